namespace MediaRouting.Engine.Commands;

/// <summary>The ids of a refused message that could be read; they come back in its Error.</summary>
/// <param name="AgentId">The agent that the message names first.</param>
/// <param name="TaskId">The task.</param>
/// <param name="Mrd">The MRD as it was written.</param>
/// <param name="ClientUniqueId">The Chat Server's own id of a task.</param>
public readonly record struct KnownIds(TextRef AgentId, TextRef TaskId, TextRef Mrd, TextRef ClientUniqueId);
