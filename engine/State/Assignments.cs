using MediaRouting.Engine.Commands;
using MediaRouting.Engine.MessagePack;
using MediaRouting.Engine.Snapshot;

namespace MediaRouting.Engine.State;

/// <summary>
/// Who has which part in which task, and with it how each agent stands: the parts, in joining order on each task, and
/// each session's <see cref="Presence"/>, whose counts and interruption change here and nowhere else. Each role has its
/// own.
/// </summary>
public sealed class Assignments
{
    /// <summary>No part.</summary>
    public const int None = 0;

    // Handle 0 is None.
    private const int Reserved = 1;

    private static readonly FieldTable<Presence> PresenceFields = new FieldTableBuilder<Presence>("Presence")
        .Field(1, "SignedIn", (ref it) => ref it.SignedIn)
        .Field(2, "Routable", (ref it) => ref it.Routable)
        .Field(3, "Asked", (ref it) => ref it.Asked)
        .Field(4, "Ceiling", (ref it) => ref it.Ceiling)
        .Build();

    private static readonly FieldTable<Part> PartFields = new FieldTableBuilder<Part>("Part")
        .Field(1, "Task", (ref it) => ref it.Task)
        .Field(2, "Session", (ref it) => ref it.Session)
        .Field(3, "State", (ref it) => ref it.State)
        .Field(4, "Timer", (ref it) => ref it.Timer)
        .Field(5, "Decision", (ref it) => ref it.Decision)
        .Build();

    private readonly Registry _registry;
    private readonly Slab<Part> _parts = new();
    private readonly Slab<OnTask> _tasks = new();
    private Presence[] _presences;
    private int[] _firstInSession;
    private int[] _openOffer;
    private bool[] _isInterruptible;
    private ushort[] _uninterruptible;
    private int[] _taskCounts;

    /// <summary>Nobody signed in, no parts.</summary>
    public Assignments(Registry registry)
    {
        _registry = registry;
        _presences = new Presence[registry.SessionCount];
        _firstInSession = new int[registry.SessionCount];
        _openOffer = new int[registry.AgentCount];
        _isInterruptible = new bool[registry.MrdCount];
        _uninterruptible = new ushort[registry.AgentCount];
        _taskCounts = new int[registry.MrdCount];
        for (var session = 0; session < _presences.Length; session++)
        {
            _presences[session].Routable = true;
        }

        _parts.Allocate();
        Configured();
    }

    /// <summary>What has changed, for whoever checks it afterwards.</summary>
    public Touched Touched { get; } = new();

    /// <summary>Parts that are open.</summary>
    public int Count => _parts.Count - 1;

    /// <summary>Tasks of an MRD that somebody has a part in.</summary>
    public int TaskCountOf(int mrd) => _taskCounts[mrd];

    /// <summary>How a session stands.</summary>
    public ref Presence Presence(int session) => ref _presences[session];

    /// <summary>A part, by its handle.</summary>
    public ref Part this[int part] => ref _parts[part];

    /// <summary>The open offer of an agent, over all MRDs, or <see cref="None"/>.</summary>
    public int OpenOffer(int agent) => _openOffer[agent];

    /// <summary>
    /// True if an agent has an offer or work on an MRD that is not interruptible, a wrap-up included: it is interrupted
    /// on all others.
    /// </summary>
    public bool IsInterrupted(int agent) => _uninterruptible[agent] > 0;

    /// <summary>
    /// The configuration is another: limits, and who interrupts whom. An agent may hold more than its limit from now
    /// on; nothing is taken away.
    /// </summary>
    public void Configured()
    {
        Array.Clear(_uninterruptible);
        for (var mrd = 0; mrd < _isInterruptible.Length; mrd++)
        {
            _isInterruptible[mrd] = _registry.Policy(mrd).Interruptible;
        }

        for (var session = 0; session < _presences.Length; session++)
        {
            _presences[session].Limit = (ushort)_registry.Limit(session);
            _presences[session].Ceiling = (ushort)Math.Max(_presences[session].Limit, _presences[session].Load);
            _presences[session].Interrupted = false;
        }

        for (var session = 0; session < _presences.Length; session++)
        {
            if (!_isInterruptible[_registry.MrdOf(session)] && _presences[session].Load > 0)
            {
                CountUninterruptible(_registry.AgentOf(session), _presences[session].Load);
            }
        }
    }

