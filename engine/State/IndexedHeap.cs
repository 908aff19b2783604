namespace MediaRouting.Engine.State;

/// <summary>
/// Items in the order of a key, the smallest first, equal keys by item, of which any may leave: it knows where each
/// stands. O(log n) to enter and leave, O(1) to see the first. It grows as it needs to.
/// </summary>
/// <remarks>An item is in at most one heap of those that share a <see cref="HeapPositions"/>.</remarks>
/// <param name="positions">Where each item stands.</param>
public sealed class IndexedHeap(HeapPositions positions)
{
    private const int FirstCapacity = 4;

    private HeapEntry[] _entries = [];

    /// <summary>Items in the heap.</summary>
    public int Count { get; private set; }

    /// <summary>The first item, or -1.</summary>
    public int First => Count == 0 ? -1 : _entries[0].Item;

    /// <summary>The key of the first item; there must be one.</summary>
    public ulong FirstKey => _entries[0].Key;

    /// <summary>The item at a place, 0..Count-1, in no order but that place 0 is the first.</summary>
    public int ItemAt(int place) => _entries[place].Item;

    /// <summary>Adds an item that is in no heap.</summary>
    public void Add(int item, ulong key)
    {
        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, Math.Max(FirstCapacity, Count * 2));
        }

        Count++;
        QuaternaryHeap.Rise(_entries.AsSpan(0, Count), positions, Count - 1, new HeapEntry(key, item, item));
    }

    /// <summary>Takes an item out that is in it.</summary>
    public void Remove(int item)
    {
        var place = positions[item];
        positions[item] = HeapPositions.Absent;
        Count--;
        if (place != Count)
        {
            QuaternaryHeap.Settle(_entries.AsSpan(0, Count), positions, place, _entries[Count]);
        }
    }
}
