using MediaRouting.Engine.Commands;
using MediaRouting.Engine.MessagePack;
using MediaRouting.Engine.Reconfiguration;
using MediaRouting.Engine.Routing.Explain;
using MediaRouting.Engine.Snapshot;
using MediaRouting.Engine.State;
using MediaRouting.Engine.Statistics;

namespace MediaRouting.Engine.Routing;

/// <summary>Everything that the MRE role knows: how agents stand, which tasks wait, who has which.</summary>
public sealed class RoutingTables
{
    private static readonly FieldTable<RoutedSession> SessionFields =
        new FieldTableBuilder<RoutedSession>("RoutedSession")
            .Field(1, "Since", (ref it) => ref it.Since)
            .Field(2, "IsAble", (ref it) => ref it.IsAble)
            .Build();

    private RoutedSession[] _sessions;
    private readonly bool _isAlone;

    /// <summary>Nobody signed in, no tasks.</summary>
    /// <param name="registry">The configuration.</param>
    /// <param name="identities">The tasks by id.</param>
    /// <param name="isAlone">
    /// True in the <c>routing-engine</c> topology: a task that is closed here is closed for the daemon, and a
    /// reservation is guarded by a timer. In <c>combined</c> the Communication Server role does both.
    /// </param>
    public RoutingTables(Registry registry, TaskIdentities identities, bool isAlone)
    {
        Registry = registry;
        Identities = identities;
        _isAlone = isAlone;
        _sessions = new RoutedSession[registry.SessionCount];
        Assignments = new Assignments(registry);
        Steps = new QueueSteps(registry);
        Classes = new AgentClasses(registry, Steps);
        Waiting = new WaitingTasks(registry, Steps);
        Available = new AvailableAgents(registry, Steps, Classes);
        Statistics = new RoutingStatistics(registry);
    }

    /// <summary>The configuration.</summary>
    public Registry Registry { get; }

    /// <summary>The tasks by id.</summary>
    public TaskIdentities Identities { get; }

    /// <summary>The timers of this role.</summary>
    public TimerWheel Timers { get; } = new();

    /// <summary>Who has which task, as far as MRE knows.</summary>
    public Assignments Assignments { get; }

    /// <summary>The steps of the queues.</summary>
    public QueueSteps Steps { get; private set; }

    /// <summary>Which agents serve which queues.</summary>
    public AgentClasses Classes { get; private set; }

    /// <summary>The tasks that wait.</summary>
    public WaitingTasks Waiting { get; }

    /// <summary>The agents who may be offered a task.</summary>
    public AvailableAgents Available { get; private set; }

    /// <summary>Who let a task pass.</summary>
    public Passes Passes { get; } = new();

    /// <summary>Why tasks were offered to whom.</summary>
    public Decisions Decisions { get; } = new();

    /// <summary>How often what happened.</summary>
    public RoutingCounters Counters { get; } = new();

    /// <summary>How queues are served and agents occupied.</summary>
    public RoutingStatistics Statistics { get; }

    /// <summary>Unix milliseconds: the time of the command in hand.</summary>
    public long Now { get; set; }

    /// <summary>The sequence of the command in hand.</summary>
    public long Sequence { get; set; }

    /// <summary>What is known of an agent on an MRD.</summary>
    public ref RoutedSession Session(int session) => ref _sessions[session];

    /// <summary>The steps whose tasks a session may be offered, as bits over the steps of its MRD.</summary>
    public ReadOnlySpan<ulong> OpenSteps(int session, int mrd) =>
        Classes.OpenSteps(Classes.ClassOf(session), Steps.WordCount(mrd));

    /// <summary>True for a task that was queued here and is not closed.</summary>
    public bool IsOpen(int task) => Waiting[task].IsOpen;

    /// <summary>The state of a task as MRE knows it: NEW while it waits, else the owner's.</summary>
    public TaskState StateOf(int task)
    {
        if (!IsOpen(task))
        {
            return TaskState.Closed;
        }

        var owner = Assignments.Owner(task);
        return owner == Assignments.None ? TaskState.New : TaskStateDerivation.Shown(Assignments, owner);
    }

