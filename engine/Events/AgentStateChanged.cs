using MediaRouting.Engine.Commands;

namespace MediaRouting.Engine.Events;

/// <summary>How the agent stands on one MRD; also row 10, which has no <paramref name="PendingState"/>.</summary>
/// <param name="AgentId">The agent.</param>
/// <param name="Mrd">Id of the MRD.</param>
/// <param name="ReasonCode">Of NOT_READY, also while that is pending, and of LOGOUT; may be empty.</param>
/// <param name="State">The shown state.</param>
/// <param name="PendingState">The state asked for that the work held keeps from showing, or none.</param>
/// <param name="Routable">May the agent be offered work.</param>
/// <param name="StateChangeTime">Unix milliseconds.</param>
public readonly record struct AgentStateChanged(
    TextRef AgentId,
    TextRef Mrd,
    TextRef ReasonCode,
    AgentState State,
    AgentState PendingState,
    bool Routable,
    long StateChangeTime);
