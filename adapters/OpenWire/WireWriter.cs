using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace MediaRouting.OpenWire;

/// <summary>
/// Writes frames, one behind the other, into one growing buffer (6-openwire 1.1 and 1.2). A frame is its size, which
/// counts what follows it, its type, and its fields, all big-endian. Not for use by two threads.
/// </summary>
internal sealed class WireWriter(int capacity)
{
    private const int MaxStringBytes = ushort.MaxValue;

    // More than any usual batch takes; beyond it the buffer is given back, lest one huge message pin its size.
    private const int KeptBytes = 1024 * 1024;

    private byte[] _bytes = new byte[capacity];
    private int _count;
    private int _frame;

    /// <summary>
    /// The largest size a frame may state: what the broker announced, and never more than an array holds.
    /// </summary>
    public long MaxFrameSize { get; set; } = int.MaxValue;

    /// <summary>Bytes written since <see cref="Clear"/>.</summary>
    public int Count => _count;

    /// <summary>What was written since <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _count);

    /// <summary>Begins again.</summary>
    public void Clear()
    {
        _count = 0;
        if (_bytes.Length > KeptBytes)
        {
            _bytes = new byte[capacity];
        }
    }

    /// <summary>Starts a frame of a type without a command header.</summary>
    public void BeginFrame(CommandType type)
    {
        _frame = _count;
        I32(0);
        U8((byte)type);
    }

    /// <summary>Starts a command: type, command id, whether an answer is asked for.</summary>
    public void BeginCommand(CommandType type, int commandId, bool responseRequired)
    {
        BeginFrame(type);
        I32(commandId);
        Bool(responseRequired);
    }

    /// <summary>
    /// Ends the frame. One above <see cref="MaxFrameSize"/> would end the connection without a word from the broker.
    /// </summary>
    /// <exception cref="OpenWireException">The frame is larger than the broker takes.</exception>
    public void EndFrame()
    {
        int size = _count - _frame - sizeof(int);
        if (size > MaxFrameSize)
        {
            ThrowFrameTooLarge(size, MaxFrameSize);
        }

        PatchI32(_frame, size);
    }

    public void U8(byte value) => Reserve(1)[0] = value;

    public void Bool(bool value) => U8(value ? (byte)1 : (byte)0);

    public void I16(short value) => BinaryPrimitives.WriteInt16BigEndian(Reserve(sizeof(short)), value);

    public void I32(int value) => BinaryPrimitives.WriteInt32BigEndian(Reserve(sizeof(int)), value);

    public void I64(long value) => BinaryPrimitives.WriteInt64BigEndian(Reserve(sizeof(long)), value);

    public void F32(float value) => BinaryPrimitives.WriteSingleBigEndian(Reserve(sizeof(float)), value);

    public void F64(double value) => BinaryPrimitives.WriteDoubleBigEndian(Reserve(sizeof(double)), value);

    /// <summary>Bytes as they are: something encoded before.</summary>
    public void Raw(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Reserve(bytes.Length));

    /// <summary>A null string, byte sequence, object or array.</summary>
    public void Null() => U8(0);

    /// <summary>Starts a nested object, which has no size and no command header.</summary>
    public void BeginObject(CommandType type)
    {
        U8(1);
        U8((byte)type);
    }

    /// <summary>A string, null if empty.</summary>
    /// <exception cref="OpenWireException">It is not UTF-8, or longer than 65,535 bytes when encoded.</exception>
    public void StringOrNull(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            Null();
            return;
        }

        U8(1);
        ShortText(utf8);
    }

    /// <summary>A text behind its length of two bytes.</summary>
    /// <exception cref="OpenWireException">It is not UTF-8, or longer than 65,535 bytes when encoded.</exception>
    public void ShortText(ReadOnlySpan<byte> utf8)
    {
        int prefix = _count;
        I16(0);
        int length = Encode(utf8);
        if (length > MaxStringBytes)
        {
            ThrowStringTooLong(length);
        }

        BinaryPrimitives.WriteUInt16BigEndian(_bytes.AsSpan(prefix), (ushort)length);
    }

    /// <summary>A text behind its length of four bytes.</summary>
    /// <exception cref="OpenWireException">It is not UTF-8.</exception>
    public void LongText(ReadOnlySpan<byte> utf8)
    {
        int prefix = _count;
        I32(0);
        int length = Encode(utf8);
        PatchI32(prefix, length);
    }

    /// <summary>A byte sequence, null if empty.</summary>
    public void BytesOrNull(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            Null();
            return;
        }

        U8(1);
        I32(bytes.Length);
        Raw(bytes);
    }

    /// <summary>
    /// Starts a byte sequence whose length is known only at its end; returns what <see cref="EndBytes"/> wants.
    /// </summary>
    public int BeginBytes()
    {
        U8(1);
        I32(0);
        return _count;
    }

    /// <summary>Ends a byte sequence.</summary>
    public void EndBytes(int start) => PatchI32(start - sizeof(int), _count - start);

    /// <summary>Overwrites four bytes written before.</summary>
    public void PatchI32(int position, int value) =>
        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(position), value);

    private int Encode(ReadOnlySpan<byte> utf8)
    {
        Span<byte> room = Reserve(ModifiedUtf8.MaxLength(utf8.Length));
        _count -= room.Length;
        int length = ModifiedUtf8.FromUtf8(utf8, room);
        if (length < 0)
        {
            ThrowNotUtf8();
        }

        _count += length;
        return length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Reserve(int bytes)
    {
        if (bytes > _bytes.Length - _count)
        {
            Grow(bytes);
        }

        Span<byte> room = _bytes.AsSpan(_count, bytes);
        _count += bytes;
        return room;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int bytes)
    {
        long needed = (long)_count + bytes;
        if (needed > Array.MaxLength)
        {
            ThrowFrameTooLarge(needed, Array.MaxLength);
        }

        Array.Resize(ref _bytes, (int)Math.Min(Math.Max(needed, 2L * _bytes.Length), Array.MaxLength));
    }

    [DoesNotReturn]
    private static void ThrowFrameTooLarge(long size, long limit) => throw new OpenWireException(
        OpenWireFailure.Refused,
        $"a frame of {size} bytes is larger than the broker's limit of {limit} (its wireFormat.maxFrameSize)");

    [DoesNotReturn]
    private static void ThrowStringTooLong(int length) => throw new OpenWireException(
        OpenWireFailure.Refused,
        $"a string of {length} bytes is longer than the {MaxStringBytes} that a header or property name can hold");

    [DoesNotReturn]
    private static void ThrowNotUtf8() =>
        throw new OpenWireException(OpenWireFailure.Refused, "a string is not valid UTF-8");
}
