namespace MediaRouting.Engine.Commands;

/// <summary>Row 10.</summary>
/// <param name="AgentId">The agent.</param>
/// <param name="Mrd">MRD, by id or name.</param>
/// <param name="ReasonCode">May be empty.</param>
/// <param name="State">Any of the ten states.</param>
/// <param name="Routable">May the agent be offered work; true if the message does not say.</param>
/// <param name="StateChangeTime">Unix milliseconds.</param>
public readonly record struct UpdateAgentState(
    TextRef AgentId, TextRef Mrd, TextRef ReasonCode, AgentState State, bool Routable, long StateChangeTime);
