using System.Text;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.State;

namespace MediaRouting.Testing;

/// <summary>
/// What is true of a site whenever nothing is on its way, worked out here the slow way from the parts of all tasks:
/// work conservation, one open offer an agent, no load above the limit, counts that a recount confirms, a live
/// timer for every offer, nothing both waiting and assigned, and two roles that agree.
/// </summary>
public static class Invariants
{
    /// <summary>Throws if the site breaks one.</summary>
    /// <param name="site">The site.</param>
    /// <param name="taskIds">The ids of all tasks so far.</param>
    /// <param name="haveCrossed">
    /// Rows have crossed on their way: then MRE need not know in which state work is, only that it is offered,
    /// held, or in wrap-up.
    /// </param>
    /// <param name="isReconfigured">
    /// The configuration is another than it was: an agent may hold more than it has now, and a wrap-up that began
    /// before keeps its timer, or has none.
    /// </param>
    public static void Check(
        ISite site, IReadOnlyList<string> taskIds, bool haveCrossed = false, bool isReconfigured = false) =>
        Check(site.Communication, site.Routing, taskIds, haveCrossed, isReconfigured);

    /// <summary>The same, of the machines that have the two roles; null for a role that is not looked at.</summary>
    public static void Check(
        StateMachine? first,
        StateMachine? second,
        IReadOnlyList<string> taskIds,
        bool haveCrossed = false,
        bool isReconfigured = false)
    {
        if (first is { } communication)
        {
            var tasks = OpenTasks(communication, taskIds);
            Recount(communication.Registry, communication.CommunicationTables!.Assignments, tasks, isReconfigured);
            TaskCounts(communication, communication.CommunicationTables.Assignments, tasks);
            Timers(communication, tasks, isReconfigured);
            Shown(communication);
        }

        if (second is { } routing)
        {
            var tasks = OpenTasks(routing, taskIds);
            Recount(routing.Registry, routing.RoutingTables!.Assignments, tasks, isReconfigured);
            TaskCounts(routing, routing.RoutingTables.Assignments, tasks);
            Conservation(routing, tasks);
            IndexInvariants.Check(routing, tasks);
        }

        if (first is not null && second is not null)
        {
            Agreement(first, second, taskIds, haveCrossed);
        }

        foreach (var machine in new[] { first, second })
        {
            Accounts(machine);
        }
    }

    /// <summary>
    /// READY or ACTIVE, routable, no pending NOT_READY, no open offer, below the limit, not INTERRUPTED (2-domain,
    /// "Eligible").
    /// </summary>
    public static bool IsEligible(Registry registry, Assignments assignments, int session)
    {
        ref readonly var presence = ref assignments.Presence(session);
        var isReady = presence is { Held: 0, WrapUps: 0 };
        var isActive = presence.Held > 0 && presence.Held + presence.WrapUps < presence.Limit;
        return presence is { SignedIn: true, Routable: true, Asked: AgentState.Ready, Interrupted: false }
            && (isReady || isActive)
            && assignments.OpenOffer(registry.AgentOf(session)) == Assignments.None;
    }

    private static List<int> OpenTasks(StateMachine machine, IReadOnlyList<string> taskIds) =>
        [.. taskIds.Select(id => Find(machine, id)).Where(task => task >= 0 && !machine.Identities.IsClosed(task))];

    private static int Find(StateMachine machine, string id) => machine.Identities.Find(Encoding.UTF8.GetBytes(id));

    private static IEnumerable<int> Parts(Assignments assignments, int task)
    {
        for (var part = assignments.FirstOnTask(task); part != Assignments.None; part = assignments.NextOnTask(part))
        {
            yield return part;
        }
    }

    private static void Recount(
        Registry registry, Assignments assignments, List<int> tasks, bool isReconfigured)
    {
        var parts = tasks.SelectMany(task => Parts(assignments, task)).ToList();
        Require(parts.Count == assignments.Count, "a closed task has a part");
        var offers = new int[registry.SessionCount];
        var wrapUps = new int[registry.SessionCount];
        var held = new int[registry.SessionCount];
        foreach (var part in parts)
        {
            var counts = assignments[part].State switch
            {
                TaskState.Offered => offers,
                TaskState.WrappingUp => wrapUps,
                _ => held,
            };
            counts[assignments[part].Session]++;
        }

        for (var session = 0; session < registry.SessionCount; session++)
        {
            ref readonly var presence = ref assignments.Presence(session);
            Require(presence.Offers == offers[session], "offers miscounted");
            Require(presence.WrapUps == wrapUps[session], "wrap-ups miscounted");
            Require(presence.Held == held[session], "held tasks miscounted");
            Require(isReconfigured || presence.Load <= presence.Limit, "an agent has more than the limit");
        }

        for (var agent = 0; agent < registry.AgentCount; agent++)
        {
            var open = Enumerable.Range(0, registry.MrdCount).Sum(mrd => offers[registry.Session(agent, mrd)]);
            Require(open <= 1, "an agent has two open offers");
            var hasOpen = assignments.OpenOffer(agent) != Assignments.None;
            Require(hasOpen == (open == 1), "the open offer is not the agent's");
            var sessions = Enumerable.Range(0, registry.MrdCount).Select(mrd => registry.Session(agent, mrd)).ToList();
            Interruption(registry, assignments, sessions, parts.Select(part => assignments[part].Session));
        }
    }

