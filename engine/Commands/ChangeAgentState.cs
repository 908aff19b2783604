namespace MediaRouting.Engine.Commands;

/// <summary>Row 3: the agent asks for a state.</summary>
/// <param name="AgentId">The agent.</param>
/// <param name="Mrd">MRD, by id or name.</param>
/// <param name="ReasonCode">Reason of NOT_READY or LOGOUT; may be empty.</param>
/// <param name="State">The state asked for, any of the ten.</param>
public readonly record struct ChangeAgentState(TextRef AgentId, TextRef Mrd, TextRef ReasonCode, AgentState State);
