using System.Numerics;
using MediaRouting.Engine.MessagePack;
using MediaRouting.Engine.Snapshot;

namespace MediaRouting.Engine.State;

/// <summary>
/// All timers of a state machine: a hierarchical timing wheel (Varghese and Lauck, 1987) of seven levels of 64 slots,
/// one millisecond a slot at the lowest, with a bitmap per level, so that neither idle time nor the number of timers
/// costs anything. Arm and cancel are O(1); a timer moves down at most six times before it fires. Seven levels span 42
/// bits, which is Unix time up to the year 2109, so that the wheel never turns over.
/// </summary>
/// <remarks>
/// It reads no clock: time is what <see cref="TryExpire"/> is told. Timers fire by due time, then in arming order.
/// </remarks>
public sealed class TimerWheel
{
    /// <summary>No timer; a record whose timer is not armed holds it.</summary>
    public const int Unarmed = 0;

    // Handle 0 is Unarmed.
    private const int Reserved = 1;

    private const int Levels = 7;
    private const int SlotBits = 6;
    private const int Slots = 1 << SlotBits;
    private const int DueList = Levels * Slots;
    private const long LastDue = (1L << (Levels * SlotBits)) - 1;

    private static readonly FieldTable<Timer> Fields = new FieldTableBuilder<Timer>("Timer")
        .Field(1, "Due", (ref it) => ref it.Due)
        .Field(2, "Arming", (ref it) => ref it.Arming)
        .Field(3, "Subject", (ref it) => ref it.Subject)
        .Field(4, "Kind", (ref it) => ref it.Kind)
        .Build();

    private readonly Slab<Timer> _timers = new();
    private readonly int[] _first = new int[DueList + 1];
    private readonly int[] _last = new int[DueList + 1];
    private readonly ulong[] _occupied = new ulong[Levels];
    private long _elapsed;
    private long _armings;

    /// <summary>An empty wheel.</summary>
    public TimerWheel() => _timers.Allocate();

    /// <summary>Timers armed.</summary>
    public int Count => _timers.Count - 1;

    /// <summary>
    /// A time before which no timer is due, in Unix milliseconds, at most one level's slot too early;
    /// <see cref="long.MaxValue"/> if none is armed.
    /// </summary>
    public long NextDue
    {
        get
        {
            TryNextSlot(out _, out _, out var start);
            return _first[DueList] != 0 ? _elapsed : start;
        }
    }

    /// <summary>
    /// Arms a timer. A due time that has passed fires at the next <see cref="TryExpire"/>.
    /// </summary>
    /// <param name="due">Unix milliseconds.</param>
    /// <param name="kind">What it is for.</param>
    /// <param name="subject">Whose it is.</param>
    /// <returns>Its handle, good until it fires or is cancelled.</returns>
    public int Arm(long due, TimerKind kind, int subject)
    {
        var handle = _timers.Allocate();
        ref var timer = ref _timers[handle];
        timer.Due = Math.Min(due, LastDue);
        timer.Arming = ++_armings;
        timer.Kind = kind;
        timer.Subject = subject;
        Insert(handle, ref timer);
        return handle;
    }

    /// <summary>True if the timer of a handle is armed, for this.</summary>
    public bool IsArmed(int handle, TimerKind kind, int subject) =>
        handle != Unarmed && _timers[handle].Kind == kind && _timers[handle].Subject == subject;

    /// <summary>Cancels a timer and marks it unarmed; an unarmed one stays so.</summary>
    public void Cancel(ref int handle)
    {
        if (handle != Unarmed)
        {
            Unlink(handle);
            _timers.Free(handle);
            handle = Unarmed;
        }
    }

    /// <summary>
    /// Takes the next timer that is due at <paramref name="now"/> off the wheel; false if there is none.
    /// </summary>
    public bool TryExpire(long now, out TimerKind kind, out int subject)
    {
        while (_first[DueList] == 0 && TryNextSlot(out var level, out var slot, out var start) && start <= now)
        {
            Open(level, slot, start);
        }

        var handle = _first[DueList];
        if (handle == 0)
        {
            _elapsed = Math.Max(_elapsed, now);
            (kind, subject) = (TimerKind.None, 0);
            return false;
        }

        (kind, subject) = (_timers[handle].Kind, _timers[handle].Subject);
        Cancel(ref handle);
        return true;
    }

    /// <summary>Writes all timers.</summary>
    internal void Save(PartWriter to)
    {
        to.Integer(_elapsed);
        to.Integer(_armings);
        _timers.Save(to, Reserved, Fields);
    }

