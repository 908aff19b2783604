namespace MediaRouting.Engine.State;

/// <summary>
/// Ids to dense handles, over UTF-8 bytes, compared ordinally; several ids may lead to one handle. A lookup makes no
/// string.
/// </summary>
public sealed class IdTable
{
    private readonly TextHeap _heap;
    private readonly HandleTable<Ids> _places;
    private readonly Slab<Entry> _entries = new();

    /// <summary>An empty table.</summary>
    /// <param name="heap">Where the ids stand.</param>
    /// <param name="expected">Ids that it is sized for; it grows with more.</param>
    public IdTable(TextHeap heap, int expected = 16)
    {
        _heap = heap;
        _places = new HandleTable<Ids>(new Ids(this), expected);
    }

    /// <summary>Ids in the table.</summary>
    public int Count => _places.Count;

    /// <summary>The handle of an id, or -1.</summary>
    public int Find(ReadOnlySpan<byte> id)
    {
        var place = _places.Find(TextHash.Of(id), id);
        return place < 0 ? -1 : _entries[place].Handle;
    }

    /// <summary>
    /// Adds an id that is not in the table, 1..<see cref="TextHeap.MaxLength"/> bytes, and returns where its text
    /// stands until it is removed.
    /// </summary>
    public TextHandle Add(ReadOnlySpan<byte> id, int handle)
    {
        var place = _entries.Allocate();
        _entries[place] = new Entry { Key = _heap.Add(id), Handle = handle };
        _places.Add(TextHash.Of(id), place);
        return _entries[place].Key;
    }

    /// <summary>Removes an id that is in the table; its text is freed.</summary>
    public void Remove(ReadOnlySpan<byte> id)
    {
        var place = _places.Find(TextHash.Of(id), id);
        if (place < 0)
        {
            throw new InvalidOperationException("IdTable.Remove: the id is not in the table");
        }

        _places.Remove(place);
        _heap.Free(ref _entries[place].Key);
        _entries.Free(place);
    }

    private struct Entry
    {
        public HandleLink Link;
        public TextHandle Key;
        public int Handle;
    }

    private readonly struct Ids(IdTable table) : IKeyed
    {
        public ref HandleLink Link(int handle) => ref table._entries[handle].Link;

        public bool HasKey(int handle, ReadOnlySpan<byte> key) =>
            table._heap[table._entries[handle].Key].SequenceEqual(key);
    }
}
