using System.Runtime.CompilerServices;

namespace MediaRouting.Engine.State;

/// <summary>
/// The 4-ary heap itself (Johnson, 1975), over entries that somebody else holds: place 0 is the first, the children of
/// place p are 4p + 1 to 4p + 4. Half as deep as a binary heap, and a step down reads one cache line.
/// </summary>
internal static class QuaternaryHeap
{
    private const int Arity = 4;

    /// <summary>Lets an entry that stands nowhere rise from an empty place to where it belongs.</summary>
    public static void Rise(Span<HeapEntry> entries, HeapPositions positions, int place, in HeapEntry entry)
    {
        while (place > 0)
        {
            var parent = (place - 1) / Arity;
            if (!entry.IsBefore(entries[parent]))
            {
                break;
            }

            Put(entries, positions, place, entries[parent]);
            place = parent;
        }

        Put(entries, positions, place, entry);
    }

    /// <summary>Puts an entry that stands nowhere into a place from which it may have to rise or to sink.</summary>
    public static void Settle(Span<HeapEntry> entries, HeapPositions positions, int place, in HeapEntry entry)
    {
        if (place > 0 && entry.IsBefore(entries[(place - 1) / Arity]))
        {
            Rise(entries, positions, place, entry);
        }
        else
        {
            Sink(entries, positions, place, entry);
        }
    }

    private static void Sink(Span<HeapEntry> entries, HeapPositions positions, int place, in HeapEntry entry)
    {
        for (var child = First(entries, place); child >= 0; child = First(entries, place))
        {
            if (!entries[child].IsBefore(entry))
            {
                break;
            }

            Put(entries, positions, place, entries[child]);
            place = child;
        }

        Put(entries, positions, place, entry);
    }

    private static int First(Span<HeapEntry> entries, int place)
    {
        var child = (place * Arity) + 1;
        if (child >= entries.Length)
        {
            return -1;
        }

        var first = child;
        var end = Math.Min(child + Arity, entries.Length);
        while (++child < end)
        {
            first = entries[child].IsBefore(entries[first]) ? child : first;
        }

        return first;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Span<HeapEntry> entries, HeapPositions positions, int place, in HeapEntry entry)
    {
        entries[place] = entry;
        positions[entry.Item] = place;
    }
}
