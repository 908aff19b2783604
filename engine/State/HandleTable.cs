using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MediaRouting.Engine.State;

/// <summary>
/// Finds records by a text, their key. Hashes and handles stand in segments of at most 4 KiB, probed linearly; the
/// upper bits of the hash lead to a segment, which splits in two when it is full (extendible hashing, Fagin et al.,
/// 1979). So a key that is not there costs one line of memory, one that is there its record besides, and no single
/// command pays for a million records moved.
/// <code>
/// directory:  upper bits of the hash → segment          twice as long when a segment needs one more bit than it has
/// segment:    u32 hash | i32 handle plus one, 0 if free  at the lower bits of the hash, or the next free place
/// </code>
/// </summary>
/// <typeparam name="TKeyed">The records; as a struct its calls are direct and can be inlined.</typeparam>
public sealed class HandleTable<TKeyed>
    where TKeyed : struct, IKeyed
{
    private const int SmallestSegment = 16;
    private const int LargestSegment = 512;
    private const int HashBits = 32;

    // Where hashes are alike splitting does not help: then a segment grows beyond its size.
    private const int FewestPerSegment = LargestSegment / 8;

    private readonly TKeyed _keyed;
    private Segment[] _directory;
    private int _depth;

    /// <summary>An empty table.</summary>
    /// <param name="keyed">The records.</param>
    /// <param name="expected">Records that it is sized for; it grows with more.</param>
    public HandleTable(TKeyed keyed, int expected = 0)
    {
        _keyed = keyed;
        Lay(expected);
    }

    /// <summary>Records in the table.</summary>
    public int Count { get; private set; }

    /// <summary>Makes room for so many records at once; the table is empty.</summary>
    public void Reserve(int expected) => Lay(expected);

    /// <summary>The record of a key, or -1.</summary>
    /// <param name="hash">The hash of the key, as it was given to <see cref="Add"/>.</param>
    /// <param name="key">The key.</param>
    public int Find(uint hash, ReadOnlySpan<byte> key)
    {
        ref readonly var segment = ref _directory[PlaceOf(hash)];
        ref var entries = ref MemoryMarshal.GetArrayDataReference(segment.Entries);
        for (var place = (int)hash & segment.Mask; ; place = (place + 1) & segment.Mask)
        {
            ref readonly var entry = ref Unsafe.Add(ref entries, place);
            if (entry.Hash == hash && entry.Handle > 0 && _keyed.HasKey(entry.Handle - 1, key))
            {
                return entry.Handle - 1;
            }

            if (entry.Handle == 0)
            {
                return -1;
            }
        }
    }

    /// <summary>Adds a record that is not in the table.</summary>
    public void Add(uint hash, int handle)
    {
        while (CountOf(PlaceOf(hash)) >= LimitOf(_directory[PlaceOf(hash)]))
        {
            Grow(PlaceOf(hash));
        }

        Put(_directory[PlaceOf(hash)].Entries, hash, handle);
        CountOf(PlaceOf(hash))++;
        Count++;
    }

    /// <summary>Removes a record that is in the table.</summary>
    /// <param name="hash">The hash of its key.</param>
    /// <param name="handle">The record.</param>
    public void Remove(uint hash, int handle)
    {
        ref readonly var segment = ref _directory[PlaceOf(hash)];
        var (entries, mask) = (segment.Entries, segment.Mask);
        var hole = (int)hash & mask;
        while (entries[hole].Handle != handle + 1)
        {
            if (entries[hole].Handle == 0)
            {
                ThrowAbsent(handle);
            }

            hole = (hole + 1) & mask;
        }

        // Whoever stands behind the hole and could not have its own place for it moves up, so that no search ends here.
        for (var place = (hole + 1) & mask; entries[place].Handle != 0; place = (place + 1) & mask)
        {
            var displaced = (place - (int)entries[place].Hash) & mask;
            if (displaced >= ((place - hole) & mask))
            {
                entries[hole] = entries[place];
                hole = place;
            }
        }

        entries[hole] = default;
        CountOf(PlaceOf(hash))--;
        Count--;
    }

    /// <summary>Has the place of a hash brought near; it will be asked for soon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(uint hash)
    {
        ref readonly var segment = ref _directory[PlaceOf(hash)];
        CacheLine.Prefetch(ref segment.Entries[(int)hash & segment.Mask]);
    }

    private static int LimitOf(in Segment segment) => (segment.Mask + 1) / 4 * 3;

    private static void Put(Entry[] entries, uint hash, int handle)
    {
        var mask = entries.Length - 1;
        var place = (int)hash & mask;
        while (entries[place].Handle != 0)
        {
            place = (place + 1) & mask;
        }

        entries[place] = new Entry { Hash = hash, Handle = handle + 1 };
    }

    private static void ThrowAbsent(int handle) =>
        throw new InvalidOperationException($"HandleTable.Remove: record {handle} is not in the table");

    // Pinned for the same reason as the chunks of a slab.
    private static Segment NewSegment(int length, int depth) => new()
    {
        Entries = GC.AllocateArray<Entry>(length, pinned: true),
        Mask = length - 1,
        Depth = depth,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int PlaceOf(uint hash) => (int)((ulong)hash >> (HashBits - _depth));

    /// <summary>The first of the places that lead to the segment of one of them: it has the count.</summary>
    private int FirstOf(int place) => place & -(1 << (_depth - _directory[place].Depth));

    private ref int CountOf(int place) => ref _directory[FirstOf(place)].Count;

    [MemberNotNull(nameof(_directory))]
    private void Lay(int expected)
    {
        var entries = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(SmallestSegment, (expected / 3 * 4) + 1));
        _depth = Math.Max(0, BitOperations.Log2((uint)entries) - BitOperations.Log2(LargestSegment));
        _directory = new Segment[1 << _depth];
        for (var place = 0; place < _directory.Length; place++)
        {
            _directory[place] = NewSegment(Math.Min(entries, LargestSegment), _depth);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int place)
    {
        ref readonly var full = ref _directory[place];
        var isSplit = full.Mask + 1 >= LargestSegment
            && (full.Depth < _depth || Count >= _directory.Length * FewestPerSegment);
        if (!isSplit)
        {
            Replace(place, NewSegment((full.Mask + 1) * 2, full.Depth));
            return;
        }

        if (full.Depth == _depth)
        {
            Deepen();
            place *= 2;
        }

        Split(FirstOf(place));
    }

    /// <summary>Twice as many places, two to a segment that had one.</summary>
    private void Deepen()
    {
        var deeper = new Segment[_directory.Length * 2];
        for (var place = 0; place < deeper.Length; place++)
        {
            deeper[place] = _directory[place / 2];
        }

        _directory = deeper;
        _depth++;
    }

    /// <summary>Divides a segment by one more bit of the hash.</summary>
    private void Split(int first)
    {
        var full = _directory[first];
        var half = 1 << (_depth - full.Depth - 1);
        var length = full.Mask + 1;
        _directory.AsSpan(first, half).Fill(NewSegment(length, full.Depth + 1));
        _directory.AsSpan(first + half, half).Fill(NewSegment(length, full.Depth + 1));
        Distribute(full.Entries);
    }

    private void Replace(int place, Segment larger)
    {
        var full = _directory[place];
        _directory.AsSpan(FirstOf(place), 1 << (_depth - full.Depth)).Fill(larger);
        Distribute(full.Entries);
    }

    private void Distribute(Entry[] entries)
    {
        foreach (ref readonly var entry in entries.AsSpan())
        {
            if (entry.Handle != 0)
            {
                var place = PlaceOf(entry.Hash);
                Put(_directory[place].Entries, entry.Hash, entry.Handle - 1);
                CountOf(place)++;
            }
        }
    }

    private struct Segment
    {
        public Entry[] Entries;
        public int Mask;

        // Of the first place only.
        public int Count;

        // Bits of the hash that its entries have in common.
        public int Depth;
    }

    private struct Entry
    {
        public uint Hash;
        public int Handle;
    }
}
