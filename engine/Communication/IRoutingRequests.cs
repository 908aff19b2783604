using MediaRouting.Engine.Commands;

namespace MediaRouting.Engine.Communication;

/// <summary>
/// What the Communication Server asks of MRE: rows 5, 8, 10, 12 and 14. In <c>combined</c> they are handed over inside
/// the same step of the writer (<see cref="Handover"/>), in the split they are messages (<see cref="RoutingRows"/>).
/// Agents, MRDs and tasks are handles of this process.
/// </summary>
public interface IRoutingRequests
{
    /// <summary>Row 5: a participant joins a task.</summary>
    void Conference(in Requester requester, int task, int owner, int participant);

    /// <summary>Row 8: the owner hands a task to another agent.</summary>
    void Transfer(in Requester requester, int task, int owner, int recipient);

    /// <summary>Row 10: a fact about an agent has changed.</summary>
    /// <param name="requester">Whose request it follows from.</param>
    /// <param name="session">The agent on the MRD.</param>
    /// <param name="state">READY, NOT_READY, LOGOUT or UNKNOWN.</param>
    /// <param name="reason">May be empty.</param>
    /// <param name="changed">Unix milliseconds.</param>
    /// <param name="isRoutable">False: the agent is not to be offered work for now, whatever its state.</param>
    void AgentState(
        in Requester requester,
        int session,
        AgentState state,
        ReadOnlySpan<byte> reason,
        long changed,
        bool isRoutable = true);

    /// <summary>
    /// Row 12: a part, or with <paramref name="agent"/> -1 the task as a whole, has changed its state.
    /// </summary>
    /// <param name="requester">Whose request it follows from.</param>
    /// <param name="task">The task.</param>
    /// <param name="agent">Whose part, or -1.</param>
    /// <param name="state">The new state.</param>
    /// <param name="decision">The decision of MRE that the part goes back to; 0 where none is known.</param>
    void TaskState(in Requester requester, int task, int agent, TaskState state, long decision = 0);

    /// <summary>Row 14: a task wants an agent.</summary>
    /// <param name="requester">Whose request it follows from.</param>
    /// <param name="task">The task.</param>
    /// <param name="packedParams">Its params, packed.</param>
    /// <param name="priority">1..10, or 0 if the request has none.</param>
    void NewTask(in Requester requester, int task, ReadOnlySpan<byte> packedParams, int priority);
}