    /// <summary>
    /// Agents and MRDs have other handles; who is gone has no parts, and who is new has said nothing.
    /// <see cref="Configured"/> is to follow, with the configuration that this is for.
    /// </summary>
    internal void Renumber(Renumbering renumbering)
    {
        if (renumbering.SessionsStay)
        {
            return;
        }

        for (var session = 0; session < _firstInSession.Length; session++)
        {
            var now = renumbering.Session(session);
            for (var part = _firstInSession[session]; part != None; part = _parts[part].NextInSession)
            {
                _parts[part].Session = now;
            }
        }

        _presences = renumbering.BySession(_presences, new Presence { Routable = true });
        _firstInSession = renumbering.BySession(_firstInSession);
        _openOffer = renumbering.ByAgent(_openOffer);
        _uninterruptible = renumbering.ByAgent(_uninterruptible);
        _isInterruptible = renumbering.ByMrd(_isInterruptible);
        _taskCounts = renumbering.ByMrd(_taskCounts);
    }

    /// <summary>The longest-standing part of a task, or <see cref="None"/>.</summary>
    public int FirstOnTask(int task) => Of(task).First;

    /// <summary>The part that joined next on the same task, or <see cref="None"/>.</summary>
    public int NextOnTask(int part) => _parts[part].NextOnTask;

    /// <summary>The owner's part, or <see cref="None"/> for a task that waits.</summary>
    public int Owner(int task) => Of(task).Owner;

    /// <summary>A part of a session, or <see cref="None"/>.</summary>
    public int FirstInSession(int session) => _firstInSession[session];

    /// <summary>The next part of the same session, or <see cref="None"/>.</summary>
    public int NextInSession(int part) => _parts[part].NextInSession;

    /// <summary>The part that an agent has in a task, or <see cref="None"/>.</summary>
    public int Find(int task, int agent)
    {
        var part = Of(task).First;
        while (part != None && _registry.AgentOf(_parts[part].Session) != agent)
        {
            part = _parts[part].NextOnTask;
        }

        return part;
    }

    /// <summary>Gives a session a part in a task; the first to have one owns the task.</summary>
    public int Add(int task, int session, TaskState state)
    {
        var handle = _parts.Allocate();
        ref var part = ref _parts[handle];
        part.Task = task;
        part.State = state;
        Join(handle, ref part, session);
        Enter(handle, ref part, session);
        return handle;
    }

    /// <summary>
    /// Gives a session a part that it is known to have already, whatever its limit and whatever it was given since.
    /// </summary>
    public int AddBeyondLimit(int task, int session, TaskState state)
    {
        var part = Add(task, session, state);
        AllowLoad(session);
        return part;
    }

    /// <summary>Takes it for right that a session has what it has, whatever its limit.</summary>
    public void AllowLoad(int session)
    {
        ref var presence = ref _presences[session];
        presence.Ceiling = (ushort)Math.Max(presence.Ceiling, presence.Load);
    }

    /// <summary>Changes the state of a part.</summary>
    public void SetState(int part, TaskState state)
    {
        CountIn(part, -1);
        _parts[part].State = state;
        CountIn(part, +1);
    }

    /// <summary>Hands a part to another session: same place on the task, same state.</summary>
    public void Transfer(int part, int session)
    {
        ref var moved = ref _parts[part];
        Leave(part, ref moved);
        Enter(part, ref moved, session);
    }

