namespace MediaRouting.Testing;

/// <summary>What the daemon said is not what the script expects.</summary>
public sealed class ConversationDiffersException(string message) : Exception(message);