    /// <summary>A task is queued here from now on; it does not stand in its queue yet.</summary>
    public void Open(int task, in TaskParams wanted)
    {
        Waiting.Open(task, wanted.Queue, wanted.Level, wanted.Preferred, Now);
        Statistics.Offered(wanted.Queue);
        if (wanted.IsSkillgroupUnknown)
        {
            Counters.Count(RoutingCounter.UnknownSkillgroup);
        }
    }

    /// <summary>
    /// Agents, MRDs and queues have other handles. Who is gone has no work; what it let pass is nobody's any more.
    /// </summary>
    internal void Renumber(Renumbering renumbering)
    {
        Assignments.Renumber(renumbering);
        _sessions = renumbering.BySession(_sessions);
        Statistics.Renumber(renumbering);
        Decisions.Renumber(renumbering);
        for (var task = 0; task < Identities.HandleLimit && !renumbering.AgentsStay; task++)
        {
            ref var waiting = ref Waiting[task];
            Passes.Renumber(ref waiting.LastPass, renumbering);
            Passes.Renumber(ref waiting.TakenBack, renumbering);
        }
    }

    /// <summary>
    /// The configuration is another: who serves which step is known anew, nobody stands among the available and no task
    /// waits, until they are put where they belong now.
    /// </summary>
    /// <returns>The tasks that waited, in the order that they have now.</returns>
    internal int[] Configured(ConfigurationChange change)
    {
        Assignments.Configured();
        Statistics.Configured();
        CountEntered(change.Renumbering);
        (Steps, Classes, Available) = (change.Steps, change.Classes, change.Available);
        var waited = Waiting.Configured(change, Identities, Now);
        foreach (var task in waited)
        {
            Timers.Cancel(ref Waiting[task].Timer);
        }

        return waited;
    }

    /// <summary>A task whose queue is gone, and that nobody has answered yet, enters its MRD's default queue.</summary>
    private void CountEntered(Renumbering renumbering)
    {
        for (var task = 0; task < Identities.HandleLimit && renumbering.HasGoneQueues; task++)
        {
            ref readonly var waiting = ref Waiting[task];
            if (waiting.IsOpen
                && !waiting.IsAnswered
                && renumbering.Queue(Waiting.QueueOf(task)) == Renumbering.Gone)
            {
                Statistics.Offered(Registry.DefaultQueue(Identities.Mrd(task)));
            }
        }
    }

    /// <summary>Takes a task that waits out of its queue.</summary>
    public void StopWaiting(int task)
    {
        Timers.Cancel(ref Waiting[task].Timer);
        Waiting.Remove(task);
        Statistics.Departed(Waiting.QueueOf(task), Now);
    }

    /// <summary>An agent has accepted or started a task, which is counted once.</summary>
    public void Answered(int task, int session)
    {
        ref var waiting = ref Waiting[task];
        if (!waiting.IsAnswered)
        {
            waiting.IsAnswered = true;
            Statistics.Answered(Steps.QueueOf(waiting.Step), session, Now - waiting.Queued);
        }
    }

    /// <summary>A task is to be closed: it is abandoned, unless somebody has answered it.</summary>
    /// <param name="task">The task.</param>
    /// <param name="isWaiting">It waits; else an agent has the offer.</param>
    public void Abandoned(int task, bool isWaiting)
    {
        ref readonly var waiting = ref Waiting[task];
        if (!waiting.IsAnswered)
        {
            Statistics.Abandoned(Steps.QueueOf(waiting.Step), Now - waiting.Queued, isWaiting);
        }
    }

    /// <summary>A task that neither waits nor has parts is over.</summary>
    public void Close(int task)
    {
        ref var waiting = ref Waiting[task];
        waiting.IsOpen = false;
        Passes.Clear(ref waiting.LastPass);
        Passes.Clear(ref waiting.TakenBack);
        if (_isAlone)
        {
            Identities.Close(task, default);
        }
    }

