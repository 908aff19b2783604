namespace MediaRouting.OpenWire;

/// <summary>
/// The outstanding deliveries of a consumer: the message id of each, byte for byte as the broker sent it, in a slot
/// allocated beforehand, until its acknowledgement copies it back. The reader thread adds, the acknowledging thread
/// removes.
/// </summary>
internal sealed class DeliveryWindow
{
    // An id of a Java sender takes about 90 bytes; one that does not fit gets an array of its own.
    private const int SlotBytes = 160;

    // A longer array is not kept for the next id: a sender that makes ids of 64 KiB would have a window of them.
    private const int KeptBytes = 1024;

    private readonly Lock _gate = new();
    private readonly byte[] _ids;
    private readonly byte[]?[] _longIds;
    private readonly int[] _lengths;
    private readonly int[] _generations;
    private readonly bool[] _outstanding;
    private readonly int[] _free;
    private int _freeCount;

    /// <summary>An empty window.</summary>
    /// <param name="capacity">Deliveries outstanding at most; the consumer's prefetch.</param>
    public DeliveryWindow(int capacity)
    {
        Capacity = capacity;
        _ids = new byte[capacity * SlotBytes];
        _longIds = new byte[]?[capacity];
        _lengths = new int[capacity];
        _generations = new int[capacity];
        _outstanding = new bool[capacity];
        _free = new int[capacity];
        for (int slot = capacity - 1; slot >= 0; slot--)
        {
            _free[_freeCount++] = slot;
        }
    }

    /// <summary>Deliveries outstanding at most.</summary>
    public int Capacity { get; }

    /// <summary>Whether no delivery fits in. Once false it stays so until the reader thread adds one.</summary>
    public bool IsFull
    {
        get
        {
            lock (_gate)
            {
                return _freeCount == 0;
            }
        }
    }

    /// <summary>Keeps the id of a delivery; the window must not be full.</summary>
    public void Add(ReadOnlySpan<byte> messageId, out int slot, out int generation)
    {
        lock (_gate)
        {
            slot = _free[--_freeCount];
            generation = _generations[slot] = (_generations[slot] + 1) & DeliveryTag.GenerationMask;
            _outstanding[slot] = true;
        }

        _lengths[slot] = messageId.Length;
        messageId.CopyTo(Room(slot, messageId.Length));
    }

    /// <summary>The id of an outstanding delivery; empty if that delivery is not outstanding.</summary>
    public ReadOnlySpan<byte> Find(int slot, int generation)
    {
        lock (_gate)
        {
            if ((uint)slot >= (uint)Capacity || !_outstanding[slot] || _generations[slot] != generation)
            {
                return default;
            }
        }

        int length = _lengths[slot];
        return length <= SlotBytes ? _ids.AsSpan(slot * SlotBytes, length) : _longIds[slot].AsSpan(0, length);
    }

    /// <summary>Frees the slot of an outstanding delivery.</summary>
    public void Remove(int slot)
    {
        lock (_gate)
        {
            _outstanding[slot] = false;
            if (_longIds[slot]?.Length > KeptBytes)
            {
                _longIds[slot] = null;
            }

            _free[_freeCount++] = slot;
        }
    }

    private Span<byte> Room(int slot, int length)
    {
        if (length <= SlotBytes)
        {
            return _ids.AsSpan(slot * SlotBytes, length);
        }

        if (_longIds[slot] is not { } room || room.Length < length)
        {
            _longIds[slot] = room = new byte[length];
        }

        return room;
    }
}
