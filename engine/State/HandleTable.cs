using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace MediaRouting.Engine.State;

/// <summary>
/// Hashes of texts to dense handles: open addressing with linear probing, eight bytes an entry. What a handle stands
/// for, and so whether two texts of one hash are the same, is its owner's to say. Removal is by hash and handle, reads
/// no text, and shifts back, so that there are no tombstones to slow it with age.
/// </summary>
public sealed class HandleTable
{
    private Entry[] _entries;
    private int _mask;

    /// <summary>An empty table, sized for <paramref name="expected"/> handles; it grows with more.</summary>
    public HandleTable(int expected = 16)
    {
        _entries = new Entry[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, expected * 2))];
        _mask = _entries.Length - 1;
    }

    /// <summary>Handles in the table.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// The hash of a text: multiply-and-fold over 8-byte words, the scheme of wyhash; fixed key, so that every machine
    /// agrees.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Hash(ReadOnlySpan<byte> text)
    {
        const ulong first = 0xA0761D6478BD642F;
        const ulong second = 0xE7037ED1A0B428DB;
        var hash = first ^ (uint)text.Length;
        while (text.Length >= sizeof(ulong))
        {
            hash = Fold(hash ^ MemoryMarshal.Read<ulong>(text), second);
            text = text[sizeof(ulong)..];
        }

        ulong rest = 0;
        for (var i = 0; i < text.Length; i++)
        {
            rest = (rest << 8) | text[i];
        }

        hash = Fold(hash ^ rest, first ^ second);
        return (uint)(hash ^ (hash >> 32));
    }

    /// <summary>
    /// Goes through the handles of a hash: false after the last.
    /// </summary>
    /// <param name="hash">The hash.</param>
    /// <param name="probe">Where the search stands; 0 before the first.</param>
    /// <param name="handle">The next handle of this hash.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryNext(uint hash, ref int probe, out int handle)
    {
        while (true)
        {
            ref readonly var entry = ref _entries[((int)hash + probe) & _mask];
            if (entry.HandlePlusOne == 0)
            {
                handle = -1;
                return false;
            }

            probe++;
            if (entry.Hash == hash)
            {
                handle = entry.HandlePlusOne - 1;
                return true;
            }
        }
    }

    /// <summary>Adds a handle that is not in the table.</summary>
    public void Add(uint hash, int handle)
    {
        if ((Count + 1) * 2 > _entries.Length)
        {
            Grow();
        }

        Place(new Entry { Hash = hash, HandlePlusOne = handle + 1 });
        Count++;
    }

    /// <summary>Removes a handle that is in the table under this hash.</summary>
    public void Remove(uint hash, int handle)
    {
        var place = (int)hash & _mask;
        while (_entries[place].Hash != hash || _entries[place].HandlePlusOne != handle + 1)
        {
            if (_entries[place].HandlePlusOne == 0)
            {
                throw new InvalidOperationException($"HandleTable.Remove: handle {handle} is not in the table");
            }

            place = (place + 1) & _mask;
        }

        Count--;
        CloseGap(place);
    }

    /// <summary>Has the place of a hash brought near; it will be asked for soon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Prefetch(uint hash)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref _entries[(int)hash & _mask]));
        }
    }

    private static ulong Fold(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }

    private void CloseGap(int gap)
    {
        for (var i = (gap + 1) & _mask; _entries[i].HandlePlusOne != 0; i = (i + 1) & _mask)
        {
            var home = (int)_entries[i].Hash & _mask;
            if (((i - home) & _mask) >= ((i - gap) & _mask))
            {
                _entries[gap] = _entries[i];
                gap = i;
            }
        }

        _entries[gap] = default;
    }

    private void Place(in Entry entry)
    {
        var place = (int)entry.Hash & _mask;
        while (_entries[place].HandlePlusOne != 0)
        {
            place = (place + 1) & _mask;
        }

        _entries[place] = entry;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow()
    {
        var old = _entries;
        _entries = new Entry[old.Length * 2];
        _mask = _entries.Length - 1;
        foreach (ref readonly var entry in old.AsSpan())
        {
            if (entry.HandlePlusOne != 0)
            {
                Place(entry);
            }
        }
    }

    private struct Entry
    {
        public uint Hash;
        public int HandlePlusOne;
    }
}
