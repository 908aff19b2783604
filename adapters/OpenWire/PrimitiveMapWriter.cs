namespace MediaRouting.OpenWire;

/// <summary>
/// Builds the properties of a message (6-openwire 1.5): a count, then name, code and value of each. Reusable: warm, it
/// allocates nothing. Not for use by two threads.
/// </summary>
public sealed class PrimitiveMapWriter
{
    // Java writes the long form from this many UTF-16 units on; readers take either at any size.
    private const int BigStringBytes = 8_191;

    private readonly WireWriter _writer = new(capacity: 256);
    private int _entries;

    /// <summary>An empty map.</summary>
    public PrimitiveMapWriter() => Clear();

    /// <summary>The map as <see cref="OutgoingMessage.Properties"/> takes it; empty while there is no entry.</summary>
    public ReadOnlySpan<byte> Written
    {
        get
        {
            if (_entries == 0)
            {
                return default;
            }

            _writer.PatchI32(position: 0, _entries);
            return _writer.Written;
        }
    }

    /// <summary>Removes all entries.</summary>
    public void Clear()
    {
        _entries = 0;
        _writer.Clear();
        _writer.I32(0);
    }

    /// <summary>Adds a null.</summary>
    /// <param name="name">UTF-8, at most 65,535 bytes when encoded.</param>
    public void AddNull(ReadOnlySpan<byte> name) => Begin(name, PrimitiveType.Null);

    /// <summary>Adds a truth value.</summary>
    /// <param name="name">UTF-8, at most 65,535 bytes when encoded.</param>
    /// <param name="value">The value.</param>
    public void Add(ReadOnlySpan<byte> name, bool value)
    {
        Begin(name, PrimitiveType.Boolean);
        _writer.Bool(value);
    }

    /// <inheritdoc cref="Add(ReadOnlySpan{byte}, bool)"/>
    public void Add(ReadOnlySpan<byte> name, sbyte value)
    {
        Begin(name, PrimitiveType.Byte);
        _writer.U8((byte)value);
    }

    /// <inheritdoc cref="Add(ReadOnlySpan{byte}, bool)"/>
    public void Add(ReadOnlySpan<byte> name, char value)
    {
        Begin(name, PrimitiveType.Char);
        _writer.I16((short)value);
    }

    /// <inheritdoc cref="Add(ReadOnlySpan{byte}, bool)"/>
    public void Add(ReadOnlySpan<byte> name, short value)
    {
        Begin(name, PrimitiveType.Short);
        _writer.I16(value);
    }

    /// <inheritdoc cref="Add(ReadOnlySpan{byte}, bool)"/>
    public void Add(ReadOnlySpan<byte> name, int value)
    {
        Begin(name, PrimitiveType.Int);
        _writer.I32(value);
    }

    /// <inheritdoc cref="Add(ReadOnlySpan{byte}, bool)"/>
    public void Add(ReadOnlySpan<byte> name, long value)
    {
        Begin(name, PrimitiveType.Long);
        _writer.I64(value);
    }

    /// <inheritdoc cref="Add(ReadOnlySpan{byte}, bool)"/>
    public void Add(ReadOnlySpan<byte> name, double value)
    {
        Begin(name, PrimitiveType.Double);
        _writer.F64(value);
    }

    /// <inheritdoc cref="Add(ReadOnlySpan{byte}, bool)"/>
    public void Add(ReadOnlySpan<byte> name, float value)
    {
        Begin(name, PrimitiveType.Float);
        _writer.F32(value);
    }

    /// <summary>
    /// Adds a text, in plain UTF-8: Java reads property values so, although it writes modified UTF-8 (6-openwire 1.5).
    /// </summary>
    /// <param name="name">UTF-8, at most 65,535 bytes when encoded.</param>
    /// <param name="utf8">UTF-8.</param>
    /// <exception cref="OpenWireException">The value is not UTF-8.</exception>
    public void AddText(ReadOnlySpan<byte> name, ReadOnlySpan<byte> utf8)
    {
        if (!ModifiedUtf8.IsUtf8(utf8))
        {
            throw new OpenWireException(OpenWireFailure.Refused, "the value of a property is not valid UTF-8");
        }

        if (utf8.Length < BigStringBytes)
        {
            Begin(name, PrimitiveType.String);
            _writer.I16((short)utf8.Length);
        }
        else
        {
            Begin(name, PrimitiveType.BigString);
            _writer.I32(utf8.Length);
        }

        _writer.Raw(utf8);
    }

    /// <summary>Adds bytes.</summary>
    /// <param name="name">UTF-8, at most 65,535 bytes when encoded.</param>
    /// <param name="value">The value.</param>
    public void AddBytes(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        Begin(name, PrimitiveType.Bytes);
        _writer.I32(value.Length);
        _writer.Raw(value);
    }

    private void Begin(ReadOnlySpan<byte> name, PrimitiveType type)
    {
        _writer.ShortText(name);
        _writer.U8((byte)type);
        _entries++;
    }
}
