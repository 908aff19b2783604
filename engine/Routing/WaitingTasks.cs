using System.Numerics;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Routing;

/// <summary>
/// The tasks that wait, per queue by level and, within a level, by arrival. Levels 1..10 are lists that grow at the
/// end, since a task that comes is the latest; a re-routed task keeps its place in time and may come anywhere, so level
/// 11 is a heap. The best task of a queue is found in O(1), a task enters and leaves in O(1), at level 11 in O(log n).
/// </summary>
public sealed class WaitingTasks
{
    /// <summary>The level of re-routed tasks, above every priority.</summary>
    public const int RerouteLevel = 11;

    /// <summary>The level of a task without a priority.</summary>
    public const int LowestLevel = 1;

    private const int Levels = RerouteLevel + 1;

    private readonly Slab<Waiting> _tasks = new();
    private readonly HeapPositions _positions = new();
    private readonly int[] _first;
    private readonly int[] _last;
    private readonly int[] _occupied;
    private readonly IndexedHeap[] _rerouted;
    private readonly int[] _counts;
    private ulong _arrivals;

    /// <summary>Empty queues.</summary>
    public WaitingTasks(int queues)
    {
        _first = new int[queues * Levels];
        _last = new int[queues * Levels];
        Array.Fill(_first, -1);
        Array.Fill(_last, -1);
        _occupied = new int[queues];
        _counts = new int[queues];
        _rerouted = new IndexedHeap[queues];
        for (var queue = 0; queue < queues; queue++)
        {
            _rerouted[queue] = new IndexedHeap(_positions);
        }
    }

    /// <summary>Tasks that wait in a queue.</summary>
    public int CountOf(int queue) => Volatile.Read(ref _counts[queue]);

    /// <summary>Queues, by handle from 0.</summary>
    public int QueueCount => _counts.Length;

    /// <summary>True for a task that waits.</summary>
    public bool IsWaiting(int task)
    {
        _tasks.Cover(task);
        return _tasks[task].IsWaiting;
    }

    /// <summary>Puts a new task at the end of its level.</summary>
    /// <param name="task">The task.</param>
    /// <param name="queue">Its queue.</param>
    /// <param name="level">1..10.</param>
    public void Arrive(int task, int queue, int level)
    {
        _tasks.Cover(task);
        ref var waiting = ref _tasks[task];
        waiting = new Waiting { IsWaiting = true, Level = (byte)level, Queue = (ushort)queue, Arrival = ++_arrivals };
        var list = (queue * Levels) + level;
        waiting.Next = -1;
        waiting.Previous = _last[list];
        (_last[list] < 0 ? ref _first[list] : ref _tasks[_last[list]].Next) = task;
        _last[list] = task;
        Occupy(queue, level);
    }

    /// <summary>Puts a task that left its queue back into it: at the re-route level, in its place in time.</summary>
    public void Return(int task)
    {
        ref var waiting = ref _tasks[task];
        waiting.IsWaiting = true;
        waiting.Level = RerouteLevel;
        _rerouted[waiting.Queue].Add(task, waiting.Arrival);
        Occupy(waiting.Queue, RerouteLevel);
    }

    /// <summary>Takes a task that waits out of its queue.</summary>
    public void Remove(int task)
    {
        ref var waiting = ref _tasks[task];
        waiting.IsWaiting = false;
        int queue = waiting.Queue;
        int level = waiting.Level;
        var isLevelEmpty = level == RerouteLevel ? Unheap(task, queue) : Unlink(ref waiting, (queue * Levels) + level);
        if (isLevelEmpty)
        {
            _occupied[queue] &= ~(1 << level);
        }

        Volatile.Write(ref _counts[queue], _counts[queue] - 1);
    }

    /// <summary>The task of a queue that is next, or -1.</summary>
    public int Best(int queue)
    {
        if (_occupied[queue] == 0)
        {
            return -1;
        }

        var level = BitOperations.Log2((uint)_occupied[queue]);
        return level == RerouteLevel ? _rerouted[queue].First : _first[(queue * Levels) + level];
    }

    /// <summary>True if a task comes before another of any queue: the higher level, then the earlier arrival.</summary>
    public bool IsBefore(int task, int other)
    {
        ref readonly var first = ref _tasks[task];
        ref readonly var second = ref _tasks[other];
        return first.Level != second.Level ? first.Level > second.Level : first.Arrival < second.Arrival;
    }

    private bool Unheap(int task, int queue)
    {
        _rerouted[queue].Remove(task);
        return _rerouted[queue].Count == 0;
    }

    private bool Unlink(ref readonly Waiting waiting, int list)
    {
        (waiting.Previous < 0 ? ref _first[list] : ref _tasks[waiting.Previous].Next) = waiting.Next;
        (waiting.Next < 0 ? ref _last[list] : ref _tasks[waiting.Next].Previous) = waiting.Previous;
        return _first[list] < 0;
    }

    private void Occupy(int queue, int level)
    {
        _occupied[queue] |= 1 << level;
        Volatile.Write(ref _counts[queue], _counts[queue] + 1);
    }
}