    private static void TaskCounts(StateMachine machine, Assignments assignments, List<int> tasks)
    {
        for (var mrd = 0; mrd < machine.Registry.MrdCount; mrd++)
        {
            var open = tasks.FindAll(task => machine.Identities.Mrd(task) == mrd);
            var taken = open.Count(task => assignments.FirstOnTask(task) != Assignments.None);
            Require(machine.Identities.OpenCountOf(mrd) == open.Count, "open tasks of an MRD miscounted");
            Require(assignments.TaskCountOf(mrd) == taken, "tasks of an MRD that somebody has miscounted");
        }
    }

    private static void Interruption(
        Registry registry, Assignments assignments, List<int> sessions, IEnumerable<int> withParts)
    {
        var isInterrupted = withParts.Intersect(sessions).Any(session => !IsInterruptible(registry, session));
        foreach (var session in sessions)
        {
            var expected = isInterrupted && IsInterruptible(registry, session);
            var actual = assignments.Presence(session).Interrupted;
            Require(actual == expected, "an interruption is missed, or outlives its cause");
        }
    }

    private static bool IsInterruptible(Registry registry, int session) =>
        registry.Policy(registry.MrdOf(session)).Interruptible;

    private static void Timers(StateMachine machine, List<int> tasks, bool isReconfigured)
    {
        var tables = machine.CommunicationTables!;
        var timed = 0;
        foreach (var part in tasks.SelectMany(task => Parts(tables.Assignments, task)))
        {
            ref readonly var record = ref tables.Assignments[part];
            var policy = machine.Registry.Policy(machine.Registry.MrdOf(record.Session));
            var hasTimer = record.Timer != TimerWheel.Unarmed;
            var isTimedWrapUp = isReconfigured ? hasTimer : policy.WrapUpSeconds is not null;
            var isTimed = record.State == TaskState.Offered
                || (record.State == TaskState.WrappingUp && isTimedWrapUp);
            timed += isTimed ? 1 : 0;
            Require(isTimed == hasTimer, "an offer or wrap-up has no timer, or other work has");
        }

        Require(tables.Timers.Count == timed, "there are not as many timers as offers and wrap-ups");
        var armed = timed + (machine.RoutingTables?.Timers.Count ?? 0);
        Require(machine.NextDue == long.MaxValue == (armed == 0), "NextDue does not know of a timer");
    }

    private static void Shown(StateMachine machine)
    {
        var tables = machine.CommunicationTables!;
        for (var session = 0; session < machine.Registry.SessionCount; session++)
        {
            ref readonly var presence = ref tables.Assignments.Presence(session);
            ref readonly var told = ref tables.Session(session);
            var shown = presence switch
            {
                { SignedIn: false } => AgentState.Logout,
                { Asked: AgentState.Unknown } => AgentState.Unknown,
                { Interrupted: true } => AgentState.Interrupted,
                { Held: > 0 } when presence.Held + presence.WrapUps >= presence.Limit => AgentState.Busy,
                { Held: > 0 } => AgentState.Active,
                { WrapUps: > 0 } => AgentState.WorkReady,
                { Offers: > 0 } => AgentState.Reserved,
                _ => presence.Asked,
            };
            Require(presence.SignedIn || presence.Load == 0, "an agent who is signed out has work");
            var pending = (shown, presence.Asked) switch
            {
                (AgentState.Logout or AgentState.NotReady, _) => AgentState.None,
                (AgentState.Interrupted, var asked) => asked,
                (_, AgentState.NotReady) => AgentState.NotReady,
                _ => AgentState.None,
            };
            Require(told.Shown == shown, "the state told last is not the agent's state");
            Require(told.Pending == pending, "the pending state told last is wrong");
            var agent = machine.Registry.AgentOf(session);
            var isTold = tables.Agent(agent).IsInterrupted == tables.Assignments.IsInterrupted(agent);
            Require(isTold, "nobody was told of an interruption, or of its end");
        }
    }

