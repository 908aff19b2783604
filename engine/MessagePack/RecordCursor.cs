namespace MediaRouting.Engine.MessagePack;

/// <summary>
/// Goes through the fields of one record in a reader, in the order in which they stand; the caller reads each value.
/// It refuses what is no map, an unknown number, one that does not ascend (and so one that is there twice), and the
/// lack of a required field.
/// </summary>
/// <param name="format">What the record should look like.</param>
internal struct RecordCursor(RecordFormat format)
{
    private int _left;
    private int _last;
    private ulong _seen;

    /// <summary>The field whose value is next.</summary>
    public RecordField Field { get; private set; } = null!;

    /// <summary>Reads the head of the map.</summary>
    public bool TryOpen(ref MessagePackReader from, out MessagePackFault fault)
    {
        var isMap = from.TryReadMapHeader(out _left);
        fault = isMap ? default : from.Expected(format.MapExpected);
        return isMap;
    }

    /// <summary>Reads the number of the next field; false after the last, and with a fault.</summary>
    public bool TryNext(ref MessagePackReader from, out MessagePackFault fault)
    {
        fault = default;
        if (_left == 0)
        {
            fault = (format.Required & ~_seen) == 0 ? default : from.Expected(format.MissingExpected(_seen));
            return false;
        }

        var at = from.Position;
        if (!from.TryReadInteger(out var number) || number <= _last || format[number] is not { } field)
        {
            fault = new MessagePackFault(at, format.UnknownExpected);
            return false;
        }

        Field = field;
        _left--;
        _last = (int)number;
        _seen |= 1ul << _last;
        return true;
    }
}
