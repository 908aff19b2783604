using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MediaRouting.Engine.MessagePack;
using MediaRouting.Engine.Snapshot;

namespace MediaRouting.Engine.State;

/// <summary>
/// The tasks that the daemon knows: id to dense handle, which both roles use for their own records. Closed tasks are
/// remembered, the last <see cref="Limits.ClosedTasks"/> of them, with the code they were closed with.
/// </summary>
public sealed class TaskIdentities
{
    private static readonly FieldTable<Identity> Fields = new FieldTableBuilder<Identity>("Identity")
        .Field(1, "Mrd", (ref it) => ref it.Mrd)
        .Field(2, "IsClosed", (ref it) => ref it.IsClosed)
        .Field(3, "Code", (ref it) => ref it.Code)
        .Build();

    private readonly TextHeap _heap = new();
    private readonly Slab<Identity> _identities = new();
    private readonly Closed[] _closed;
    private readonly int[] _openCounts = new int[Limits.Mrds];
    private readonly HandleTable<Ids> _handles;
    private int _closedCount;
    private int _oldestClosed;

    /// <summary>No tasks.</summary>
    /// <param name="closedLimit">Closed tasks to remember, at least 1.</param>
    public TaskIdentities(int closedLimit = Limits.ClosedTasks)
    {
        _closed = new Closed[closedLimit];
        _handles = new HandleTable<Ids>(new Ids(this), expected: 1024);
    }

    /// <summary>Handles given out so far are 0..HandleLimit-1.</summary>
    public int HandleLimit => _identities.HandleLimit;

    /// <summary>Tasks that are open.</summary>
    public int OpenCount => _identities.Count - _closedCount;

    /// <summary>Tasks of an MRD that are open.</summary>
    public int OpenCountOf(int mrd) => _openCounts[mrd];

    /// <summary>Closed tasks that are remembered.</summary>
    public int ClosedCount => _closedCount;

    /// <summary>The task of an id, open or closed, or -1.</summary>
    public int Find(ReadOnlySpan<byte> id) => _handles.Find(TextHash.Of(id), id);

    /// <summary>Makes an id known as an open task of an MRD.</summary>
    /// <param name="id">1..<see cref="Limits.IdBytes"/> bytes, not known.</param>
    /// <param name="mrd">The MRD.</param>
    public int Open(ReadOnlySpan<byte> id, int mrd)
    {
        var task = _identities.Allocate();
        _identities[task].Mrd = (byte)mrd;
        _openCounts[mrd]++;
        Name(task, id);
        return task;
    }

