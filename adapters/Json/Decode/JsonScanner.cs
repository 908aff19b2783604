namespace MediaRouting.Json.Decode;

/// <summary>
/// Goes over JSON text (RFC 8259) value by value. Strict: no comments, no trailing commas, at most <see cref="MostDepth"/>
/// containers inside one another. What is not JSON is a false answer, not an exception, so that refusing costs no more than
/// reading. The caller has checked that the text is UTF-8.
/// </summary>
/// <param name="json">The text.</param>
internal ref struct JsonScanner(ReadOnlySpan<byte> json)
{
    /// <summary>Most containers inside one another, the outermost counted.</summary>
    public const int MostDepth = 8;

    private readonly ReadOnlySpan<byte> _json = json;
    private int _at;

    /// <summary>True if only white space is left.</summary>
    public bool IsAtEnd
    {
        get
        {
            SkipSpace();
            return _at == _json.Length;
        }
    }

    /// <summary>Takes this bracket, comma or colon if it comes next.</summary>
    public bool Take(byte mark)
    {
        if (NextIs(mark))
        {
            _at++;
            return true;
        }

        return false;
    }

    /// <summary>True if this bracket or quote comes next; it is left where it is.</summary>
    public bool NextIs(byte mark)
    {
        SkipSpace();
        return _at < _json.Length && _json[_at] == mark;
    }

    /// <summary>Takes a property name and its colon.</summary>
    public bool Name(out JsonToken name) => Text(out name) && Take((byte)':');

    /// <summary>Takes a value of any kind, an object or array as a whole.</summary>
    /// <param name="value">The value.</param>
    /// <param name="depth">Containers around it.</param>
    public bool Value(out JsonToken value, int depth)
    {
        SkipSpace();
        switch (_at < _json.Length ? _json[_at] : default)
        {
            case (byte)'"':
                return Text(out value);
            case (byte)'{' or (byte)'[':
                return Container(out value, depth + 1);
            case (byte)'t':
                return Literal("true"u8, JsonKind.True, out value);
            case (byte)'f':
                return Literal("false"u8, JsonKind.False, out value);
            case (byte)'n':
                return Literal("null"u8, JsonKind.Null, out value);
            default:
                return Number(out value);
        }
    }

    private void SkipSpace()
    {
        while (_at < _json.Length && _json[_at] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
        {
            _at++;
        }
    }

    private bool Text(out JsonToken text)
    {
        text = default;
        if (!Take((byte)'"'))
        {
            return false;
        }

        var start = _at;
        var hasEscapes = false;
        while (true)
        {
            var plain = _json[_at..].IndexOfAny(JsonString.NotPlain);
            if (plain < 0)
            {
                return false;
            }

            _at += plain;
            if (_json[_at] == '"')
            {
                text = new JsonToken(JsonKind.String, hasEscapes, start, _at - start);
                _at++;
                return true;
            }

            if (!Escape())
            {
                return false;
            }

            hasEscapes = true;
        }
    }

    private bool Escape()
    {
        if (_json[_at] != '\\' || _at + 1 >= _json.Length)
        {
            return false;
        }

        var letter = _json[_at + 1];
        _at += 2;
        if (letter != 'u')
        {
            return "\"\\/bfnrt"u8.Contains(letter);
        }

        for (var end = _at + 4; _at < end; _at++)
        {
            if (_at >= _json.Length || !char.IsAsciiHexDigit((char)_json[_at]))
            {
                return false;
            }
        }

        return true;
    }

    private bool Container(out JsonToken value, int depth)
    {
        value = default;
        var start = _at;
        var isObject = _json[_at] == '{';
        var close = (byte)(isObject ? '}' : ']');
        _at++;
        if (depth > MostDepth)
        {
            return false;
        }

        if (!Take(close))
        {
            do
            {
                if ((isObject && !Name(out _)) || !Value(out _, depth))
                {
                    return false;
                }
            }
            while (Take((byte)','));

            if (!Take(close))
            {
                return false;
            }
        }

        value = new JsonToken(isObject ? JsonKind.Object : JsonKind.Array, false, start, _at - start);
        return true;
    }

    private bool Literal(ReadOnlySpan<byte> word, JsonKind kind, out JsonToken value)
    {
        value = new JsonToken(kind, false, _at, word.Length);
        var isIt = _json[_at..].StartsWith(word);
        _at += isIt ? word.Length : 0;
        return isIt;
    }

    private bool Number(out JsonToken value)
    {
        var start = _at;
        value = default;
        TakeHere('-');
        if (!TakeHere('0') && !Digits())
        {
            return false;
        }

        if (TakeHere('.') && !Digits())
        {
            return false;
        }

        if (TakeHere('e') || TakeHere('E'))
        {
            _ = TakeHere('+') || TakeHere('-');
            if (!Digits())
            {
                return false;
            }
        }

        value = new JsonToken(JsonKind.Number, false, start, _at - start);
        return true;
    }

    private bool TakeHere(char mark)
    {
        var isIt = _at < _json.Length && _json[_at] == mark;
        _at += isIt ? 1 : 0;
        return isIt;
    }

    private bool Digits()
    {
        var start = _at;
        while (_at < _json.Length && char.IsAsciiDigit((char)_json[_at]))
        {
            _at++;
        }

        return _at > start;
    }
}
