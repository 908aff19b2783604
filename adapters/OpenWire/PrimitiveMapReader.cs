namespace MediaRouting.OpenWire;

/// <summary>
/// Walks a primitive map (6-openwire 1.5). <c>while (reader.Next())</c>, then <see cref="Name"/>, <see cref="Type"/>
/// and the value by its type. Spans point into the map, names and texts still in modified UTF-8: <see cref="Text"/>
/// makes a string.
/// </summary>
public ref struct PrimitiveMapReader
{
    // Nobody nests properties; the bound keeps a hostile map from exhausting the stack.
    private const int MaxDepth = 16;

    private WireReader _reader;
    private int _left;

    /// <summary>
    /// A walk over a map as it stands in <see cref="ReceivedMessage.Properties"/>; empty means no entries.
    /// </summary>
    /// <exception cref="MalformedFrameException">Too short to state its count.</exception>
    public PrimitiveMapReader(ReadOnlySpan<byte> map)
    {
        _reader = new WireReader(map);
        _left = map.IsEmpty ? 0 : _reader.I32();
    }

    /// <summary>Name of the entry, in modified UTF-8.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>What the value is.</summary>
    public PrimitiveType Type { get; private set; }

    /// <summary>Value of a boolean (0, 1), byte, char, short, int or long.</summary>
    public long Number { get; private set; }

    /// <summary>Value of a float or double.</summary>
    public double Real { get; private set; }

    /// <summary>Value of a text in (modified) UTF-8, of bytes, or of a map or list in its encoded form.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>Goes to the next entry; false behind the last.</summary>
    /// <exception cref="MalformedFrameException">The bytes are not a primitive map.</exception>
    public bool Next()
    {
        if (_left <= 0)
        {
            return false;
        }

        _left--;
        Name = _reader.Take(_reader.U16());
        Type = (PrimitiveType)_reader.U8();
        ReadValue();
        return true;
    }

    /// <summary>A name or text of a map as a string; takes modified and plain UTF-8.</summary>
    public static string Text(ReadOnlySpan<byte> bytes)
    {
        Span<byte> utf8 = new byte[ModifiedUtf8.MaxUtf8Length(bytes.Length)];
        return System.Text.Encoding.UTF8.GetString(utf8[..ModifiedUtf8.ToUtf8(bytes, utf8, out _)]);
    }

    private void ReadValue()
    {
        Number = 0;
        Real = 0;
        Bytes = default;
        switch (Type)
        {
            case PrimitiveType.Null:
                break;
            case PrimitiveType.Boolean:
                Number = _reader.Bool() ? 1 : 0;
                break;
            case PrimitiveType.Byte:
                Number = (sbyte)_reader.U8();
                break;
            case PrimitiveType.Char:
                Number = _reader.U16();
                break;
            case PrimitiveType.Short:
                Number = _reader.I16();
                break;
            case PrimitiveType.Int:
                Number = _reader.I32();
                break;
            case PrimitiveType.Long:
                Number = _reader.I64();
                break;
            case PrimitiveType.Double:
                Real = _reader.F64();
                break;
            case PrimitiveType.Float:
                Real = _reader.F32();
                break;
            case PrimitiveType.String:
                Bytes = _reader.Take(_reader.U16());
                break;
            case PrimitiveType.Bytes or PrimitiveType.BigString:
                Bytes = _reader.Take(_reader.I32());
                break;
            default:
                int start = _reader.Position;
                Skip(ref _reader, Type, depth: 0);
                Bytes = _reader.Since(start);
                break;
        }
    }

    private static void Skip(ref WireReader reader, PrimitiveType type, int depth)
    {
        switch (type)
        {
            case PrimitiveType.Null:
                return;
            case PrimitiveType.Boolean or PrimitiveType.Byte:
                reader.Take(1);
                return;
            case PrimitiveType.Char or PrimitiveType.Short:
                reader.Take(2);
                return;
            case PrimitiveType.Int or PrimitiveType.Float:
                reader.Take(4);
                return;
            case PrimitiveType.Long or PrimitiveType.Double:
                reader.Take(8);
                return;
            case PrimitiveType.String:
                reader.Take(reader.U16());
                return;
            case PrimitiveType.Bytes or PrimitiveType.BigString:
                reader.Take(reader.I32());
                return;
            case PrimitiveType.Map or PrimitiveType.List when depth < MaxDepth:
                for (int left = reader.I32(); left > 0; left--)
                {
                    if (type == PrimitiveType.Map)
                    {
                        reader.Take(reader.U16());
                    }

                    Skip(ref reader, (PrimitiveType)reader.U8(), depth + 1);
                }

                return;
            default:
                MalformedFrameException.Throw(
                    $"a property has the unexpected type {(byte)type}, or maps nest too deeply");
                return;
        }
    }
}
