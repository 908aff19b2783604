using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using MediaRouting.Engine.MessagePack;
using MediaRouting.Engine.Reconfiguration;
using MediaRouting.Engine.Snapshot;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Routing;

/// <summary>
/// The tasks that wait, per step and level in the order of arrival, and per agent whom tasks prefer. Levels 1..10 are
/// lists that grow at the end, since tasks come to a step in the order in which they came; a re-routed task keeps its
/// place in time and may come anywhere, so level 11 is a heap. A task enters and leaves in O(1), at level 11 and where
/// it prefers an agent in O(log n); of each step the best task is kept at hand.
/// </summary>
public sealed class WaitingTasks
{
    private const int Levels = TaskOrder.RerouteLevel + 1;
    private const int WordBits = QueueSteps.WordBits;

    private static readonly FieldTable<Waiting> Fields = new FieldTableBuilder<Waiting>("Waiting")
        .Field(1, "Order", (ref it) => ref it.Order)
        .Field(2, "Queued", (ref it) => ref it.Queued)
        .Field(3, "Decision", (ref it) => ref it.Decision)
        .Field(4, "Step", (ref it) => ref it.Step)
        .Field(5, "Preferred", (ref it) => ref it.Preferred)
        .Field(6, "LastPass", (ref it) => ref it.LastPass)
        .Field(7, "TakenBack", (ref it) => ref it.TakenBack)
        .Field(8, "Timer", (ref it) => ref it.Timer)
        .Field(9, "IsOpen", (ref it) => ref it.IsOpen)
        .Field(10, "IsWaiting", (ref it) => ref it.IsWaiting)
        .Build();

    private readonly Registry _registry;
    private QueueSteps _steps;
    private readonly Slab<Waiting> _tasks = new();
    private readonly HeapPositions _reroutedPositions = new();
    private readonly HeapPositions _preferringPositions = new();
    private int[] _first;
    private int[] _last;
    private ushort[] _levels;
    private Best[] _best;
    private ulong[] _occupied;
    private IndexedHeap?[] _rerouted;
    private IndexedHeap?[] _preferring;
    private WaitingCounts _waitingCounts;
    private int[] _levelCounts;
    private int[] _counts;
    private ulong _arrivals;

    /// <summary>Empty queues.</summary>
    public WaitingTasks(Registry registry, QueueSteps steps)
    {
        _registry = registry;
        Lay(registry, steps);
    }

    /// <summary>What is known of a task.</summary>
    public ref Waiting this[int task]
    {
        get
        {
            _tasks.Cover(task);
            return ref _tasks[task];
        }
    }

    /// <summary>Tasks that wait in a queue.</summary>
    public int CountOf(int queue) => _waitingCounts[queue];

    /// <summary>Tasks that wait in each queue. Readable from any thread.</summary>
    public WaitingCounts Counts => Volatile.Read(ref _waitingCounts);

    /// <summary>Tasks that wait and have come to one of these steps.</summary>
    public int CountOf(int firstStep, int lastStep)
    {
        var count = 0;
        for (var step = firstStep; step <= lastStep; step++)
        {
            count += _counts[step];
        }

        return count;
    }

    /// <summary>Tasks that wait in a queue at a level or above.</summary>
    public int CountFrom(int queue, int level)
    {
        var count = 0;
        for (; level < Levels; level++)
        {
            count += _levelCounts[(queue * Levels) + level];
        }

        return count;
    }

    /// <summary>The task of a queue that entered it first of those that wait; -1 if none does.</summary>
    public int OldestIn(int queue)
    {
        var oldest = -1;
        for (var step = _steps.First(queue); step <= _steps.Last(queue); step++)
        {
            // The lists of a step are in the order of arrival, and so is its heap, being of one level and queue.
            for (var bits = _levels[step]; bits != 0; bits &= (ushort)(bits - 1))
            {
                var level = BitOperations.TrailingZeroCount(bits);
                var first = level == TaskOrder.RerouteLevel
                    ? _rerouted[step]!.First
                    : _first[(step * Levels) + level];
                oldest = oldest < 0 || _tasks[first].Queued < _tasks[oldest].Queued ? first : oldest;
            }
        }

        return oldest;
    }