    /// <summary>Puts a session among those who may be offered a task, in its place, if it is one of them.</summary>
    public void PutIfEligible(int session)
    {
        ref readonly var presence = ref Assignments.Presence(session);
        if (AgentStateDerivation.IsEligible(presence)
            && Assignments.OpenOffer(Registry.AgentOf(session)) == Assignments.None)
        {
            Available.Put(session, presence.Work, _sessions[session].Since);
        }
        else
        {
            Available.Remove(session);
        }
    }

    /// <summary>A reservation does not outlive a lost Communication Server.</summary>
    public void Guard(int part)
    {
        if (_isAlone)
        {
            var mrd = Registry.MrdOf(Assignments[part].Session);
            var due = Now + (Registry.Policy(mrd).GuardTimeoutSeconds * 1000L);
            Assignments[part].Timer = Timers.Arm(due, TimerKind.Guard, part);
        }
    }

    /// <summary>Work of a session has ended: the agent is available since now.</summary>
    public void WorkEnded(int session) => _sessions[session].Since = Now;

    /// <summary>Writes how agents stand, beside their parts.</summary>
    internal void SaveAgents(PartWriter to)
    {
        foreach (ref readonly var session in _sessions.AsSpan())
        {
            to.Record(SessionFields, in session);
        }

        Assignments.SavePresences(to);
    }

    /// <summary>Takes how agents stand.</summary>
    internal bool TryLoadAgents(PartReader from)
    {
        foreach (ref var session in _sessions.AsSpan())
        {
            if (!from.TryRecord(SessionFields, out session))
            {
                return false;
            }
        }

        return Assignments.TryLoadPresences(from);
    }

    /// <summary>Writes the tasks.</summary>
    internal void SaveQueues(PartWriter to)
    {
        Passes.Save(to);
        Waiting.Save(to, Identities);
    }

    /// <summary>Takes the tasks; those that waited wait, and who may be offered one is available.</summary>
    /// <param name="from">Where they are read.</param>
    /// <param name="running">Timers that run on parts.</param>
    internal bool TryLoadQueues(PartReader from, int running)
    {
        if (!Passes.TryLoad(from, Registry.AgentCount, out var taken)
            || !Waiting.TryLoad(from, Identities))
        {
            return false;
        }

        for (var session = 0; session < _sessions.Length; session++)
        {
            _sessions[session].Occupation = OccupationDerivation.Of(Assignments.Presence(session));
            PutIfEligible(session);
        }

        var passes = 0;
        for (var task = 0; task < Identities.HandleLimit; task++)
        {
            ref readonly var waiting = ref Waiting[task];
            var (passed, takenBack) =
                (Passes.TryTake(waiting.LastPass, taken), Passes.TryTake(waiting.TakenBack, taken));
            var isTimed = waiting.Timer != TimerWheel.Unarmed;
            if (!from.Require(passed >= 0 && takenBack >= 0, "a list of passes of its own")
                || !from.Require(!isTimed || IsTimerOf(in waiting, task), "the timer of a task that waits"))
            {
                return false;
            }

            passes += passed + takenBack;
            running += isTimed ? 1 : 0;
        }

        return from.Require(passes == Passes.Count, "passes that are in lists")
            && from.Require(running == Timers.Count, "timers of something");
    }

    /// <summary>Writes the statistics.</summary>
    internal void SaveStatistics(PartWriter to)
    {
        Statistics.Save(to);
        Waiting.SaveAnswered(to, Identities);
    }

    /// <summary>Takes the statistics.</summary>
    internal bool TryLoadStatistics(PartReader from) =>
        Statistics.TryLoad(from) && Waiting.TryLoadAnswered(from, Identities);

    /// <summary>
    /// Counting begins now, in a state that has no statistics: what entered its queue before is not counted when it is
    /// answered or leaves.
    /// </summary>
    internal void BeginStatistics()
    {
        Statistics.BeginAt(Now);
        Waiting.TakeAllForAnswered(Identities);
    }

    private bool IsTimerOf(ref readonly Waiting waiting, int task) =>
        waiting.IsWaiting && Timers.IsOf(waiting.Timer, task, TimerKind.Waiting, TimerKind.Waiting);
}
