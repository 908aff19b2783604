namespace MediaRouting.Engine.State;

/// <summary>
/// The tasks that the daemon knows: id to dense handle, which both roles use for their own records. Closed tasks are
/// remembered, the last <see cref="Limits.ClosedTasks"/> of them, with the code they were closed with.
/// </summary>
public sealed class TaskIdentities
{
    private readonly TextHeap _heap = new();
    private readonly Slab<Identity> _identities = new();
    private readonly int[] _closed;
    private readonly IdTable _ids;
    private int _closedCount;
    private int _oldestClosed;

    /// <summary>No tasks.</summary>
    /// <param name="closedLimit">Closed tasks to remember, at least 1.</param>
    public TaskIdentities(int closedLimit = Limits.ClosedTasks)
    {
        _closed = new int[closedLimit];
        _ids = new IdTable(_heap, 1024);
    }

    /// <summary>Tasks that are open.</summary>
    public int OpenCount => _identities.Count - _closedCount;

    /// <summary>Closed tasks that are remembered.</summary>
    public int ClosedCount => _closedCount;

    /// <summary>The task of an id, open or closed, or -1.</summary>
    public int Find(ReadOnlySpan<byte> id) => _ids.Find(id);

    /// <summary>Makes an id known as an open task of an MRD.</summary>
    public int Open(ReadOnlySpan<byte> id, int mrd)
    {
        var task = _identities.Allocate();
        ref var identity = ref _identities[task];
        identity.Id = _ids.Add(id, task);
        identity.Mrd = (byte)mrd;
        return task;
    }

    /// <summary>Id of a task.</summary>
    public ReadOnlySpan<byte> Id(int task) => _heap[_identities[task].Id];

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
        if (_closedCount == _closed.Length)
        {
            Forget(_closed[_oldestClosed]);
            _closed[_oldestClosed] = task;
            _oldestClosed = (_oldestClosed + 1) % _closed.Length;
        }
        else
        {
            _closed[(_oldestClosed + _closedCount++) % _closed.Length] = task;
        }
    }

    private void Forget(int task)
    {
        ref var identity = ref _identities[task];
        _heap.Free(ref identity.Code);
        _ids.Remove(_heap[identity.Id]);
        _identities.Free(task);
    }

    private struct Identity
    {
        public TextHandle Id;
        public TextHandle Code;
        public byte Mrd;
        public bool IsClosed;
    }
}
