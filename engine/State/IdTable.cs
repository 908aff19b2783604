namespace MediaRouting.Engine.State;

/// <summary>
/// Ids to dense handles, over UTF-8 bytes, compared ordinally; several ids may lead to one handle. A lookup makes no
/// string.
/// </summary>
/// <param name="heap">Where the ids stand.</param>
/// <param name="expected">Ids that it is sized for; it grows with more.</param>
public sealed class IdTable(TextHeap heap, int expected = 16)
{
    private readonly HandleTable _places = new(expected);
    private readonly Slab<Entry> _entries = new();

    /// <summary>Ids in the table.</summary>
    public int Count => _places.Count;

    /// <summary>The handle of an id, or -1.</summary>
    public int Find(ReadOnlySpan<byte> id)
    {
        var place = PlaceOf(HandleTable.Hash(id), id);
        return place < 0 ? -1 : _entries[place].Handle;
    }

    /// <summary>
    /// Adds an id that is not in the table, 1..<see cref="TextHeap.MaxLength"/> bytes, and returns where its text
    /// stands until it is removed.
    /// </summary>
    public TextHandle Add(ReadOnlySpan<byte> id, int handle)
    {
        var place = _entries.Allocate();
        _entries[place] = new Entry { Key = heap.Add(id), Handle = handle };
        _places.Add(HandleTable.Hash(id), place);
        return _entries[place].Key;
    }

    /// <summary>Removes an id that is in the table; its text is freed.</summary>
    public void Remove(ReadOnlySpan<byte> id)
    {
        var hash = HandleTable.Hash(id);
        var place = PlaceOf(hash, id);
        if (place < 0)
        {
            throw new InvalidOperationException("IdTable.Remove: the id is not in the table");
        }

        _places.Remove(hash, place);
        heap.Free(ref _entries[place].Key);
        _entries.Free(place);
    }

    private int PlaceOf(uint hash, ReadOnlySpan<byte> id)
    {
        var probe = 0;
        while (_places.TryNext(hash, ref probe, out var place))
        {
            if (heap[_entries[place].Key].SequenceEqual(id))
            {
                return place;
            }
        }

        return -1;
    }

    private struct Entry
    {
        public TextHandle Key;
        public int Handle;
    }
}
