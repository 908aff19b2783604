namespace MediaRouting.Engine.Events;

/// <summary>Answer to <c>chat-server-restore</c> (7-rulings 15).</summary>
/// <param name="Agents">Agents who are signed in on an MRD at least, and UNKNOWN now.</param>
/// <param name="Requeued">Open offers whose tasks went back to their queues.</param>
public readonly record struct ChatServerRestored(int Agents, int Requeued);
