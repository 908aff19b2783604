using System.Numerics;
using System.Runtime.CompilerServices;

namespace MediaRouting.Engine.State;

/// <summary>
/// Finds records by a text, their key: chains through the records themselves, four bytes a record here. It grows by one
/// chain at a time (linear hashing, Litwin, 1980), so that no single command pays for a million records moved.
/// </summary>
/// <typeparam name="TKeyed">The records; as a struct its calls are direct and can be inlined.</typeparam>
public sealed class HandleTable<TKeyed>
    where TKeyed : struct, IKeyed
{
    private readonly TKeyed _keyed;

    // First handle of each chain, plus one; 0 for an empty chain.
    private int[] _firsts;

    // Chains 0.._split-1 were split in this round and are told apart by one more bit than the mask has.
    private int _mask;
    private int _split;

    /// <summary>An empty table.</summary>
    /// <param name="keyed">The records.</param>
    /// <param name="expected">Records that it is sized for; it grows with more.</param>
    public HandleTable(TKeyed keyed, int expected = 16)
    {
        _keyed = keyed;
        _firsts = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, expected))];
        _mask = _firsts.Length - 1;
    }

    /// <summary>Records in the table.</summary>
    public int Count { get; private set; }

    private int ChainCount => _mask + 1 + _split;

    /// <summary>Makes room for so many records at once; the table is empty.</summary>
    public void Reserve(int expected)
    {
        if (expected > _firsts.Length)
        {
            _firsts = new int[BitOperations.RoundUpToPowerOf2((uint)expected)];
            (_mask, _split) = (_firsts.Length - 1, 0);
        }
    }

    /// <summary>The record of a key, or -1.</summary>
    /// <param name="hash">The hash of the key, as it was given to <see cref="Add"/>.</param>
    /// <param name="key">The key.</param>
    public int Find(uint hash, ReadOnlySpan<byte> key)
    {
        var handle = _firsts[ChainOf(hash)] - 1;
        while (handle >= 0)
        {
            ref readonly var link = ref _keyed.Link(handle);
            if (link.Hash == hash && _keyed.HasKey(handle, key))
            {
                return handle;
            }

            handle = link.Next - 1;
        }

        return -1;
    }

    /// <summary>Adds a record that is not in the table.</summary>
    public void Add(uint hash, int handle)
    {
        if (++Count > ChainCount)
        {
            Split();
        }

        Put(ref _firsts[ChainOf(hash)], ref _keyed.Link(handle), hash, handle);
    }

    /// <summary>Removes a record that is in the table.</summary>
    public void Remove(int handle)
    {
        ref var removed = ref _keyed.Link(handle);
        ref var place = ref _firsts[ChainOf(removed.Hash)];
        while (place != handle + 1)
        {
            if (place == 0)
            {
                ThrowAbsent(handle);
            }

            place = ref _keyed.Link(place - 1).Next;
        }

        place = removed.Next;
        removed = default;
        Count--;
    }

    /// <summary>Has the beginning of the chain of a hash brought near; it will be asked for soon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(uint hash) => CacheLine.Prefetch(ref _firsts[ChainOf(hash)]);

    private static void Put(ref int first, ref HandleLink link, uint hash, int handle)
    {
        link.Hash = hash;
        link.Next = first;
        first = handle + 1;
    }

    private static void ThrowAbsent(int handle) =>
        throw new InvalidOperationException($"HandleTable.Remove: record {handle} is not in the table");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int ChainOf(uint hash)
    {
        var chain = (int)hash & _mask;
        return chain < _split ? (int)hash & ((_mask << 1) | 1) : chain;
    }

    /// <summary>Divides the next chain into two, by one more bit of the hash.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Split()
    {
        if (ChainCount == _firsts.Length)
        {
            Array.Resize(ref _firsts, _firsts.Length * 2);
        }

        var place = _firsts[_split];
        _firsts[_split++] = 0;
        while (place != 0)
        {
            ref var link = ref _keyed.Link(place - 1);
            var next = link.Next;
            Put(ref _firsts[ChainOf(link.Hash)], ref link, link.Hash, place - 1);
            place = next;
        }

        if (_split > _mask)
        {
            (_mask, _split) = ((_mask << 1) | 1, 0);
        }
    }
}
