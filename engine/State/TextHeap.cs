using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace MediaRouting.Engine.State;

/// <summary>
/// The texts of the state (ids, names, params) in a few large arrays, so that a million tasks are a thousand objects
/// and not millions. A freed block is used again for a text of its size class.
/// <code>
/// block in use:  u16 length | bytes, UTF-8          a multiple of 8 bytes up to 512, then a power of two up to 32 KiB
/// block free:    i32 handle of the next free one of its class
/// </code>
/// </summary>
public sealed class TextHeap
{
    /// <summary>Longest text that it takes, in bytes.</summary>
    public const int MaxLength = (32 * 1024) - Header;

    private const int Header = sizeof(ushort);
    private const int Unit = 8;
    private const int FineClasses = 64;
    private const int Classes = FineClasses + 6;
    private const int UnitsPerChunk = 1 << 16;

    private readonly int[] _free = new int[Classes];
    private byte[][] _chunks = [GC.AllocateUninitializedArray<byte>(UnitsPerChunk * Unit)];
    private int _chunkCount = 1;

    // Unit 0 of chunk 0 stays unused, so that handle 0 can be the empty text.
    private int _nextUnit = 1;

    /// <summary>Bytes held for texts, free blocks included.</summary>
    public long CapacityBytes => (long)_chunkCount * UnitsPerChunk * Unit;

    /// <summary>The bytes of a text; they move never, and are another text's once it is freed.</summary>
    public ReadOnlySpan<byte> this[TextHandle text]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (text.IsEmpty)
            {
                return default;
            }

            var block = Block(text.Value);
            return block.Slice(Header, BinaryPrimitives.ReadUInt16LittleEndian(block));
        }
    }

    /// <summary>Keeps a copy of a text of at most <see cref="MaxLength"/> bytes.</summary>
    public TextHandle Add(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return default;
        }

        var sizeClass = ClassOf(text.Length);
        var handle = _free[sizeClass];
        if (handle != 0)
        {
            _free[sizeClass] = BinaryPrimitives.ReadInt32LittleEndian(Block(handle));
        }
        else
        {
            handle = Carve(UnitsOf(sizeClass));
        }

        var block = Block(handle);
        BinaryPrimitives.WriteUInt16LittleEndian(block, (ushort)text.Length);
        text.CopyTo(block[Header..]);
        return new TextHandle(handle);
    }

    /// <summary>Gives a text up and empties its handle.</summary>
    public void Free(ref TextHandle text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        var block = Block(text.Value);
        var sizeClass = ClassOf(BinaryPrimitives.ReadUInt16LittleEndian(block));
        BinaryPrimitives.WriteInt32LittleEndian(block, _free[sizeClass]);
        _free[sizeClass] = text.Value;
        text = default;
    }

    private static int ClassOf(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, MaxLength);
        var units = (length + Header + Unit - 1) / Unit;
        return units <= FineClasses ? units - 1 : FineClasses + BitOperations.Log2((uint)(units - 1)) - 6;
    }

    private static int UnitsOf(int sizeClass) =>
        sizeClass < FineClasses ? sizeClass + 1 : 2 * FineClasses << (sizeClass - FineClasses);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Block(int handle) => _chunks[handle >>> 16].AsSpan((handle & 0xFFFF) * Unit);

    private int Carve(int units)
    {
        if (_nextUnit + units > UnitsPerChunk)
        {
            AddChunk();
        }

        var handle = ((_chunkCount - 1) << 16) | _nextUnit;
        _nextUnit += units;
        return handle;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddChunk()
    {
        if (_chunkCount == _chunks.Length)
        {
            Array.Resize(ref _chunks, _chunkCount * 2);
        }

        _chunks[_chunkCount++] = GC.AllocateUninitializedArray<byte>(UnitsPerChunk * Unit);
        _nextUnit = 0;
    }
}
