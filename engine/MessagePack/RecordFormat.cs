namespace MediaRouting.Engine.MessagePack;

/// <summary>
/// What a kind of record looks like: a MessagePack map from field numbers, ascending, to values. A field at its
/// default (0, false, the empty text, nothing) is left out unless it is required.
/// </summary>
public sealed class RecordFormat
{
    /// <summary>The highest number of a field: one bit of a word each says which were there.</summary>
    public const int HighestNumber = 63;

    private readonly RecordField?[] _byNumber = new RecordField?[HighestNumber + 1];

    /// <summary>Lists the fields.</summary>
    /// <param name="name">Name of the record in a dump.</param>
    /// <param name="fields">The fields, their numbers ascending.</param>
    /// <exception cref="ArgumentException">A number or a name is there twice, or a number out of place.</exception>
    internal RecordFormat(string name, IEnumerable<RecordField> fields)
    {
        Name = name;
        Fields = [.. fields];
        var names = new HashSet<string>(StringComparer.Ordinal);
        var last = 0;
        foreach (var field in Fields)
        {
            if (field.Number <= last || field.Number > HighestNumber || !names.Add(field.Name))
            {
                throw new ArgumentException($"{name}: field {field} is out of place", nameof(fields));
            }

            last = field.Number;
            _byNumber[last] = field;
            Required |= field.IsRequired ? 1ul << last : 0;
        }

        UnknownExpected = $"{name}: the number of a field that is known, and higher than the one before";
        MapExpected = $"{name}: a map of fields";
    }

    /// <summary>Name of the record in a dump.</summary>
    public string Name { get; }

    /// <summary>The fields, their numbers ascending.</summary>
    public IReadOnlyList<RecordField> Fields { get; }

    /// <summary>One bit for the number of each field that has to be there.</summary>
    internal ulong Required { get; }

    /// <summary>What is expected where a key cannot be used.</summary>
    internal string UnknownExpected { get; }

    /// <summary>What is expected where the record begins.</summary>
    internal string MapExpected { get; }

    /// <summary>The field of this number; null if there is none.</summary>
    public RecordField? this[long number] =>
        (ulong)number < (ulong)_byNumber.Length ? _byNumber[number] : null;

    /// <summary>What is expected at the end of a record that lacks a required field.</summary>
    /// <param name="seen">One bit for the number of each field that was there.</param>
    internal string MissingExpected(ulong seen)
    {
        var missing = System.Numerics.BitOperations.TrailingZeroCount(Required & ~seen);
        return _byNumber[missing]!.Expectation + ", before the record ends";
    }
}
