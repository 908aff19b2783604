using System.Runtime.CompilerServices;

namespace MediaRouting.Json.Decode;

/// <summary>
/// Goes over JSON text (RFC 8259) value by value. Strict: no comments, no trailing commas, at most
/// <see cref="MostDepth"/> containers inside one another. What is not JSON is a false answer, not an exception, so
/// that refusing costs no more than reading. The caller has checked that the text is UTF-8.
/// </summary>
/// <remarks>
/// The work is done by static functions from position to position, −1 for a fault: they keep the position in a
/// register, which takes a third off the time of a scan.
/// </remarks>
/// <param name="json">The text.</param>
internal ref struct JsonScanner(ReadOnlySpan<byte> json)
{
    /// <summary>Most containers inside one another, the outermost counted.</summary>
    public const int MostDepth = 8;

    private const int Fault = -1;

    private readonly ReadOnlySpan<byte> _json = json;
    private int _at;

    /// <summary>True if only white space is left.</summary>
    public readonly bool IsAtEnd => BehindSpace(_json, _at) == _json.Length;

    /// <summary>True if this bracket or quote comes next; it is left where it is.</summary>
    public readonly bool NextIs(byte mark) => IsAt(_json, BehindSpace(_json, _at), mark);

    /// <summary>Takes this bracket or comma if it comes next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Take(byte mark)
    {
        var at = BehindSpace(_json, _at);
        var isIt = IsAt(_json, at, mark);
        _at = isIt ? at + 1 : at;
        return isIt;
    }

    /// <summary>Takes a property name and its colon.</summary>
    public bool Name(out JsonToken name) => MoveTo(BehindName(_json, _at, out name));

    /// <summary>Takes a value of any kind, an object or array as a whole.</summary>
    /// <param name="value">The value.</param>
    /// <param name="depth">Containers around it.</param>
    public bool Value(out JsonToken value, int depth) => MoveTo(BehindValue(_json, _at, depth, out value));

    private bool MoveTo(int at)
    {
        _at = at;
        return at != Fault;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsAt(ReadOnlySpan<byte> json, int at, byte mark) =>
        (uint)at < (uint)json.Length && json[at] == mark;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int BehindSpace(ReadOnlySpan<byte> json, int at) =>
        (uint)at < (uint)json.Length && json[at] <= ' ' ? BehindSpaces(json, at) : at;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int BehindSpaces(ReadOnlySpan<byte> json, int at)
    {
        while (at < json.Length && json[at] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
        {
            at++;
        }

        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int BehindName(ReadOnlySpan<byte> json, int at, out JsonToken name)
    {
        name = default;
        at = BehindSpace(json, at);
        if (!IsAt(json, at, (byte)'"'))
        {
            return Fault;
        }

        at = BehindText(json, at, out name);
        at = BehindSpace(json, at);
        return IsAt(json, at, (byte)':') ? at + 1 : Fault;
    }

    private static int BehindValue(ReadOnlySpan<byte> json, int at, int depth, out JsonToken value)
    {
        at = BehindSpace(json, at);
        switch ((uint)at < (uint)json.Length ? json[at] : default)
        {
            case (byte)'"':
                return BehindText(json, at, out value);
            case (byte)'{' or (byte)'[':
                return BehindContainer(json, at, depth + 1, out value);
            case (byte)'t':
                return BehindWord(json, at, "true"u8, JsonKind.True, out value);
            case (byte)'f':
                return BehindWord(json, at, "false"u8, JsonKind.False, out value);
            case (byte)'n':
                return BehindWord(json, at, "null"u8, JsonKind.Null, out value);
            default:
                return BehindNumber(json, at, out value);
        }
    }

    /// <summary>From the quote on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int BehindText(ReadOnlySpan<byte> json, int at, out JsonToken text)
    {
        var start = at + 1;
        var end = start + JsonString.PlainBytes(json[start..]);
        if (!IsAt(json, end, (byte)'"'))
        {
            return BehindEscapedText(json, start, end, out text);
        }

        text = new JsonToken(JsonKind.String, start, end - start);
        return end + 1;
    }

    /// <summary>From the first byte on that is not plain.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int BehindEscapedText(ReadOnlySpan<byte> json, int start, int at, out JsonToken text)
    {
        text = default;
        while (IsAt(json, at, (byte)'\\'))
        {
            at = BehindEscape(json, at);
            if (at == Fault)
            {
                return Fault;
            }

            at += JsonString.PlainBytes(json[at..]);
        }

        if (!IsAt(json, at, (byte)'"'))
        {
            return Fault;
        }

        text = new JsonToken(JsonKind.String, start, at - start, hasEscapes: true);
        return at + 1;
    }

    private static int BehindEscape(ReadOnlySpan<byte> json, int at)
    {
        at++;
        if (!IsAt(json, at, (byte)'u'))
        {
            return at < json.Length && "\"\\/bfnrt"u8.Contains(json[at]) ? at + 1 : Fault;
        }

        at++;
        if (json.Length - at < 4)
        {
            return Fault;
        }

        foreach (var digit in json.Slice(at, 4))
        {
            if (!char.IsAsciiHexDigit((char)digit))
            {
                return Fault;
            }
        }

        return at + 4;
    }

    /// <summary>From the bracket on.</summary>
    private static int BehindContainer(ReadOnlySpan<byte> json, int start, int depth, out JsonToken value)
    {
        value = default;
        var isObject = json[start] == '{';
        var close = (byte)(isObject ? '}' : ']');
        var at = BehindSpace(json, start + 1);
        if (depth > MostDepth)
        {
            return Fault;
        }

        if (!IsAt(json, at, close))
        {
            at = BehindEntries(json, at, depth, isObject);
            if (!IsAt(json, at, close))
            {
                return Fault;
            }
        }

        at++;
        value = new JsonToken(isObject ? JsonKind.Object : JsonKind.Array, start, at - start);
        return at;
    }

    private static int BehindEntries(ReadOnlySpan<byte> json, int at, int depth, bool haveNames)
    {
        while (true)
        {
            at = haveNames ? BehindName(json, at, out _) : at;
            at = at == Fault ? Fault : BehindValue(json, at, depth, out _);
            at = BehindSpace(json, at);
            if (!IsAt(json, at, (byte)','))
            {
                return at;
            }

            at++;
        }
    }

    private static int BehindWord(
        ReadOnlySpan<byte> json, int at, ReadOnlySpan<byte> word, JsonKind kind, out JsonToken value)
    {
        value = new JsonToken(kind, at, word.Length);
        return json[at..].StartsWith(word) ? at + word.Length : Fault;
    }

    private static int BehindNumber(ReadOnlySpan<byte> json, int start, out JsonToken value)
    {
        value = default;
        var at = IsAt(json, start, (byte)'-') ? start + 1 : start;
        at = IsAt(json, at, (byte)'0') ? at + 1 : BehindDigits(json, at);
        if (IsAt(json, at, (byte)'.'))
        {
            at = BehindDigits(json, at + 1);
        }

        if (IsAt(json, at, (byte)'e') || IsAt(json, at, (byte)'E'))
        {
            at++;
            at = IsAt(json, at, (byte)'+') || IsAt(json, at, (byte)'-') ? at + 1 : at;
            at = BehindDigits(json, at);
        }

        value = at == Fault ? default : new JsonToken(JsonKind.Number, start, at - start);
        return at;
    }

    /// <summary>At least one digit.</summary>
    private static int BehindDigits(ReadOnlySpan<byte> json, int start)
    {
        var at = start;
        while ((uint)at < (uint)json.Length && char.IsAsciiDigit((char)json[at]))
        {
            at++;
        }

        return at > start ? at : Fault;
    }
}
