using System.Runtime.InteropServices;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Communication;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Reconfiguration;
using MediaRouting.Engine.State;
using MediaRouting.Engine.Statistics;

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
    private readonly QueueTimes _times;
    private readonly List<int> _freed = [];

    /// <summary>The role over its tables; what it tells goes to <paramref name="notices"/>.</summary>
    public RoutingEngine(RoutingTables tables, ICommunicationNotices notices)
    {
        _tables = tables;
        _notices = notices;
        _matcher = new Matcher(tables, notices);
        _times = new QueueTimes(tables, _matcher, notices);
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
        _matcher.AgentsChanged([recipient, owner]);
    }

    /// <inheritdoc/>
    public void AgentState(
        in Requester requester,
        int session,
        AgentState state,
        ReadOnlySpan<byte> reason,
        long changed,
        bool isRoutable = true) => AgentState(session, state, isRoutable);

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
            case Commands.AgentState.Ready or Commands.AgentState.NotReady or Commands.AgentState.Unknown:
                presence.SignedIn = true;
                presence.Asked = state;
                presence.Routable = isRoutable;
                break;
            case Commands.AgentState.Login:
                presence.SignedIn = true;
                presence.Asked = Commands.AgentState.NotReady;
                presence.Routable = isRoutable;
                break;
            default:
                break;
        }

        _matcher.AgentChanged(Registry.AgentOf(session));
    }

    /// <inheritdoc/>
    public void TaskState(in Requester requester, int task, int agent, TaskState state, long decision = 0)
    {
        var refusal = Open(task);
        if (refusal.IsRefusal && state == Commands.TaskState.New && decision > 0)
        {
            // Nobody has it there any more, and it was given up here: the Communication Server could not know.
            _notices.NoAgentAvailable(task);
        }
        else if (refusal.IsRefusal)
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
            if (IsLateEnd(task, part, state, decision))
            {
                _tables.Counters.Count(RoutingCounter.LateAnswer);
                if (state == Commands.TaskState.Closed)
                {
                    CloseForAll(task);
                }

                return;
            }

            part = part == Assignments.None && agent >= 0 ? LateAnswer(task, agent, state, decision) : part;
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
        var mrd = _tables.Identities.Mrd(task);
        _tables.Open(task, TaskParams.Read(Registry, mrd, packedParams, priority));
        _times.Arrived(task);
    }

    /// <summary>The configuration is another: each task that waits looks for an agent by it, in their order.</summary>
    internal void Configured(ConfigurationChange change)
    {
        var waited = _tables.Configured(change);
        _matcher.Configured();
        foreach (var task in waited)
        {
            _times.Configured(task);
        }
    }

    /// <summary>A timer of this role has fired.</summary>
    public void TimerExpired(TimerKind kind, int subject)
    {
        if (kind == TimerKind.Waiting)
        {
            _times.Expired(subject);
        }
        else
        {
            GuardExpired(subject);
        }
    }

    /// <summary>
    /// Nothing was heard of a reservation: MRE does to itself what the Communication Server does when an offer is not
    /// answered, and tells it (2-domain, "Timers").
    /// </summary>
    private void GuardExpired(int part)
    {
        // The wheel has forgotten the timer; so does the part, before anything can try to cancel it.
        Assignments[part].Timer = TimerWheel.Unarmed;
        var (task, session) = (Assignments[part].Task, Assignments[part].Session);
        if (Registry.Policy(Registry.MrdOf(session)).NoAnswer == NoAnswerPolicy.NotReady)
        {
            Assignments.Presence(session).Asked = Commands.AgentState.NotReady;
        }

        _tables.Counters.Count(RoutingCounter.GuardTimeout);
        ref var waiting = ref _tables.Waiting[task];
        var keptUntil = _tables.Now + (Registry.Policy(Registry.MrdOf(session)).GuardTimeoutSeconds * 1000L);
        _tables.Passes.Add(ref waiting.TakenBack, Registry.AgentOf(session), keptUntil);
        var asked = new Requester { Request = CommandKind.TaskAgentSelected };
        _notices.Refused(asked, new(RefusalCode.ResponseTimeout), task, Registry.AgentOf(session));
        ChangePart(part, Commands.TaskState.New);
    }

    private Refusal Joinable(int task, int session, Field agent) =>
        Assignments.Presence(session).SignedIn ? Open(task) : new(RefusalCode.NotLoggedIn, agent);

    private Refusal Open(int task) =>
        _tables.IsOpen(task) ? default : new(RefusalCode.TaskClosed, Field.TaskId);

    /// <summary>
    /// Whether a part ends, by the number of its decision, that is none any more: MRE has taken the offer back before.
    /// The agent may have been offered the task anew since: that is another offer, and not answered by this. If the
    /// part was closed, and nobody has another, the task is over.
    /// </summary>
    private bool IsLateEnd(int task, int part, TaskState state, long decision)
    {
        var last = _tables.Waiting[task].Decision;
        return decision > 0 && (state, part) switch
        {
            (Commands.TaskState.New, Assignments.None) => decision <= last,
            (Commands.TaskState.New, _) =>
                decision < last && Assignments[part].State == Commands.TaskState.Offered,
            (Commands.TaskState.Closed, Assignments.None) =>
                decision <= last && Assignments.FirstOnTask(task) == Assignments.None,
            _ => false,
        };
    }

    /// <summary>
    /// The answer to an offer that the guard timer has taken back already: the Communication Server knows better who
    /// has the task, and whoever it was offered to since is free again.
    /// </summary>
    /// <returns>The agent's part, or none if the task is not free for it.</returns>
    private int LateAnswer(int task, int agent, TaskState state, long decision)
    {
        var session = Registry.Session(agent, _tables.Identities.Mrd(task));
        var owner = Assignments.Owner(task);
        var isTaken = owner != Assignments.None && Assignments[owner].State != Commands.TaskState.Offered;
        var isAnswer = state is Commands.TaskState.Accepted or Commands.TaskState.Active
            or Commands.TaskState.Paused or Commands.TaskState.WrappingUp;
        ref readonly var waiting = ref _tables.Waiting[task];
        var wasOffered = decision > 0
            ? decision <= waiting.Decision
            : _tables.Passes.Contains(waiting.TakenBack, agent);
        if (isTaken || !isAnswer || !wasOffered)
        {
            return Assignments.None;
        }

        _tables.Counters.Count(RoutingCounter.LateAnswer);
        if (owner == Assignments.None)
        {
            _tables.StopWaiting(task);
            return Assignments.AddBeyondLimit(task, session, state);
        }

        var former = Registry.AgentOf(Assignments[owner].Session);
        EndPart(owner);
        var part = Assignments.AddBeyondLimit(task, session, state);
        _matcher.AgentChanged(former);
        return part;
    }

    private void ChangePart(int part, TaskState state)
    {
        var (task, session) = (Assignments[part].Task, Assignments[part].Session);
        switch (state)
        {
            case Commands.TaskState.New:
                EndPart(part);
                NotePass(task, session);
                Requeue(task, session);
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
                _tables.Timers.Cancel(ref Assignments[part].Timer);
                _tables.Answered(task, session);
                _tables.Passes.Clear(ref _tables.Waiting[task].LastPass);
                _tables.Passes.Clear(ref _tables.Waiting[task].TakenBack);
                Assignments.SetState(part, state);
                break;
        }

        _matcher.AgentChanged(Registry.AgentOf(session));
    }

    /// <summary>Where the agent stays READY, somebody else is asked before it is asked again.</summary>
    private void NotePass(int task, int session)
    {
        var agent = Registry.AgentOf(session);
        ref var last = ref _tables.Waiting[task].LastPass;
        var isKnown = last != Passes.None && _tables.Passes.AgentOf(last) == agent;
        if (!isKnown && Registry.Policy(Registry.MrdOf(session)).NoAnswer == NoAnswerPolicy.Ready)
        {
            _tables.Passes.Add(ref last, agent);
        }
    }

    /// <summary>
    /// A task comes back without its agent. Whoever else is eligible gets it now, before the agent it came from is
    /// looked at again: that one may have it once more only if nobody else can (7-rulings 22).
    /// </summary>
    private void Requeue(int task, int session)
    {
        if (Assignments.FirstOnTask(task) == Assignments.None)
        {
            _times.Returned(task, session);
        }
    }

    /// <summary>All parts end before anybody is matched: the task must not be seen half closed.</summary>
    private void CloseForAll(int task)
    {
        var isWaiting = _tables.Waiting[task].IsWaiting;
        _tables.Abandoned(task, isWaiting);
        if (isWaiting)
        {
            _tables.StopWaiting(task);
        }

        _freed.Clear();
        for (var part = Assignments.FirstOnTask(task); part != Assignments.None; part = Assignments.FirstOnTask(task))
        {
            _freed.Add(Registry.AgentOf(Assignments[part].Session));
            EndPart(part);
        }

        _tables.Close(task);
        _matcher.AgentsChanged(CollectionsMarshal.AsSpan(_freed));
    }

    private void EndPart(int part)
    {
        var session = Assignments[part].Session;
        var wasAccepted = Assignments[part].State != Commands.TaskState.Offered;
        _tables.Timers.Cancel(ref Assignments[part].Timer);
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
            _tables.Abandoned(task, isWaiting: false);
            _tables.Close(task);
        }
    }
}