    /// <summary>Tasks that wait and prefer the agent of a session, whichever step they have come to.</summary>
    /// <param name="session">The session.</param>
    /// <param name="mrd">Its MRD.</param>
    /// <param name="openSteps">Steps whose tasks are not counted, as bits over the steps of the MRD.</param>
    public int CountPreferring(int session, int mrd, ReadOnlySpan<ulong> openSteps)
    {
        var (heap, count) = (_preferring[session], 0);
        for (var place = 0; place < (heap?.Count ?? 0); place++)
        {
            var bit = _tasks[heap!.ItemAt(place)].Step - (_steps.FirstWord(mrd) * WordBits);
            count += (openSteps[bit / WordBits] >> (bit % WordBits) & 1) == 0 ? 1 : 0;
        }

        return count;
    }

    /// <summary>The queue of a task, also while it does not wait.</summary>
    public int QueueOf(int task) => _steps.QueueOf(_tasks[task].Step);

    /// <summary>Makes a task known, with its place in the order; it does not wait yet.</summary>
    /// <param name="task">The task.</param>
    /// <param name="queue">Its queue.</param>
    /// <param name="level">1..10.</param>
    /// <param name="preferred">The session of the agent whom it prefers, or -1.</param>
    /// <param name="now">Unix milliseconds.</param>
    public void Open(int task, int queue, int level, int preferred, long now) => this[task] = new Waiting
    {
        IsOpen = true,
        Order = TaskOrder.Of(_registry.Queue(queue).Priority, level, ++_arrivals),
        Queued = now,
        Step = _steps.Reached(queue, waited: 0),
        Preferred = preferred,
    };

    /// <summary>
    /// A task that left its queue is to come back: at the re-route level, as far as time has taken it.
    /// </summary>
    public void Reroute(int task, long now)
    {
        ref var waiting = ref _tasks[task];
        waiting.Order = TaskOrder.Rerouted(waiting.Order);
        waiting.Step = _steps.Reached(_steps.QueueOf(waiting.Step), now - waiting.Queued);
    }

    /// <summary>Puts a task into its queue, at its step.</summary>
    public void Add(int task)
    {
        ref var waiting = ref _tasks[task];
        waiting.IsWaiting = true;
        var level = TaskOrder.Level(waiting.Order);
        if (level == TaskOrder.RerouteLevel)
        {
            (_rerouted[waiting.Step] ??= new IndexedHeap(_reroutedPositions)).Add(task, waiting.Order);
        }
        else
        {
            Link(task, ref waiting, (waiting.Step * Levels) + level);
        }

        if (waiting.Preferred >= 0)
        {
            (_preferring[waiting.Preferred] ??= new IndexedHeap(_preferringPositions)).Add(task, waiting.Order);
        }

        _levels[waiting.Step] |= (ushort)(1 << level);
        FindBest(waiting.Step);
        _counts[waiting.Step]++;
        Count(_steps.QueueOf(waiting.Step), level, +1);
    }

    /// <summary>Takes a task that waits out of its queue.</summary>
    public void Remove(int task)
    {
        ref var waiting = ref _tasks[task];
        waiting.IsWaiting = false;
        var level = TaskOrder.Level(waiting.Order);
        var isLevelEmpty = level == TaskOrder.RerouteLevel
            ? Unheap(task, waiting.Step)
            : Unlink(ref waiting, (waiting.Step * Levels) + level);
        if (isLevelEmpty)
        {
            _levels[waiting.Step] &= (ushort)~(1 << level);
        }

        if (waiting.Preferred >= 0)
        {
            _preferring[waiting.Preferred]!.Remove(task);
        }

        FindBest(waiting.Step);
        _counts[waiting.Step]--;
        Count(_steps.QueueOf(waiting.Step), level, -1);
    }

    /// <summary>
    /// The configuration is another: no task waits any more, and each knows its place in the new order of things. One
    /// whose queue is gone is of the default queue of its MRD; an agent who is gone is preferred by nobody.
    /// </summary>
    /// <param name="change">What makes it another. The registry has become it, and so have the identities.</param>
    /// <param name="identities">The tasks.</param>
    /// <param name="now">Unix milliseconds.</param>
    /// <returns>The tasks that waited, in their new order.</returns>
    public int[] Configured(ConfigurationChange change, TaskIdentities identities, long now)
    {
        var (waited, orders, count) = (new int[identities.OpenCount], new ulong[identities.OpenCount], 0);
        for (var task = 0; task < identities.HandleLimit; task++)
        {
            ref var waiting = ref this[task];
            if (waiting.Order == 0)
            {
                continue; // nobody's yet
            }

            if (!identities.IsKnown(task))
            {
                waiting = default;
                continue;
            }

            var queue = change.Renumbering.Queue(_steps.QueueOf(waiting.Step));
            queue = queue == Renumbering.Gone ? _registry.DefaultQueue(identities.Mrd(task)) : queue;
            waiting.Order = TaskOrder.InQueue(waiting.Order, _registry.Queue(queue).Priority);
            waiting.Step = change.Steps.Reached(queue, now - waiting.Queued);
            waiting.Preferred = waiting.Preferred < 0 ? -1 : change.Renumbering.Session(waiting.Preferred);
            if (waiting.IsWaiting)
            {
                waiting.IsWaiting = false;
                (waited[count], orders[count]) = (task, waiting.Order);
                count++;
            }
        }

        Lay(_registry, change.Steps);
        Array.Sort(orders, waited, 0, count);
        return waited[..count];
    }