    private static void Conservation(StateMachine machine, List<int> tasks)
    {
        var tables = machine.RoutingTables!;
        var counts = new int[machine.Registry.QueueCount];
        var waiting = new List<int>();
        foreach (var task in tasks)
        {
            ref readonly var record = ref tables.Waiting[task];
            var isAssigned = tables.Assignments.FirstOnTask(task) != Assignments.None;
            Require(tables.IsOpen(task), "an open task is not open at MRE");
            Require(record.IsWaiting != isAssigned, "a task both waits and is assigned, or neither");
            if (record.IsWaiting)
            {
                waiting.Add(task);
                counts[tables.Waiting.QueueOf(task)]++;
            }
        }

        for (var session = 0; session < machine.Registry.SessionCount; session++)
        {
            var isEligible = IsEligible(machine.Registry, tables.Assignments, session);
            Require(isEligible == tables.Available.Contains(session), "the index of available agents is wrong");
            Require(
                !isEligible || !waiting.Exists(task => CanHave(machine, session, task)),
                "a task waits beside an eligible agent");
        }

        for (var queue = 0; queue < counts.Length; queue++)
        {
            Require(tables.Waiting.CountOf(queue) == counts[queue], "waiting tasks miscounted");
        }
    }

    /// <summary>True if a step that is open to the task matches the agent, or the task prefers it.</summary>
    internal static bool CanHave(StateMachine machine, int session, int task)
    {
        var (registry, tables) = (machine.Registry, machine.RoutingTables!);
        ref readonly var record = ref tables.Waiting[task];
        var open = registry.Queue(tables.Waiting.QueueOf(task)).Steps.Take(tables.Steps.NumberOf(record.Step) + 1);
        var attributes = registry.Agent(registry.AgentOf(session)).Attributes;
        return registry.MrdOf(session) == machine.Identities.Mrd(task)
            && (record.Preferred == session || open.Any(step => step.Expression.Matches(attributes)));
    }

    private static void Agreement(
        StateMachine communication, StateMachine routing, IReadOnlyList<string> taskIds, bool haveCrossed)
    {
        var (ours, theirs) = (communication.CommunicationTables!.Assignments, routing.RoutingTables!.Assignments);
        for (var session = 0; session < communication.Registry.SessionCount; session++)
        {
            ref readonly var one = ref ours.Presence(session);
            ref readonly var other = ref theirs.Presence(session);
            Require(one.SignedIn == other.SignedIn, "the roles disagree on who is signed in");
            Require(!one.SignedIn || one.Asked == other.Asked, "the roles disagree on what an agent asked for");
            var isRoutable = one.Routable && !communication.CommunicationTables.Session(session).IsUnroutable;
            Require(!one.SignedIn || isRoutable == other.Routable, "the roles disagree on who is routable");
        }

        foreach (var id in taskIds)
        {
            var (here, there) = (Find(communication, id), Find(routing, id));
            Require(here < 0 == there < 0, "a task is known to one role only");
            if (here < 0)
            {
                continue;
            }

            var isClosed = communication.Identities.IsClosed(here);
            Require(isClosed == routing.Identities.IsClosed(there), "a task is closed for one role only");
            var partsHere = isClosed ? [] : Views(ours, here);
            var partsThere = isClosed ? [] : Views(theirs, there);
            Require(partsHere.SequenceEqual(partsThere), "the roles disagree on who has a task");
        }

        IEnumerable<(int Session, TaskState State)> Views(Assignments assignments, int task) =>
            Parts(assignments, task).Select(part => (assignments[part].Session, View(assignments[part].State)));

        TaskState View(TaskState state) =>
            haveCrossed && state is not (TaskState.Offered or TaskState.WrappingUp) ? TaskState.Active : state;
    }

    private static void Accounts(StateMachine? machine)
    {
        if (machine is not null)
        {
            var accounting = machine.Accounting;
            var settled = Enum.GetValues<Engine.Events.RefusalCode>()
                .Sum(code => accounting.Refused(code) + accounting.DeadLettered(code));
            var known = accounting.Applied + settled + accounting.Duplicates;
            Require(accounting.Received == known, "the accounts do not add up");
            Require(machine.Violations.Total == 0, "the engine itself has found an invariant broken");
        }
    }

    private static void Require(bool holds, string fault)
    {
        if (!holds)
        {
            throw new InvalidOperationException(fault);
        }
    }
}
