using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Json.Decode;

/// <summary>
/// Reads <c>params</c> in its four forms and packs it:
/// <code>
/// {"k":"v"}    [{"k":"v"}]    [["k","v"]]    ["k","v"]
/// </code>
/// The first element of an array decides its form. A value may be a number or a boolean, which is its JSON text, or
/// null, which is the empty text; a key is a string.
/// </summary>
/// <param name="body">The body, known to be JSON.</param>
/// <param name="text">Where the packed entries go.</param>
/// <param name="scratch">Room for a key and a value with escapes: as long as the body.</param>
internal ref struct ParamsReader(ReadOnlySpan<byte> body, ref SlotText text, Span<byte> scratch)
{
    private readonly ReadOnlySpan<byte> _body = body;
    private readonly Span<byte> _scratch = scratch;
    private readonly ref SlotText _text = ref text;
    private Span<byte> _packed;
    private int _length;
    private int _entries;
    private ulong _keys;

    /// <summary>Reads all entries; what is wrong with the first that cannot be read, or none.</summary>
    public Fault Read(JsonToken value, out TextRef packed)
    {
        packed = default;
        var json = value.In(_body);

        // No entry grows: the least that JSON puts around a key and a value, "": and a comma, is EntryOverhead bytes.
        _packed = _text.Reserve(json.Length);
        var scanner = new JsonScanner(json);
        var fault = value.Kind switch
        {
            JsonKind.Object => Object(ref scanner, json),
            JsonKind.Array => Array(ref scanner, json),
            _ => Fault.WrongType,
        };
        if (fault == Fault.None && _length > 0)
        {
            packed = _text.Take(_length);
        }

        return fault;
    }

    private Fault Object(ref JsonScanner scanner, ReadOnlySpan<byte> json)
    {
        _ = scanner.Take((byte)'{');
        if (scanner.Take((byte)'}'))
        {
            return Fault.None;
        }

        do
        {
            _ = scanner.Name(out var key);
            _ = scanner.Value(out var value, depth: 0);
            var fault = Add(key, value, json);
            if (fault != Fault.None)
            {
                return fault;
            }
        }
        while (scanner.Take((byte)','));

        return Fault.None;
    }

    private Fault Array(ref JsonScanner scanner, ReadOnlySpan<byte> json)
    {
        _ = scanner.Take((byte)'[');
        if (scanner.Take((byte)']'))
        {
            return Fault.None;
        }

        var isOfObjects = scanner.NextIs((byte)'{');
        var isOfPairs = scanner.NextIs((byte)'[');
        do
        {
            JsonToken key;
            JsonToken value;
            var isEntry = isOfObjects ? OneKeyObject(ref scanner, out key, out value)
                : isOfPairs ? Pair(ref scanner, out key, out value)
                : Two(ref scanner, out key, out value);
            var fault = isEntry ? Add(key, value, json) : Fault.WrongType;
            if (fault != Fault.None)
            {
                return fault;
            }
        }
        while (scanner.Take((byte)','));

        return Fault.None;
    }

    private static bool OneKeyObject(ref JsonScanner scanner, out JsonToken key, out JsonToken value)
    {
        value = default;
        key = default;
        return scanner.Take((byte)'{')
            && scanner.Name(out key)
            && scanner.Value(out value, depth: 0)
            && scanner.Take((byte)'}');
    }

    private static bool Pair(ref JsonScanner scanner, out JsonToken key, out JsonToken value)
    {
        value = default;
        key = default;
        return scanner.Take((byte)'[') && Two(ref scanner, out key, out value) && scanner.Take((byte)']');
    }

    private static bool Two(ref JsonScanner scanner, out JsonToken key, out JsonToken value)
    {
        value = default;
        return scanner.Value(out key, depth: 0) && scanner.Take((byte)',') && scanner.Value(out value, depth: 0);
    }

    private Fault Add(JsonToken keyToken, JsonToken valueToken, ReadOnlySpan<byte> json)
    {
        if (keyToken.Kind != JsonKind.String || valueToken.Kind is JsonKind.Object or JsonKind.Array)
        {
            return Fault.WrongType;
        }

        if (!TryText(keyToken, json, _scratch, out var key)
            || !TryText(valueToken, json, _scratch[keyToken.Length..], out var value))
        {
            return Fault.BadCharacter;
        }

        var bytes = _length - (_entries * PackedParams.EntryOverhead) + key.Length + value.Length;
        if (bytes > Limits.ParamBytes || _entries == Limits.ParamEntries)
        {
            return Fault.TooLong;
        }

        if (IsKnown(key))
        {
            return Fault.GivenTwice;
        }

        _length += PackedParams.WriteEntry(_packed[_length..], key, value);
        _entries++;
        return Fault.None;
    }

    private static bool TryText(
        JsonToken token, ReadOnlySpan<byte> json, Span<byte> scratch, out ReadOnlySpan<byte> text)
    {
        text = token.Kind == JsonKind.Null ? default : token.In(json);
        if (!token.HasEscapes)
        {
            return true;
        }

        var isText = JsonText.TryUnescape(text, scratch, out var length);
        text = scratch[..length];
        return isText;
    }

    // One bit a key: only a key whose bit is set already is compared with the others.
    private bool IsKnown(ReadOnlySpan<byte> key)
    {
        var bit = key.IsEmpty ? 1 : 1ul << (((key.Length * 7) + key[0] + (key[^1] * 3)) & 63);
        if ((_keys & bit) == 0)
        {
            _keys |= bit;
            return false;
        }

        foreach (var entry in new PackedParams(_packed[.._length]))
        {
            if (entry.Key.SequenceEqual(key))
            {
                return true;
            }
        }

        return false;
    }
}
