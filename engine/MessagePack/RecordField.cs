namespace MediaRouting.Engine.MessagePack;

/// <summary>One field of a persisted record: what its number stands for.</summary>
public sealed class RecordField
{
    private readonly string?[] _words;
    private readonly long _least;
    private readonly long _most;

    internal RecordField(
        string record, int number, string name, FieldKind kind, bool isRequired, Type? words, RecordFormat? records)
    {
        (Number, Name, Kind, IsRequired, Words, Records) = (number, name, kind, isRequired, words, records);
        _words = words is null ? [] : NamesOf(words);
        (_least, _most) = Range(kind);
        Expectation = $"{record}.{name} ({number}): {Description(kind, words, records)}";
    }

    /// <summary>Its key in the map, 1..63; never another field's, also when this one is no longer written.</summary>
    public int Number { get; }

    /// <summary>Its name in a dump.</summary>
    public string Name { get; }

    /// <summary>What its value is.</summary>
    public FieldKind Kind { get; }

    /// <summary>True if it is written also at its default, and a record without it is refused.</summary>
    public bool IsRequired { get; }

    /// <summary>The enum of a <see cref="FieldKind.Word"/>; else null.</summary>
    public Type? Words { get; }

    /// <summary>What stands in the array of a <see cref="FieldKind.Records"/>; else null.</summary>
    public RecordFormat? Records { get; }

    /// <summary>What is expected where its value stands, as a fault says it.</summary>
    public string Expectation { get; }

    /// <summary>The word of a number; null if the enum has none.</summary>
    public string? WordOf(long number) => (ulong)number < (ulong)_words.Length ? _words[number] : null;

    /// <summary>The field in a line, as the list of persisted numbers has it.</summary>
    public override string ToString()
    {
        var more = Words?.Name ?? Records?.Name;
        return $"[{Number}] = {Name}: {Kind}{(more is null ? "" : " " + more)}{(IsRequired ? ", required" : "")}";
    }

    /// <summary>
    /// Reads the value of a field that is a whole number or a word, but no <see cref="FieldKind.UInt64"/>. One that is
    /// out of its range is not read.
    /// </summary>
    internal bool TryReadInteger(ref MessagePackReader from, out long value)
    {
        var before = from.Position;
        if (from.TryReadInteger(out value) && value >= _least && value <= _most
            && (Kind != FieldKind.Word || WordOf(value) is not null))
        {
            return true;
        }

        from.Return(before);
        return false;
    }

    private static (long Least, long Most) Range(FieldKind kind) => kind switch
    {
        FieldKind.UInt8 or FieldKind.Word => (byte.MinValue, byte.MaxValue),
        FieldKind.UInt16 => (ushort.MinValue, ushort.MaxValue),
        FieldKind.UInt32 => (uint.MinValue, uint.MaxValue),
        FieldKind.Int32 or FieldKind.OptionalInt32 => (int.MinValue, int.MaxValue),
        _ => (long.MinValue, long.MaxValue),
    };

    private static string?[] NamesOf(Type words)
    {
        var names = new string?[byte.MaxValue + 1];
        foreach (byte number in Enum.GetValuesAsUnderlyingType(words))
        {
            names[number] = Enum.GetName(words, number);
        }

        return names;
    }

    private static string Description(FieldKind kind, Type? words, RecordFormat? records) => kind switch
    {
        FieldKind.Boolean => "false or true",
        FieldKind.UInt8 => "a whole number, 0 to 255",
        FieldKind.UInt16 => "a whole number, 0 to 65535",
        FieldKind.UInt32 => "a whole number, 0 to 4294967295",
        FieldKind.UInt64 => "a whole number, 0 to 18446744073709551615",
        FieldKind.Int32 or FieldKind.OptionalInt32 => "a whole number, -2147483648 to 2147483647",
        FieldKind.Int64 => "a whole number, -9223372036854775808 to 9223372036854775807",
        FieldKind.Word => $"the number of a {words!.Name}",
        FieldKind.Text => "a text",
        FieldKind.Params => "a map of texts, or bytes",
        FieldKind.Records => $"an array of {records!.Name}",
        FieldKind.Numbers => "a map of ascending texts to whole numbers",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