    /// <summary>
    /// Arms all timers that were armed, under the handles that they had. Whose they are is not looked at
    /// (<see cref="IsOf"/>).
    /// </summary>
    internal bool TryLoad(PartReader from)
    {
        if (!from.TryInteger(0, long.MaxValue, "time elapsed", out _elapsed)
            || !from.TryInteger(0, long.MaxValue, "timers armed so far", out _armings)
            || !_timers.TryLoad(from, Reserved, Fields, out var freed))
        {
            return false;
        }

        // In the order of arming each goes to the end of a list, or near it.
        var handles = new int[Count];
        var armings = new long[Count];
        var count = 0;
        for (var handle = Reserved; handle < _timers.HandleLimit; handle++)
        {
            if (!freed.Contains(handle))
            {
                (handles[count], armings[count]) = (handle, _timers[handle].Arming);
                count++;
            }
        }

        Array.Sort(armings, handles);
        var last = 0L;
        foreach (var handle in handles)
        {
            ref var timer = ref _timers[handle];
            if (!from.Require(timer.Kind != TimerKind.None && timer.Due <= LastDue, "a timer of some kind")
                || !from.Require(timer.Arming > last && timer.Arming <= _armings, "an arming number of its own"))
            {
                return false;
            }

            last = timer.Arming;
            Insert(handle, ref timer);
        }

        return true;
    }

    /// <summary>
    /// True if a handle, whatever number it is, is that of a timer of this subject and one of two kinds.
    /// </summary>
    internal bool IsOf(int handle, int subject, TimerKind kind, TimerKind otherKind) =>
        handle > Unarmed
        && handle < _timers.HandleLimit
        && _timers[handle].Subject == subject
        && (_timers[handle].Kind == kind || _timers[handle].Kind == otherKind);

    private bool TryNextSlot(out int level, out int slot, out long start)
    {
        for (level = 0; level < Levels; level++)
        {
            if (_occupied[level] == 0)
            {
                continue;
            }

            // Every timer of a level shares the bits above it with the elapsed time, so its slot is at or after ours.
            var shift = level * SlotBits;
            slot = BitOperations.TrailingZeroCount(_occupied[level]);
            start = ((_elapsed >> (shift + SlotBits)) << (shift + SlotBits)) + ((long)slot << shift);
            return true;
        }

        (slot, start) = (0, long.MaxValue);
        return false;
    }

    /// <summary>Time comes to a slot: its timers are due, or move to the levels below.</summary>
    private void Open(int level, int slot, long start)
    {
        _elapsed = Math.Max(_elapsed, start);
        var list = (level * Slots) + slot;
        for (var handle = _first[list]; handle != 0; handle = _first[list])
        {
            Unlink(handle);
            Insert(handle, ref _timers[handle]);
        }
    }

    private void Insert(int handle, ref Timer timer)
    {
        if (timer.Due <= _elapsed)
        {
            Link(handle, ref timer, DueList);
            return;
        }

        var level = BitOperations.Log2((ulong)(timer.Due ^ _elapsed)) / SlotBits;
        var slot = (int)(timer.Due >> (level * SlotBits)) & (Slots - 1);
        Link(handle, ref timer, (level * Slots) + slot);
        _occupied[level] |= 1UL << slot;
    }

    /// <summary>Puts a timer into a list by due time and arming; nearly always that is the end.</summary>
    private void Link(int handle, ref Timer timer, int list)
    {
        timer.List = (short)list;
        var before = _last[list];
        if (list < Slots || list == DueList)
        {
            while (before != 0 && timer.IsBefore(_timers[before]))
            {
                before = _timers[before].Previous;
            }
        }

        timer.Previous = before;
        ref var next = ref before == 0 ? ref _first[list] : ref _timers[before].Next;
        timer.Next = next;
        next = handle;
        ref var previous = ref timer.Next == 0 ? ref _last[list] : ref _timers[timer.Next].Previous;
        previous = handle;
    }

    private void Unlink(int handle)
    {
        ref var timer = ref _timers[handle];
        int list = timer.List;
        ref var next = ref timer.Previous == 0 ? ref _first[list] : ref _timers[timer.Previous].Next;
        next = timer.Next;
        ref var previous = ref timer.Next == 0 ? ref _last[list] : ref _timers[timer.Next].Previous;
        previous = timer.Previous;
        if (_first[list] == 0 && list != DueList)
        {
            _occupied[list / Slots] &= ~(1UL << (list % Slots));
        }
    }

    private struct Timer
    {
        public long Due;
        public long Arming;
        public int Subject;
        public int Next;
        public int Previous;
        public short List;
        public TimerKind Kind;

        public readonly bool IsBefore(in Timer other) =>
            Due < other.Due || (Due == other.Due && Arming < other.Arming);
    }
}
