using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Communication;
using MediaRouting.Engine.Events;

namespace MediaRouting.Engine.Routing;

/// <summary>
/// What MRE tells the Communication Server: rows 6, 9 and 15, and that it refused a row. In <c>combined</c> they are
/// handed over inside the same step of the writer (<see cref="Handover"/>), in the split they are messages
/// (<see cref="CommunicationRows"/>).
/// </summary>
public interface ICommunicationNotices
{
    /// <summary>Row 6: the participant has joined.</summary>
    void TaskConferenced(in Requester requester, int task, int owner, int participant);

    /// <summary>Row 9: the recipient has the task.</summary>
    void TaskAgentTransferred(in Requester requester, int task, int recipient, int previous);

    /// <summary>Row 15: the task is reserved for an agent.</summary>
    /// <param name="task">The task.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="decision">Number of the decision that this is.</param>
    void TaskAgentSelected(int task, int agent, long decision);

    /// <summary>Row 15 without an agent: the task's time in queue is over, and MRE has given it up.</summary>
    void NoAgentAvailable(int task);

    /// <summary>A row was refused and changed nothing.</summary>
    /// <param name="requester">Who sent the row, and which.</param>
    /// <param name="refusal">Why.</param>
    /// <param name="task">The task that it names, or -1.</param>
    /// <param name="agent">The agent that it names, or -1.</param>
    void Refused(in Requester requester, in Refusal refusal, int task, int agent);
}
