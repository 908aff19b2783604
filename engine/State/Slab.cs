using System.Runtime.CompilerServices;
using MediaRouting.Engine.MessagePack;
using MediaRouting.Engine.Snapshot;

namespace MediaRouting.Engine.State;

/// <summary>
/// Records by dense handle, in chunks that never move: growing costs one chunk and copies nothing, a reference to a
/// record stays good while others are added. Freed handles are used again, the last freed first.
/// <code>
/// record in use:  T
/// record freed:   i32 handle of the one freed before, or -1 | zeros
/// </code>
/// </summary>
/// <typeparam name="T">The record, at least four bytes.</typeparam>
public sealed class Slab<T>
    where T : unmanaged
{
    private const int ChunkBits = 10;
    private const int ChunkSize = 1 << ChunkBits;

    private T[][] _chunks = [NewChunk()];
    private int _lastFreed = -1;
    private int _freedCount;
    private int _next;

    /// <summary>Handles in use.</summary>
    public int Count => _next - _freedCount;

    /// <summary>Handles given out so far, in use or not, are 0..HandleLimit-1.</summary>
    public int HandleLimit => _next;

    /// <summary>The record of a handle.</summary>
    public ref T this[int handle]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _chunks[handle >> ChunkBits][handle & (ChunkSize - 1)];
    }

    /// <summary>Takes a handle; its record is the default value.</summary>
    public int Allocate()
    {
        if (_lastFreed < 0)
        {
            Cover(_next);
            return _next++;
        }

        var handle = _lastFreed;
        ref var record = ref this[handle];
        _lastFreed = Unsafe.As<T, int>(ref record);
        _freedCount--;
        record = default;
        return handle;
    }

    /// <summary>True if the record of a handle exists.</summary>
    public bool IsCovered(int handle) =>
        handle >> ChunkBits < _chunks.Length && _chunks[handle >> ChunkBits] is not null;

    /// <summary>Makes sure that the record of a handle given out by another slab exists.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Cover(int handle)
    {
        if (handle >> ChunkBits >= _chunks.Length || _chunks[handle >> ChunkBits] is null)
        {
            AddChunk(handle >> ChunkBits);
        }
    }

    /// <summary>Clears the record and gives its handle back.</summary>
    public void Free(int handle)
    {
        ref var record = ref this[handle];
        record = default;
        Unsafe.As<T, int>(ref record) = _lastFreed;
        _lastFreed = handle;
        _freedCount++;
    }

    /// <summary>Has a record brought near; it will be asked for soon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(int handle) => CacheLine.Prefetch(ref this[handle]);

    /// <summary>
    /// Writes which handles are in use: how many were given out, how many of them were freed, and those in the order in
    /// which they will be used again.
    /// </summary>
    /// <returns>The freed ones.</returns>
    internal HandleSet SaveHandles(PartWriter to)
    {
        var freed = new HandleSet(_next);
        to.Integer(_next);
        to.Integer(_freedCount);
        for (var handle = _lastFreed; handle >= 0; handle = FreedBefore(handle))
        {
            to.Integer(handle);
            freed.Add(handle);
        }

        return freed;
    }

    /// <summary>Gives out the handles that were in use, and no others; their records are to follow.</summary>
    /// <param name="from">Where they are read.</param>
    /// <param name="reserved">Handles, from 0, that are never freed and have no record.</param>
    /// <param name="freed">The freed ones.</param>
    internal bool TryLoadHandles(PartReader from, int reserved, out HandleSet freed)
    {
        freed = default;
        if (!from.TryInteger(reserved, (int)Math.Min(from.BytesLeft + reserved, int.MaxValue), "handles", out _next)
            || !from.TryInteger(0, _next - reserved, "freed handles", out _freedCount))
        {
            return false;
        }

        for (var chunk = 0; chunk << ChunkBits < _next; chunk++)
        {
            Cover(chunk << ChunkBits);
        }

        freed = new HandleSet(_next);
        ref var before = ref _lastFreed;
        for (var count = 0; count < _freedCount; count++)
        {
            if (!from.TryInteger(reserved, _next - 1, "a freed handle", out int handle)
                || !from.Require(freed.Add(handle), "a handle that was not freed already"))
            {
                return false;
            }

            before = handle;
            before = ref Unsafe.As<T, int>(ref this[handle]);
        }

        before = -1;
        return true;
    }

    /// <summary>Writes which handles are in use, and their records by ascending handle.</summary>
    /// <param name="to">Where.</param>
    /// <param name="reserved">Handles, from 0, that have no record.</param>
    /// <param name="fields">The fields of a record.</param>
    internal void Save(PartWriter to, int reserved, FieldTable<T> fields)
    {
        var freed = SaveHandles(to);
        for (var handle = reserved; handle < _next; handle++)
        {
            if (!freed.Contains(handle))
            {
                to.Record(fields, in this[handle]);
            }
        }
    }

    /// <summary>Takes what was written by <see cref="Save"/>; whether it makes sense, others see.</summary>
    internal bool TryLoad(PartReader from, int reserved, FieldTable<T> fields, out HandleSet freed)
    {
        if (!TryLoadHandles(from, reserved, out freed))
        {
            return false;
        }

        for (var handle = reserved; handle < _next; handle++)
        {
            if (!freed.Contains(handle) && !from.TryRecord(fields, out this[handle]))
            {
                return false;
            }
        }

        return true;
    }

    // Pinned, and so never moved. The collector stops every thread while it moves what is young, and a snapshot makes a
    // second state beside the first: its pauses halve.
    private static T[] NewChunk() => GC.AllocateArray<T>(ChunkSize, pinned: true);

    private int FreedBefore(int handle) => Unsafe.As<T, int>(ref this[handle]);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddChunk(int chunk)
    {
        if (chunk >= _chunks.Length)
        {
            Array.Resize(ref _chunks, Math.Max(chunk + 1, _chunks.Length * 2));
        }

        _chunks[chunk] = NewChunk();
    }
}
