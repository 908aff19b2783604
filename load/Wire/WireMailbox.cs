namespace MediaRouting.Load.Wire;

/// <summary>What threads hand to one that takes it in batches, in the order in which it came.</summary>
/// <typeparam name="T">What it is.</typeparam>
internal sealed class WireMailbox<T>
{
    private readonly object _gate = new();
    private List<T> _items = [];
    private bool _isClosed;

    /// <summary>Things that wait.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _items.Count;
            }
        }
    }

    /// <summary>Puts one more behind the others.</summary>
    public void Add(T item)
    {
        lock (_gate)
        {
            _items.Add(item);
            if (_items.Count == 1)
            {
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>
    /// Waits until something is there, at most so long, and moves all of it to the end of a list.
    /// </summary>
    /// <returns>False once the mailbox is closed and empty.</returns>
    public bool Take(List<T> into, TimeSpan longest)
    {
        lock (_gate)
        {
            if (_items.Count == 0 && !_isClosed && longest != TimeSpan.Zero)
            {
                Monitor.Wait(_gate, longest);
            }

            into.AddRange(_items);
            _items.Clear();
            return into.Count > 0 || !_isClosed;
        }
    }

    /// <summary>Ends all waiting.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.PulseAll(_gate);
        }
    }
}
