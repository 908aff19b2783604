namespace MediaRouting.Engine.State;

/// <summary>
/// Many heaps whose sizes are bounded beforehand, side by side in one array: an item can be in one of them, and any may
/// leave. A heap of one item costs one entry, so that a hundred thousand of them cost no more than one heap of as many.
/// </summary>
public sealed class HeapForest
{
    private readonly HeapPositions _positions;
    private readonly HeapEntry[] _entries;
    private readonly int[] _starts;
    private readonly int[] _counts;

    /// <summary>Empty heaps.</summary>
    /// <param name="capacities">The most items that each heap can have.</param>
    /// <param name="items">Items are 0..items-1.</param>
    public HeapForest(ReadOnlySpan<int> capacities, int items)
    {
        _starts = new int[capacities.Length];
        _counts = new int[capacities.Length];
        var total = 0;
        for (var heap = 0; heap < capacities.Length; heap++)
        {
            _starts[heap] = total;
            total += capacities[heap];
        }

        _entries = new HeapEntry[total];
        _positions = new HeapPositions(items);
    }

    /// <summary>Items in a heap.</summary>
    public int CountOf(int heap) => _counts[heap];

    /// <summary>The first entry of a heap that is not empty.</summary>
    public ref readonly HeapEntry First(int heap) => ref _entries[_starts[heap]];

    /// <summary>True if the item is in one of the heaps.</summary>
    public bool Contains(int item) => _positions[item] != HeapPositions.Absent;

    /// <summary>The entry of an item that is in this heap.</summary>
    public ref readonly HeapEntry EntryOf(int heap, int item) => ref _entries[_starts[heap] + _positions[item]];

    /// <summary>Adds an entry whose item is in no heap, or gives one that is in this heap another place.</summary>
    public void Put(int heap, in HeapEntry entry)
    {
        var place = _positions[entry.Item];
        if (place == HeapPositions.Absent)
        {
            var count = ++_counts[heap];
            QuaternaryHeap.Rise(Entries(heap, count), _positions, count - 1, entry);
        }
        else
        {
            QuaternaryHeap.Settle(Entries(heap, _counts[heap]), _positions, place, entry);
        }
    }

    /// <summary>Takes an item out that is in this heap.</summary>
    public void Remove(int heap, int item)
    {
        var place = _positions[item];
        _positions[item] = HeapPositions.Absent;
        var count = --_counts[heap];
        if (place != count)
        {
            QuaternaryHeap.Settle(Entries(heap, count), _positions, place, _entries[_starts[heap] + count]);
        }
    }

    private Span<HeapEntry> Entries(int heap, int count) => _entries.AsSpan(_starts[heap], count);
}
