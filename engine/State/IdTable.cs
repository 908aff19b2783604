using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MediaRouting.Engine.State;

/// <summary>
/// Ids to dense handles: open addressing with linear probing over UTF-8 bytes, compared ordinally. A lookup makes no
/// string and touches two cache lines; removal shifts back, so that there are no tombstones to slow it with age.
/// </summary>
public sealed class IdTable
{
    private readonly TextHeap _heap;
    private Entry[] _entries;
    private int _mask;

    /// <summary>
    /// A table whose ids stand in <paramref name="heap"/>, sized for <paramref name="expected"/> of them.
    /// </summary>
    public IdTable(TextHeap heap, int expected = 16)
    {
        _heap = heap;
        _entries = new Entry[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, expected * 2))];
        _mask = _entries.Length - 1;
    }

    /// <summary>Ids in the table.</summary>
    public int Count { get; private set; }

    /// <summary>The handle of an id, or -1.</summary>
    public int Find(ReadOnlySpan<byte> id)
    {
        var hash = Hash(id);
        for (var i = (int)hash & _mask; ; i = (i + 1) & _mask)
        {
            ref readonly var entry = ref _entries[i];
            if (entry.Key.IsEmpty)
            {
                return -1;
            }

            if (entry.Hash == hash && _heap[entry.Key].SequenceEqual(id))
            {
                return entry.Handle;
            }
        }
    }

    /// <summary>
    /// Adds an id that is not in the table, 1..<see cref="TextHeap.MaxLength"/> bytes, and returns where its text
    /// stands until it is removed.
    /// </summary>
    public TextHandle Add(ReadOnlySpan<byte> id, int handle)
    {
        if ((Count + 1) * 2 > _entries.Length)
        {
            Grow();
        }

        var entry = new Entry { Hash = Hash(id), Handle = handle, Key = _heap.Add(id) };
        Place(entry);
        Count++;
        return entry.Key;
    }

    /// <summary>Removes an id that is in the table; its text is freed.</summary>
    public void Remove(ReadOnlySpan<byte> id)
    {
        var hash = Hash(id);
        var i = (int)hash & _mask;
        while (_entries[i].Hash != hash || !_heap[_entries[i].Key].SequenceEqual(id))
        {
            if (_entries[i].Key.IsEmpty)
            {
                throw new InvalidOperationException("IdTable.Remove: the id is not in the table");
            }

            i = (i + 1) & _mask;
        }

        _heap.Free(ref _entries[i].Key);
        Count--;
        CloseGap(i);
    }

    private void CloseGap(int gap)
    {
        for (var i = (gap + 1) & _mask; !_entries[i].Key.IsEmpty; i = (i + 1) & _mask)
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
        var i = (int)entry.Hash & _mask;
        while (!_entries[i].Key.IsEmpty)
        {
            i = (i + 1) & _mask;
        }

        _entries[i] = entry;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow()
    {
        var old = _entries;
        _entries = new Entry[old.Length * 2];
        _mask = _entries.Length - 1;
        foreach (ref readonly var entry in old.AsSpan())
        {
            if (!entry.Key.IsEmpty)
            {
                Place(entry);
            }
        }
    }

    /// <summary>
    /// Multiply-and-fold over 8-byte words, the scheme of wyhash; fixed key, so that every machine agrees.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(ReadOnlySpan<byte> id)
    {
        const ulong first = 0xA0761D6478BD642F;
        const ulong second = 0xE7037ED1A0B428DB;
        var hash = first ^ (uint)id.Length;
        while (id.Length >= sizeof(ulong))
        {
            hash = Fold(hash ^ MemoryMarshal.Read<ulong>(id), second);
            id = id[sizeof(ulong)..];
        }

        ulong rest = 0;
        for (var i = 0; i < id.Length; i++)
        {
            rest = (rest << 8) | id[i];
        }

        hash = Fold(hash ^ rest, first ^ second);
        return (uint)(hash ^ (hash >> 32));
    }

    private static ulong Fold(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }

    private struct Entry
    {
        public uint Hash;
        public int Handle;
        public TextHandle Key;
    }
}
