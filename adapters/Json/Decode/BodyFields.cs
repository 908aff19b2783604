using System.Text.Unicode;
using MediaRouting.Engine.Events;

namespace MediaRouting.Json.Decode;

/// <summary>
/// The properties of one body that the protocol knows, each with the place of its value. Other properties are checked
/// to be JSON and forgotten. Filled anew for each body.
/// </summary>
internal sealed class BodyFields
{
    // No known name is longer than 21 bytes; one that takes more room than this is not known, whatever its escapes
    // mean.
    private const int LongestName = 32 * JsonString.BytesPerByte;

    private readonly JsonToken[] _values = new JsonToken[64];
    private ulong _given;
    private ulong _givenTwice;

    /// <summary>The value of a field; of kind <see cref="JsonKind.None"/> if it is not there.</summary>
    public JsonToken this[Field field] => IsIn(_given, field) ? _values[(int)field] : default;

    /// <summary>True if the field is there more than once, in whatever case.</summary>
    public bool IsGivenTwice(Field field) => IsIn(_givenTwice, field);

    /// <summary>
    /// Finds the fields of a body; false if it is not one JSON object, in UTF-8, with nothing behind it.
    /// </summary>
    public bool TryFind(ReadOnlySpan<byte> body)
    {
        _given = 0;
        _givenTwice = 0;
        var scanner = new JsonScanner(body);
        if (!Utf8.IsValid(body) || !scanner.Take((byte)'{'))
        {
            return false;
        }

        if (!scanner.Take((byte)'}'))
        {
            do
            {
                if (!scanner.Name(out var name) || !scanner.Value(out var value, depth: 1))
                {
                    return false;
                }

                Add(FieldOf(name, body), value);
            }
            while (scanner.Take((byte)','));

            if (!scanner.Take((byte)'}'))
            {
                return false;
            }
        }

        return scanner.IsAtEnd;
    }

    private static bool IsIn(ulong set, Field field) => (set & (1ul << (int)field)) != 0;

    private static Field FieldOf(JsonToken name, ReadOnlySpan<byte> body) =>
        name.HasEscapes ? EscapedFieldOf(name.In(body)) : WireNames.FieldOf(name.In(body));

    private static Field EscapedFieldOf(ReadOnlySpan<byte> name)
    {
        Span<byte> text = stackalloc byte[LongestName];
        return name.Length <= LongestName && JsonText.TryUnescape(name, text, out var length)
            ? WireNames.FieldOf(text[..length])
            : Field.None;
    }

    private void Add(Field field, JsonToken value)
    {
        if (field == Field.None)
        {
            return;
        }

        var bit = 1ul << (int)field;
        _givenTwice |= _given & bit;
        _given |= bit;
        _values[(int)field] = value;
    }
}
