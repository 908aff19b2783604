using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Routing;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Communication;

/// <summary>
/// The Communication Server role: it speaks with the Chat Server, knows who is connected and signed in, gives tasks
/// their ids, runs the timers of offers and wrap-ups, and asks MRE for agents.
/// </summary>
public sealed class CommunicationServer : ICommunicationNotices
{
    private readonly CommunicationTables _tables;
    private readonly Announcements _announcements;
    private readonly AgentCommands _agents;
    private readonly TaskCommands _tasks;
    private readonly PartyCommands _parties;
    private readonly Offers _offers;
    private readonly Restoration _restoration;
    private readonly WaitQuestions _waits;
    private readonly Refusals _refusals;

    /// <summary>The role over its tables; what it asks of MRE goes to <paramref name="routing"/>.</summary>
    public CommunicationServer(
        CommunicationTables tables,
        TaskIds taskIds,
        IRoutingRequests routing,
        WaitQuestions waits,
        Refusals refusals,
        Outbox outbox)
    {
        _tables = tables;
        _waits = waits;
        _refusals = refusals;
        _announcements = new Announcements(tables, outbox);
        var endings = new WorkEndings(tables, _announcements, routing);
        _agents = new AgentCommands(tables, _announcements, refusals, endings, routing);
        _tasks = new TaskCommands(tables, taskIds, _announcements, refusals, endings, routing);
        _parties = new PartyCommands(tables, _announcements, refusals, endings, routing);
        _offers = new Offers(tables, _announcements, endings, routing);
        _restoration = new Restoration(tables, _announcements, endings, routing);
    }

    /// <summary>Carries out a command of the queue General.</summary>
    public void Apply(ref readonly CommandSlot slot, long sequence)
    {
        switch (slot.Kind)
        {
            case CommandKind.Connect:
                _agents.Connect(in slot);
                break;
            case CommandKind.Login:
                _agents.Login(in slot);
                break;
            case CommandKind.ChangeAgentState:
                _agents.ChangeState(in slot);
                break;
            case CommandKind.GetAgentState:
                _agents.GetState(in slot);
                break;
            case CommandKind.CreateTask:
                _tasks.Create(in slot, sequence);
                break;
            case CommandKind.ChangeTaskState:
                _tasks.ChangeState(in slot);
                break;
            case CommandKind.GetTaskState:
                _tasks.GetState(in slot);
                break;
            case CommandKind.Conference:
                _parties.Conference(in slot);
                break;
            case CommandKind.Transfer:
                _parties.Transfer(in slot);
                break;
            case CommandKind.GetEstimatedWait:
                _waits.Answer(in slot);
                break;
            case CommandKind.RestoreChatServer:
                _restoration.Restore(in slot);
                break;
            default:
                throw new InvalidOperationException($"CommunicationServer.Apply: {slot.Kind} is not a row of General");
        }
    }

    /// <summary>
    /// The configuration is to be another: who is signed in where there will be no such agent any more signs out, and
    /// is told so.
    /// </summary>
    internal void SignOutRemoved(Renumbering renumbering)
    {
        for (var session = 0; session < _tables.Registry.SessionCount && !renumbering.SessionsStay; session++)
        {
            if (_tables.Assignments.Presence(session).SignedIn && renumbering.Session(session) == Renumbering.Gone)
            {
                _agents.SignOut(session);
            }
        }
    }

    /// <summary>The configuration is another: agents are told where it shows.</summary>
    public void Configured()
    {
        _tables.Assignments.Configured();
        _tables.Admission.Configured();
        for (var session = 0; session < _tables.Registry.SessionCount; session++)
        {
            if (_tables.Assignments.Presence(session).SignedIn)
            {
                _announcements.AgentStateIfChanged(session);
                _offers.TellIfRoutable(session);
            }
        }
    }

    /// <summary>A command has been carried out: MRE is told whom it may offer work to again.</summary>
    public void Settle() => _offers.TellWhoIsRoutable();

    /// <summary>A timer of this role has fired; its subject is a part.</summary>
    public void TimerExpired(TimerKind kind, int part)
    {
        if (kind == TimerKind.Offer)
        {
            _offers.Expire(part);
        }
        else
        {
            _tasks.ExpireWrapUp(part);
        }
    }

    /// <inheritdoc/>
    public void TaskConferenced(in Requester requester, int task, int owner, int participant) =>
        _parties.Joined(requester, task, owner, participant);

    /// <inheritdoc/>
    public void TaskAgentTransferred(in Requester requester, int task, int recipient, int previous) =>
        _parties.Transferred(requester, task, recipient, previous);

    /// <inheritdoc/>
    public void TaskAgentSelected(int task, int agent, long decision) => _offers.Open(task, agent, decision);

    /// <inheritdoc/>
    public void NoAgentAvailable(int task)
    {
        var refusal = GiveUp(task);
        if (refusal.IsRefusal)
        {
            throw new InvalidOperationException(
                $"CommunicationServer.NoAgentAvailable: a task that MRE gives up does not wait here: {refusal}");
        }
    }

    /// <summary>
    /// Row 15, NO_AGENT_AVAILABLE, from an MRE elsewhere: it has given the task up. Refused for one that is closed, or
    /// that an agent has.
    /// </summary>
    public Refusal GiveUp(int task)
    {
        if (_tables.Identities.IsClosed(task))
        {
            return new(RefusalCode.TaskClosed, Field.TaskId);
        }

        return _offers.TryGiveUp(task, TaskCodes.NoAgentAvailable)
            ? default
            : new(RefusalCode.StateNotAllowed, Field.Status, Fault.NoSuchTransition);
    }

    /// <summary>MRE has taken a reservation back, since it was not answered in time (7-rulings 30).</summary>
    public void ReservationTakenBack(int task, int agent) => _offers.TakenBack(task, agent);

    /// <summary>
    /// MRE has taken a reservation back whose task is not known here: it holds the agent, or -1, for NOT_READY.
    /// </summary>
    public void AgentHeldBack(int agent)
    {
        if (agent >= 0)
        {
            _offers.TellFacts(agent);
        }
    }

    /// <inheritdoc/>
    public void Refused(in Requester requester, in Refusal refusal, int task, int agent) =>
        Refused(requester, refusal, task, agent, default, 0);

    /// <summary>
    /// MRE refused a row. The asker is told; a task that MRE would not take is closed, since nobody would ever be found
    /// for it. A task that MRE has already, it has.
    /// </summary>
    /// <param name="requester">Who asked.</param>
    /// <param name="refusal">Why.</param>
    /// <param name="task">The task, or -1.</param>
    /// <param name="agent">The agent, or -1.</param>
    /// <param name="message">MRE's own sentence; may be empty.</param>
    /// <param name="retryAfter">Seconds, or 0.</param>
    public void Refused(
        in Requester requester, in Refusal refusal, int task, int agent, ReadOnlySpan<byte> message, int retryAfter)
    {
        var state = task < 0 ? TaskState.None : _tables.StateOf(task);
        _refusals.Relay(requester, refusal, task, agent, state, message, retryAfter);
        if (requester.Request == CommandKind.CreateTask && task >= 0 && refusal.Code != RefusalCode.DuplicateTask)
        {
            var code = refusal.Code == RefusalCode.Overloaded ? TaskCodes.Overloaded : TaskCodes.ForceClosed;
            _offers.TryGiveUp(task, code);
        }
    }
}
