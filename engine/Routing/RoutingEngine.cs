using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Communication;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Routing;

/// <summary>
/// The MRE role: it knows how every agent stands and which tasks wait, and brings the two together. After every row no
/// task waits beside an agent who could have it (2-domain, "Work conservation"): a task that comes looks for an agent,
/// an agent who becomes eligible looks for a task.
/// </summary>
public sealed class RoutingEngine : IRoutingRequests
{
    private readonly RoutingTables _tables;
    private readonly Matcher _matcher;
    private readonly ICommunicationNotices _notices;
    private readonly List<int> _freed = [];

    /// <summary>The role over its tables; what it tells goes to <paramref name="notices"/>.</summary>
    public RoutingEngine(RoutingTables tables, ICommunicationNotices notices)
    {
        _tables = tables;
        _notices = notices;
        _matcher = new Matcher(tables, notices);
    }

    private Registry Registry => _tables.Registry;

    private Assignments Assignments => _tables.Assignments;

    /// <inheritdoc/>
    public void Conference(in Requester requester, int task, int owner, int participant)
    {
        var mrd = _tables.Identities.Mrd(task);
        var session = Registry.Session(participant, mrd);
        var refusal = Joinable(task, session, Field.ConferenceParticipant);
        if (!refusal.IsRefusal)
        {
            refusal = PartyRules.Conference(Assignments, Registry, task, mrd, owner, participant);
        }

        if (refusal.IsRefusal)
        {
            _notices.Refused(requester, refusal, task, owner);
            return;
        }

        Assignments.Add(task, session, Commands.TaskState.Active);
        _notices.TaskConferenced(requester, task, owner, participant);
        _matcher.AgentChanged(participant);
    }

    /// <inheritdoc/>
    public void Transfer(in Requester requester, int task, int owner, int recipient)
    {
        var mrd = _tables.Identities.Mrd(task);
        var session = Registry.Session(recipient, mrd);
        var refusal = Joinable(task, session, Field.RecipientAgentId);
        if (!refusal.IsRefusal)
        {
            refusal = PartyRules.Transfer(Assignments, Registry, task, mrd, owner, recipient);
        }

        if (refusal.IsRefusal)
        {
            _notices.Refused(requester, refusal, task, owner);
            return;
        }

        Assignments.Transfer(Assignments.Find(task, owner), session);
        _tables.WorkEnded(Registry.Session(owner, mrd));
        _notices.TaskAgentTransferred(requester, task, recipient, owner);
        _matcher.AgentChanged(recipient);
        _matcher.AgentChanged(owner);
    }

    /// <inheritdoc/>
    public void AgentState(
        in Requester requester, int session, AgentState state, ReadOnlySpan<byte> reason, long changed) =>
        AgentState(session, state, isRoutable: true);

    /// <summary>
    /// Row 10. MRE never refuses it: what follows from work MRE knows itself, so that being told RESERVED, ACTIVE,
    /// BUSY, WORK_READY or INTERRUPTED changes nothing; NOT_READY with work or an open offer is pending (7-rulings 10).
    /// </summary>
    public void AgentState(int session, AgentState state, bool isRoutable)
    {
        ref var presence = ref Assignments.Presence(session);
        switch (state)
        {
            case Commands.AgentState.Logout:
                presence.SignedIn = false;
                break;
            case Commands.AgentState.Ready:
                presence.SignedIn = true;
                presence.Asked = Commands.AgentState.Ready;
                presence.Routable = isRoutable;
                break;
            case Commands.AgentState.Login:
            case Commands.AgentState.NotReady:
                presence.SignedIn = true;
                presence.Asked = Commands.AgentState.NotReady;
                presence.Routable = isRoutable;
                break;
            case Commands.AgentState.Unknown:
                presence.SignedIn = true;
                presence.Asked = Commands.AgentState.Unknown;
                presence.Routable = isRoutable;
                break;
            default:
                break;
        }

        _matcher.AgentChanged(Registry.AgentOf(session));
    }

    /// <inheritdoc/>
    public void TaskState(in Requester requester, int task, int agent, TaskState state)
    {
        var refusal = Open(task);
        if (refusal.IsRefusal)
        {
            _notices.Refused(requester, refusal, task, agent);
        }
        else if (agent < 0 && state == Commands.TaskState.Closed)
        {
            CloseForAll(task);
        }
        else
        {
            var part = agent < 0 ? Assignments.Owner(task) : Assignments.Find(task, agent);
            if (part == Assignments.None)
            {
                _notices.Refused(requester, new(RefusalCode.NotTaskAgent, Field.AgentId), task, agent);
                return;
            }

            ChangePart(part, state);
        }
    }

    /// <inheritdoc/>
    public void NewTask(in Requester requester, int task, ReadOnlySpan<byte> packedParams, int priority)
    {
        var level = priority == 0 ? WaitingTasks.LowestLevel : priority;
        _tables.Open(task);
        _tables.Waiting.Arrive(task, Registry.QueueOf(_tables.Identities.Mrd(task)), level);
        _matcher.TaskWaits(task);
    }

    private Refusal Joinable(int task, int session, Field agent) =>
        Assignments.Presence(session).SignedIn ? Open(task) : new(RefusalCode.NotLoggedIn, agent);

    private Refusal Open(int task) =>
        _tables.IsOpen(task) ? default : new(RefusalCode.TaskClosed, Field.TaskId);

    private void ChangePart(int part, TaskState state)
    {
        var (task, session) = (Assignments[part].Task, Assignments[part].Session);
        switch (state)
        {
            case Commands.TaskState.New:
                EndPart(part);
                Requeue(task);
                break;
            case Commands.TaskState.Closed:
                EndPart(part);
                CloseIfDeserted(task);
                break;
            case Commands.TaskState.Offered:
            case Commands.TaskState.Interrupted:
            case Commands.TaskState.Unknown:
                break;
            default:
                Assignments.SetState(part, state);
                break;
        }

        _matcher.AgentChanged(Registry.AgentOf(session));
    }

    /// <summary>
    /// A task comes back without its agent. Whoever else is eligible gets it now, before the agent it came from is
    /// looked at again: that one may have it once more only if nobody else can (7-rulings 22).
    /// </summary>
    private void Requeue(int task)
    {
        if (Assignments.FirstOnTask(task) == Assignments.None)
        {
            _tables.Waiting.Return(task);
            _matcher.TaskWaits(task);
        }
    }

    /// <summary>All parts end before anybody is matched: the task must not be seen half closed.</summary>
    private void CloseForAll(int task)
    {
        if (_tables.Waiting.IsWaiting(task))
        {
            _tables.Waiting.Remove(task);
        }

        _freed.Clear();
        for (var part = Assignments.FirstOnTask(task); part != Assignments.None; part = Assignments.FirstOnTask(task))
        {
            _freed.Add(Registry.AgentOf(Assignments[part].Session));
            EndPart(part);
        }

        _tables.Close(task);
        foreach (var agent in _freed)
        {
            _matcher.AgentChanged(agent);
        }
    }

    private void EndPart(int part)
    {
        var session = Assignments[part].Session;
        var wasAccepted = Assignments[part].State != Commands.TaskState.Offered;
        Assignments.Remove(part);
        if (wasAccepted)
        {
            _tables.WorkEnded(session);
        }
    }

    private void CloseIfDeserted(int task)
    {
        if (Assignments.FirstOnTask(task) == Assignments.None)
        {
            _tables.Close(task);
        }
    }
}