    /// <summary>Id of a task.</summary>
    public ReadOnlySpan<byte> Id(int task)
    {
        ref var identity = ref _identities[task];
        return identity.LongId.IsEmpty
            ? MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<InlineId, byte>(ref identity.Id), identity.Length)
            : _heap[identity.LongId];
    }

    /// <summary>MRD of a task.</summary>
    public int Mrd(int task) => _identities[task].Mrd;

    /// <summary>True for a task that is closed.</summary>
    public bool IsClosed(int task) => _identities[task].IsClosed;

    /// <summary>The code that a closed task was closed with.</summary>
    public ReadOnlySpan<byte> ClosingCode(int task) => _heap[_identities[task].Code];

    /// <summary>Marks an open task closed and forgets the oldest closed one where the limit is reached.</summary>
    public void Close(int task, ReadOnlySpan<byte> code)
    {
        ref var identity = ref _identities[task];
        identity.IsClosed = true;
        identity.Code = _heap.Add(code);
        _openCounts[identity.Mrd]--;
        if (_closedCount < _closed.Length)
        {
            _closed[(_oldestClosed + _closedCount++) % _closed.Length] = new(task, identity.Link.Hash);
            return;
        }

        Forget(_closed[_oldestClosed]);
        _closed[_oldestClosed] = new(task, identity.Link.Hash);
        _oldestClosed = _oldestClosed + 1 == _closed.Length ? 0 : _oldestClosed + 1;

        // The next to be forgotten has not been touched for as long as it was remembered.
        _handles.Prefetch(_closed[_oldestClosed].Hash);
        _identities.Prefetch(_closed[_oldestClosed].Task);
    }

    /// <summary>
    /// The MRDs have other handles. The closed tasks of one that is gone are forgotten; it has no open ones.
    /// </summary>
    internal void Renumber(Renumbering renumbering)
    {
        if (renumbering.MrdsStay)
        {
            return;
        }

        ForgetClosedOf(renumbering);
        Array.Clear(_openCounts);
        for (var task = 0; task < HandleLimit; task++)
        {
            ref var identity = ref _identities[task];
            if (identity.Length > 0)
            {
                identity.Mrd = (byte)renumbering.Mrd(identity.Mrd);
                _openCounts[identity.Mrd] += identity.IsClosed ? 0 : 1;
            }
        }
    }

    /// <summary>True if the handle, 0..HandleLimit-1, is that of an open task.</summary>
    internal bool IsOpen(int task) => _identities[task] is { Length: > 0, IsClosed: false };

    /// <summary>True if the handle, 0..HandleLimit-1, is that of a task, open or closed.</summary>
    internal bool IsKnown(int task) => _identities[task].Length > 0;

    /// <summary>Writes all tasks, and the closed ones in the order in which they will be forgotten.</summary>
    internal void Save(PartWriter to)
    {
        var texts = new HeapTexts(_heap);
        var freed = _identities.SaveHandles(to);
        for (var task = 0; task < HandleLimit; task++)
        {
            if (!freed.Contains(task))
            {
                to.Record(Fields, in _identities[task], texts);
                to.Text(Id(task));
            }
        }

        to.Integer(_closedCount);
        for (var place = 0; place < _closedCount; place++)
        {
            to.Integer(_closed[(_oldestClosed + place) % _closed.Length].Task);
        }
    }

    /// <summary>Makes all tasks known under the handles that they had.</summary>
    /// <param name="from">Where they are read.</param>
    /// <param name="mrds">MRDs that there are.</param>
    internal bool TryLoad(PartReader from, int mrds)
    {
        if (!_identities.TryLoadHandles(from, reserved: 0, out var freed))
        {
            return false;
        }

        _handles.Reserve(_identities.Count);
        var texts = new HeapTexts(_heap);
        var closed = 0;
        for (var task = 0; task < HandleLimit; task++)
        {
            if (freed.Contains(task))
            {
                continue;
            }

            if (!from.TryRecord(Fields, texts, out _identities[task])
                || !from.Require(_identities[task].Mrd < mrds, "an MRD that there is")
                || !from.TryText(1, Limits.IdBytes, "the id of a task", out var id)
                || !from.Require(Find(id) < 0, "an id that was not there already"))
            {
                return false;
            }

            Name(task, id);
            closed += IsClosed(task) ? 1 : 0;
            _openCounts[Mrd(task)] += IsClosed(task) ? 0 : 1;
        }

        return TryLoadClosed(from, freed, closed);
    }

    private bool TryLoadClosed(PartReader from, HandleSet taken, int closed)
    {
        if (!from.TryInteger(closed, Math.Min(closed, _closed.Length), "closed tasks", out _closedCount))
        {
            return false;
        }

        for (var place = 0; place < _closedCount; place++)
        {
            if (!from.TryInteger(0, HandleLimit - 1, "a closed task", out int task)
                || !from.Require(taken.Add(task) && IsClosed(task), "a closed task that was not there already"))
            {
                return false;
            }

            _closed[place] = new(task, _identities[task].Link.Hash);
        }

        return true;
    }

    private void Name(int task, ReadOnlySpan<byte> id)
    {
        ref var identity = ref _identities[task];
        identity.Length = (byte)id.Length;
        if (id.Length <= InlineId.Bytes)
        {
            id.CopyTo(identity.Id);
        }
        else
        {
            identity.LongId = _heap.Add(id);
        }

        _handles.Add(TextHash.Of(id), task);
    }

    /// <summary>Those that stay keep their order, in which they will be forgotten one day.</summary>
    private void ForgetClosedOf(Renumbering renumbering)
    {
        var kept = new Closed[_closed.Length];
        var count = 0;
        for (var place = 0; place < _closedCount; place++)
        {
            var closed = _closed[(_oldestClosed + place) % _closed.Length];
            if (renumbering.Mrd(Mrd(closed.Task)) == Renumbering.Gone)
            {
                Forget(closed);
            }
            else
            {
                kept[count++] = closed;
            }
        }

        kept.CopyTo(_closed, 0);
        (_closedCount, _oldestClosed) = (count, 0);
    }

    private void Forget(in Closed oldest)
    {
        ref var identity = ref _identities[oldest.Task];
        _heap.Free(ref identity.Code);
        _heap.Free(ref identity.LongId);
        _handles.Remove(oldest.Task);
        _identities.Free(oldest.Task);
    }

    /// <summary>Task and hash of its id: what it takes to forget it.</summary>
    private readonly record struct Closed(int Task, uint Hash);

    /// <summary>One cache line: most ids are a GUID, or prefix and sequence.</summary>
    private struct Identity
    {
        public HandleLink Link;
        public TextHandle Code;
        public TextHandle LongId;
        public byte Mrd;
        public byte Length;
        public bool IsClosed;
        public InlineId Id;
    }

    [InlineArray(Bytes)]
    private struct InlineId
    {
        public const int Bytes = 45;

        private byte _first;
    }

    private readonly struct Ids(TaskIdentities identities) : IKeyed
    {
        public ref HandleLink Link(int handle) => ref identities._identities[handle].Link;

        public bool HasKey(int handle, ReadOnlySpan<byte> key) => identities.Id(handle).SequenceEqual(key);
    }
}
