namespace MediaRouting.Engine.Commands;

/// <summary>Row 16.</summary>
/// <param name="AgentId">The agent.</param>
/// <param name="Mrd">MRD, by id or name.</param>
public readonly record struct GetAgentState(TextRef AgentId, TextRef Mrd);
