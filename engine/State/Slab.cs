using System.Runtime.CompilerServices;

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

    private T[][] _chunks = [new T[ChunkSize]];
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

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddChunk(int chunk)
    {
        if (chunk >= _chunks.Length)
        {
            Array.Resize(ref _chunks, Math.Max(chunk + 1, _chunks.Length * 2));
        }

        _chunks[chunk] = new T[ChunkSize];
    }
}