    /// <summary>Ends a part. The owner's part gone, the longest-standing participant owns the task.</summary>
    public void Remove(int part)
    {
        ref var removed = ref _parts[part];
        ref var onTask = ref Of(removed.Task);
        (removed.PreviousOnTask == None ? ref onTask.First : ref _parts[removed.PreviousOnTask].NextOnTask) =
            removed.NextOnTask;
        (removed.NextOnTask == None ? ref onTask.Last : ref _parts[removed.NextOnTask].PreviousOnTask) =
            removed.PreviousOnTask;
        onTask.Owner = onTask.Owner == part ? onTask.First : onTask.Owner;
        _taskCounts[_registry.MrdOf(removed.Session)] -= onTask.First == None ? 1 : 0;
        Leave(part, ref removed);
        _parts.Free(part);
    }

    /// <summary>Writes what agents have said. What they have follows from the parts.</summary>
    internal void SavePresences(PartWriter to)
    {
        foreach (ref readonly var presence in _presences.AsSpan())
        {
            to.Record(PresenceFields, in presence);
        }
    }

    /// <summary>Takes what agents have said.</summary>
    internal bool TryLoadPresences(PartReader from)
    {
        foreach (ref var presence in _presences.AsSpan())
        {
            if (!from.TryRecord(PresenceFields, out var saved))
            {
                return false;
            }

            saved.Limit = presence.Limit;
            presence = saved;
        }

        return true;
    }

    /// <summary>
    /// Writes all parts, those of a task in their order; then which they are in each session, in theirs.
    /// </summary>
    /// <param name="to">Where.</param>
    /// <param name="tasks">Task handles are 0..tasks-1.</param>
    internal void SaveParts(PartWriter to, int tasks)
    {
        _parts.SaveHandles(to);
        for (var task = 0; task < tasks; task++)
        {
            for (var part = FirstOnTask(task); part != None; part = NextOnTask(part))
            {
                to.Integer(part);
                to.Record(PartFields, in _parts[part]);
            }
        }

        foreach (var first in _firstInSession)
        {
            for (var part = first; part != None; part = NextInSession(part))
            {
                to.Integer(part);
            }
        }
    }

    /// <summary>Gives every session the parts that it had, under the handles that they had.</summary>
    /// <param name="from">Where they are read.</param>
    /// <param name="identities">The tasks.</param>
    /// <param name="timers">The role's timers.</param>
    /// <param name="kinds">What those of parts are for.</param>
    /// <param name="running">How many of them run on parts.</param>
    internal bool TryLoadParts(
        PartReader from,
        TaskIdentities identities,
        TimerWheel timers,
        (TimerKind One, TimerKind Other) kinds,
        out int running)
    {
        running = 0;
        if (!_parts.TryLoadHandles(from, Reserved, out var taken))
        {
            return false;
        }

        for (var count = Count; count > 0; count--)
        {
            if (!from.TryInteger(Reserved, _parts.HandleLimit - 1, "a part", out int handle)
                || !from.Require(taken.Add(handle), "a part that was not there already")
                || !from.TryRecord(PartFields, out var part)
                || !from.Require(IsSound(part, identities), "a part in an open task, on its MRD"))
            {
                return false;
            }

            var isTimed = part.Timer != TimerWheel.Unarmed;
            if (!from.Require(
                !isTimed || timers.IsOf(part.Timer, handle, kinds.One, kinds.Other), "the timer of the part"))
            {
                return false;
            }

            running += isTimed ? 1 : 0;
            _parts[handle] = part;
            Join(handle, ref _parts[handle], part.Session);
        }

        return TryLoadSessions(from);
    }

    private bool TryLoadSessions(PartReader from)
    {
        var taken = new HandleSet(_parts.HandleLimit);
        var last = None;
        for (var count = Count; count > 0; count--)
        {
            if (!from.TryInteger(Reserved, _parts.HandleLimit - 1, "a part of a session", out int handle)
                || !from.Require(taken.Add(handle), "a part that was not there already")
                || !from.Require(_parts[handle].State != TaskState.None, "a part that there is"))
            {
                return false;
            }

            ref var part = ref _parts[handle];
            var isFirst = last == None || _parts[last].Session != part.Session;
            ref var offer = ref _openOffer[_registry.AgentOf(part.Session)];
            if (!from.Require(!isFirst || _firstInSession[part.Session] == None, "a session that was not there already")
                || !from.Require(part.State != TaskState.Offered || offer == None, "one open offer an agent"))
            {
                return false;
            }

            (isFirst ? ref _firstInSession[part.Session] : ref _parts[last].NextInSession) = handle;
            part.PreviousInSession = isFirst ? None : last;
            CountIn(handle, +1);
            Interrupt(part.Session, +1);
            last = handle;
        }

        Touched.Clear();
        return true;
    }