    /// <summary>The task that an agent is to have: the first of those in steps open to it, or that prefer it.</summary>
    /// <param name="session">The agent on the MRD.</param>
    /// <param name="mrd">The MRD.</param>
    /// <param name="openSteps">The steps open to the agent, as bits over the steps of the MRD.</param>
    /// <param name="order">Its order; the largest number if there is none.</param>
    /// <returns>The task, or -1.</returns>
    public int First(int session, int mrd, ReadOnlySpan<ulong> openSteps, out ulong order)
    {
        var first = _preferring[session] is { Count: > 0 } preferring
            ? new Best { Order = preferring.FirstKey, Task = preferring.First }
            : new Best { Order = ulong.MaxValue, Task = -1 };
        var word = _steps.FirstWord(mrd);
        foreach (var open in openSteps)
        {
            for (var bits = open & _occupied[word]; bits != 0; bits &= bits - 1)
            {
                ref readonly var best = ref _best[(word * WordBits) + BitOperations.TrailingZeroCount(bits)];
                if (TaskOrder.IsOfLowerQueue(best.Order, first.Order))
                {
                    order = first.Order;
                    return first.Task;
                }

                first = best.Order < first.Order ? best : first;
            }

            word++;
        }

        order = first.Order;
        return first.Task;
    }

    /// <summary>Writes what is known of every task that is known by id, and how many have come so far.</summary>
    internal void Save(PartWriter to, TaskIdentities identities)
    {
        to.Integer((long)_arrivals);
        for (var task = 0; task < identities.HandleLimit; task++)
        {
            if (identities.IsKnown(task))
            {
                to.Record(Fields, in this[task]);
            }
        }
    }

    /// <summary>Writes which of the open tasks are answered.</summary>
    internal void SaveAnswered(PartWriter to, TaskIdentities identities)
    {
        for (var task = 0; task < identities.HandleLimit; task++)
        {
            if (identities.IsKnown(task) && this[task] is { IsOpen: true, IsAnswered: true })
            {
                to.Integer(task);
            }
        }

        to.Integer(-1);
    }

    /// <summary>Takes which of the open tasks are answered.</summary>
    internal bool TryLoadAnswered(PartReader from, TaskIdentities identities)
    {
        var least = 0;
        while (from.TryInteger(-1, identities.HandleLimit - 1, "a task that is answered", out int task))
        {
            if (task < 0)
            {
                return true;
            }

            if (!from.Require(task >= least && identities.IsKnown(task) && this[task].IsOpen, "an open task"))
            {
                return false;
            }

            this[task].IsAnswered = true;
            least = task + 1;
        }

        return false;
    }

    /// <summary>Takes every task that there is for one whose answer is counted already.</summary>
    internal void TakeAllForAnswered(TaskIdentities identities)
    {
        for (var task = 0; task < identities.HandleLimit; task++)
        {
            this[task].IsAnswered = true;
        }
    }

    /// <summary>Takes what is known of every task, and puts those that waited into their queues.</summary>
    /// <param name="from">Where it is read.</param>
    /// <param name="identities">The tasks.</param>
    internal bool TryLoad(PartReader from, TaskIdentities identities)
    {
        if (!from.TryInteger(0, long.MaxValue, "tasks that have come", out long arrivals))
        {
            return false;
        }

        _arrivals = (ulong)arrivals;
        var (tasks, orders, count) = (new int[identities.OpenCount], new ulong[identities.OpenCount], 0);
        for (var task = 0; task < identities.HandleLimit; task++)
        {
            if (!identities.IsKnown(task))
            {
                continue;
            }

            ref var waiting = ref this[task];
            if (!from.TryRecord(Fields, out waiting)
                || !from.Require(IsSound(in waiting, identities, task), "a task of a queue that there is"))
            {
                return false;
            }

            if (waiting.IsWaiting)
            {
                (tasks[count], orders[count]) = (task, waiting.Order);
                count++;
            }
        }

        // In their order each goes to the end of its list.
        Array.Sort(orders, tasks, 0, count);
        for (var place = 0; place < count; place++)
        {
            if (!from.Require(place == 0 || orders[place] != orders[place - 1], "an order of tasks that is total"))
            {
                return false;
            }

            Add(tasks[place]);
        }

        return true;
    }

