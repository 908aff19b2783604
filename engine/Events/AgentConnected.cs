using MediaRouting.Engine.Commands;

namespace MediaRouting.Engine.Events;

/// <summary>Answer to row 1.</summary>
/// <param name="AgentId">The agent.</param>
/// <param name="Destination">The agent's destination from now on, as Connect wrote it.</param>
public readonly record struct AgentConnected(TextRef AgentId, TextRef Destination);
