using System.Runtime.CompilerServices;

namespace MediaRouting.Engine.State;

/// <summary>
/// Items in the order of a key, the smallest first, equal keys by item: a 4-ary heap that knows where each item stands,
/// so that any of them can leave. O(log n) to enter and leave, O(1) to see the first.
/// </summary>
/// <remarks>
/// Keys stand beside the items in the heap's own array: four children are one cache line. An item is in at most one
/// heap of those that share a <see cref="HeapPositions"/>.
/// </remarks>
/// <param name="positions">Where each item stands.</param>
public sealed class IndexedHeap(HeapPositions positions)
{
    private const int Arity = 4;

    private Entry[] _entries = new Entry[16];

    /// <summary>Items in the heap.</summary>
    public int Count { get; private set; }

    /// <summary>The first item, or -1.</summary>
    public int First => Count == 0 ? -1 : _entries[0].Item;

    /// <summary>Adds an item that is in no heap.</summary>
    public void Add(int item, ulong key)
    {
        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, Count * 2);
        }

        Count++;
        RiseFrom(Count - 1, new Entry { Key = key, Item = item });
    }

    /// <summary>Takes an item out.</summary>
    public void Remove(int item)
    {
        var place = positions[item];
        positions[item] = HeapPositions.Absent;
        Count--;
        if (place == Count)
        {
            return;
        }

        var last = _entries[Count];
        if (place > 0 && last.IsBefore(_entries[(place - 1) / Arity]))
        {
            RiseFrom(place, last);
        }
        else
        {
            SinkFrom(place, last);
        }
    }

    private void RiseFrom(int place, Entry entry)
    {
        while (place > 0)
        {
            var parent = (place - 1) / Arity;
            if (!entry.IsBefore(_entries[parent]))
            {
                break;
            }

            Put(place, _entries[parent]);
            place = parent;
        }

        Put(place, entry);
    }

    private void SinkFrom(int place, Entry entry)
    {
        for (var child = SmallestChild(place); child >= 0; child = SmallestChild(place))
        {
            if (!_entries[child].IsBefore(entry))
            {
                break;
            }

            Put(place, _entries[child]);
            place = child;
        }

        Put(place, entry);
    }

    private int SmallestChild(int place)
    {
        var child = (place * Arity) + 1;
        if (child >= Count)
        {
            return -1;
        }

        var best = child;
        var end = Math.Min(child + Arity, Count);
        while (++child < end)
        {
            best = _entries[child].IsBefore(_entries[best]) ? child : best;
        }

        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put(int place, in Entry entry)
    {
        _entries[place] = entry;
        positions[entry.Item] = place;
    }

    private struct Entry
    {
        public ulong Key;
        public int Item;

        public readonly bool IsBefore(in Entry other) => Key < other.Key || (Key == other.Key && Item < other.Item);
    }
}
