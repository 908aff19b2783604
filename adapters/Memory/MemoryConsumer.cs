namespace MediaRouting.Memory;

/// <summary>A consumer of a connection with its outstanding messages. Touched under the broker's lock only.</summary>
internal sealed class MemoryConsumer
{
    private readonly MemoryMessage?[] _outstanding;
    private readonly int[] _generations;
    private readonly int[] _free;
    private int _freeCount;

    public MemoryConsumer(int number, MemoryDestination queue, int window)
    {
        Number = number;
        Queue = queue;
        _outstanding = new MemoryMessage?[window];
        _generations = new int[window];
        _free = new int[window];
        for (int slot = window - 1; slot >= 0; slot--)
        {
            _free[_freeCount++] = slot;
        }
    }

    public int Number { get; }

    public MemoryDestination Queue { get; }

    /// <summary>Whether a message waits and the window has room for it.</summary>
    public bool IsDue => _freeCount > 0 && Queue.Count > 0;

    /// <summary>Takes the next message of the queue into the window.</summary>
    public MemoryMessage Take(out int slot, out int generation)
    {
        slot = _free[--_freeCount];
        generation = ++_generations[slot];
        return _outstanding[slot] = Queue.Dequeue();
    }

    /// <summary>Whether a delivery is outstanding.</summary>
    public bool IsOutstanding(int slot, int generation) =>
        (uint)slot < (uint)_outstanding.Length && _outstanding[slot] is not null && _generations[slot] == generation;

    /// <summary>Takes an outstanding message out of the window.</summary>
    public MemoryMessage Remove(int slot)
    {
        MemoryMessage message = _outstanding[slot]!;
        _outstanding[slot] = null;
        _free[_freeCount++] = slot;
        return message;
    }

    /// <summary>Puts everything outstanding back at the head of the queue, in the order of arrival.</summary>
    public void PutBackAll()
    {
        IEnumerable<MemoryMessage> newestFirst =
            _outstanding.OfType<MemoryMessage>().OrderByDescending(static message => message.Order);
        foreach (MemoryMessage message in newestFirst.ToArray())
        {
            Queue.PutBack(message);
        }

        Array.Clear(_outstanding);
    }
}