    private bool IsSound(ref readonly Waiting waiting, TaskIdentities identities, int task)
    {
        if (waiting.Step < 0
            || waiting.Step >= _steps.Count
            || _steps.QueueOf(waiting.Step) < 0
            || waiting.Preferred < -1
            || waiting.Preferred >= _registry.SessionCount)
        {
            return false;
        }

        var queue = _steps.QueueOf(waiting.Step);
        var mrd = identities.Mrd(task);
        return waiting.IsOpen
            ? identities.IsOpen(task)
                && _registry.MrdOfQueue(queue) == mrd
                && (waiting.Preferred < 0 || _registry.MrdOf(waiting.Preferred) == mrd)
                && TaskOrder.Level(waiting.Order) is >= TaskOrder.LowestLevel and <= TaskOrder.RerouteLevel
                && TaskOrder.InQueue(waiting.Order, _registry.Queue(queue).Priority) == waiting.Order
            : !waiting.IsWaiting;
    }

    [MemberNotNull(nameof(_steps), nameof(_first), nameof(_last), nameof(_levels))]
    [MemberNotNull(nameof(_best), nameof(_occupied), nameof(_rerouted), nameof(_counts))]
    [MemberNotNull(nameof(_preferring), nameof(_waitingCounts), nameof(_levelCounts))]
    private void Lay(Registry registry, QueueSteps steps)
    {
        _steps = steps;
        _reroutedPositions.Clear();
        _preferringPositions.Clear();
        _preferring = new IndexedHeap?[registry.SessionCount];
        Volatile.Write(ref _waitingCounts!, new WaitingCounts(registry.Configuration.Queues));
        _levelCounts = new int[registry.QueueCount * Levels];
        _first = new int[steps.Count * Levels];
        _last = new int[steps.Count * Levels];
        Array.Fill(_first, -1);
        Array.Fill(_last, -1);
        _levels = new ushort[steps.Count];
        _best = new Best[steps.Count];
        _occupied = new ulong[steps.Count / WordBits];
        _rerouted = new IndexedHeap?[steps.Count];
        _counts = new int[steps.Count];
    }

    private void Count(int queue, int level, int change)
    {
        _levelCounts[(queue * Levels) + level] += change;
        _waitingCounts[queue] += change;
    }

    private void Link(int task, ref Waiting waiting, int list)
    {
        // Nearly always the end: tasks come to a step in the order of their arrival.
        var before = _last[list];
        while (before >= 0 && _tasks[before].Order > waiting.Order)
        {
            before = _tasks[before].Previous;
        }

        waiting.Previous = before;
        ref var next = ref before < 0 ? ref _first[list] : ref _tasks[before].Next;
        waiting.Next = next;
        next = task;
        (waiting.Next < 0 ? ref _last[list] : ref _tasks[waiting.Next].Previous) = task;
    }

    private bool Unheap(int task, int step)
    {
        _rerouted[step]!.Remove(task);
        return _rerouted[step]!.Count == 0;
    }

    private bool Unlink(ref readonly Waiting waiting, int list)
    {
        (waiting.Previous < 0 ? ref _first[list] : ref _tasks[waiting.Previous].Next) = waiting.Next;
        (waiting.Next < 0 ? ref _last[list] : ref _tasks[waiting.Next].Previous) = waiting.Previous;
        return _first[list] < 0;
    }

    private void FindBest(int step)
    {
        int levels = _levels[step];
        if (levels == 0)
        {
            _occupied[step / WordBits] &= ~(1UL << (step % WordBits));
            return;
        }

        _occupied[step / WordBits] |= 1UL << (step % WordBits);
        var level = BitOperations.Log2((uint)levels);
        var task = level == TaskOrder.RerouteLevel ? _rerouted[step]!.First : _first[(step * Levels) + level];
        _best[step] = new Best { Order = _tasks[task].Order, Task = task };
    }

    private struct Best
    {
        public ulong Order;
        public int Task;
    }
}
