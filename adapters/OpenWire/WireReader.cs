using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace MediaRouting.OpenWire;

/// <summary>
/// Reads the fields of one frame in order (6-openwire 1.2). Every method throws <see cref="MalformedFrameException"/>
/// where the bytes end too early or state an impossible length; spans returned point into the frame.
/// </summary>
internal ref struct WireReader(ReadOnlySpan<byte> bytes)
{
    // The deepest honest nesting is a message id with its producer id.
    private const int MaxObjectDepth = 4;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position;

    /// <summary>Bytes read so far.</summary>
    public readonly int Position => _position;

    /// <summary>Bytes not read yet.</summary>
    public readonly int Remaining => _bytes.Length - _position;

    public byte U8() => Take(1)[0];

    public bool Bool() => U8() != 0;

    public short I16() => BinaryPrimitives.ReadInt16BigEndian(Take(sizeof(short)));

    public ushort U16() => BinaryPrimitives.ReadUInt16BigEndian(Take(sizeof(ushort)));

    public int I32() => BinaryPrimitives.ReadInt32BigEndian(Take(sizeof(int)));

    public long I64() => BinaryPrimitives.ReadInt64BigEndian(Take(sizeof(long)));

    public float F32() => BinaryPrimitives.ReadSingleBigEndian(Take(sizeof(float)));

    public double F64() => BinaryPrimitives.ReadDoubleBigEndian(Take(sizeof(double)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Take(int count)
    {
        if ((uint)count > (uint)(_bytes.Length - _position))
        {
            MalformedFrameException.Throw("a field reaches beyond the end of its frame");
        }

        ReadOnlySpan<byte> taken = _bytes.Slice(_position, count);
        _position += count;
        return taken;
    }

    /// <summary>Bytes from a position seen before up to here: an encoded field as it stands.</summary>
    public readonly ReadOnlySpan<byte> Since(int position) => _bytes[position.._position];

    /// <summary>A string in modified UTF-8; empty for null.</summary>
    public ReadOnlySpan<byte> StringOrNull() => Bool() ? Take(U16()) : default;

    /// <summary>A byte sequence; empty for null.</summary>
    public ReadOnlySpan<byte> BytesOrNull() => BytesOrNull(out _);

    /// <summary>A byte sequence; empty for null.</summary>
    public ReadOnlySpan<byte> BytesOrNull(out bool isNull)
    {
        isNull = !Bool();
        return isNull ? default : Take(I32());
    }

    /// <summary>Enters a nested object; <see cref="CommandType.Null"/> for null.</summary>
    public CommandType ObjectOrNull() => Bool() ? (CommandType)U8() : CommandType.Null;

    /// <summary>A destination; <see cref="DestinationType.None"/> for null.</summary>
    public DestinationType Destination(out ReadOnlySpan<byte> name)
    {
        name = default;
        if (!Bool())
        {
            return DestinationType.None;
        }

        byte type = U8();
        if (type is < (byte)DestinationType.Queue or > (byte)DestinationType.TemporaryTopic)
        {
            MalformedFrameException.Throw("a destination is neither queue nor topic");
        }

        name = StringOrNull();
        return (DestinationType)type;
    }

    /// <summary>Passes over a nested id or destination.</summary>
    public void SkipObject() => SkipObject(depth: 0);

    /// <summary>Passes over an array of ids or destinations; a network of brokers puts broker ids there.</summary>
    public void SkipArray()
    {
        if (!Bool())
        {
            return;
        }

        int count = U16();
        for (int i = 0; i < count; i++)
        {
            SkipObject();
        }
    }

    private void SkipObject(int depth)
    {
        CommandType type = ObjectOrNull();
        if (depth == MaxObjectDepth)
        {
            MalformedFrameException.Throw("objects are nested too deeply");
        }

        switch (type)
        {
            case CommandType.Null:
                return;
            case CommandType.MessageId:
                StringOrNull();
                SkipObject(depth + 1);
                Take(2 * sizeof(long));
                return;
            case CommandType.LocalTransactionId:
                I64();
                SkipObject(depth + 1);
                return;
            case CommandType.XaTransactionId:
                I32();
                BytesOrNull();
                BytesOrNull();
                return;
            case CommandType.SessionId:
                StringOrNull();
                I64();
                return;
            case CommandType.ConsumerId or CommandType.ProducerId:
                StringOrNull();
                Take(2 * sizeof(long));
                return;
            case CommandType.ConnectionId or CommandType.BrokerId or
                (>= (CommandType)DestinationType.Queue and <= (CommandType)DestinationType.TemporaryTopic):
                StringOrNull();
                return;
            default:
                MalformedFrameException.Throw($"a nested object has the unexpected type {(byte)type}");
                return;
        }
    }
}