    private bool IsSound(in Part part, TaskIdentities identities) =>
        part.State != TaskState.None
        && part.Task >= 0
        && part.Task < identities.HandleLimit
        && identities.IsOpen(part.Task)
        && part.Session >= 0
        && part.Session < _presences.Length
        && _registry.MrdOf(part.Session) == identities.Mrd(part.Task);

    /// <summary>Puts a part at the end of its task's.</summary>
    private void Join(int handle, ref Part part, int session)
    {
        ref var onTask = ref Of(part.Task);
        _taskCounts[_registry.MrdOf(session)] += onTask.First == None ? 1 : 0;
        part.PreviousOnTask = onTask.Last;
        (onTask.Last == None ? ref onTask.First : ref _parts[onTask.Last].NextOnTask) = handle;
        onTask.Last = handle;
        onTask.Owner = onTask.Owner == None ? handle : onTask.Owner;
    }

    private ref OnTask Of(int task)
    {
        _tasks.Cover(task);
        return ref _tasks[task];
    }

    private void Enter(int handle, ref Part part, int session)
    {
        part.Session = session;
        part.PreviousInSession = None;
        part.NextInSession = _firstInSession[session];
        if (part.NextInSession != None)
        {
            _parts[part.NextInSession].PreviousInSession = handle;
        }

        _firstInSession[session] = handle;
        CountIn(handle, +1);
        Interrupt(session, +1);
    }

    private void Interrupt(int session, int change)
    {
        if (!_isInterruptible[_registry.MrdOf(session)])
        {
            CountUninterruptible(_registry.AgentOf(session), change);
        }
    }

    private void Leave(int handle, ref Part part)
    {
        CountIn(handle, -1);
        ref var presence = ref _presences[part.Session];
        presence.Ceiling = (ushort)Math.Max(presence.Limit, Math.Min(presence.Ceiling, presence.Load));
        (part.PreviousInSession == None
            ? ref _firstInSession[part.Session]
            : ref _parts[part.PreviousInSession].NextInSession) = part.NextInSession;
        if (part.NextInSession != None)
        {
            _parts[part.NextInSession].PreviousInSession = part.PreviousInSession;
        }

        Interrupt(part.Session, -1);
    }

    private void CountUninterruptible(int agent, int change)
    {
        ref var count = ref _uninterruptible[agent];
        var wasInterrupted = count > 0;
        count = (ushort)(count + change);
        if (wasInterrupted == count > 0)
        {
            return;
        }

        for (var mrd = 0; mrd < _isInterruptible.Length; mrd++)
        {
            _presences[_registry.Session(agent, mrd)].Interrupted = _isInterruptible[mrd] && !wasInterrupted;
        }
    }

    private void CountIn(int handle, int change)
    {
        ref readonly var part = ref _parts[handle];
        ref var presence = ref _presences[part.Session];
        Touched.AddPart(part.Task, part.Session);
        switch (part.State)
        {
            case TaskState.Offered:
                presence.Offers = (byte)(presence.Offers + change);
                _openOffer[_registry.AgentOf(part.Session)] = change > 0 ? handle : None;
                break;
            case TaskState.WrappingUp:
                presence.WrapUps = (ushort)(presence.WrapUps + change);
                break;
            default:
                presence.Held = (ushort)(presence.Held + change);
                break;
        }
    }

    private struct OnTask
    {
        public int First;
        public int Last;
        public int Owner;
    }
}
