using MediaRouting.Engine;
using MediaRouting.Engine.Commands;

namespace MediaRouting.Json.Decode;

/// <summary>
/// The body of a message for the dead letters: as it came, without a password (7-rulings 1). The body need not be
/// JSON, so the word is looked for wherever it stands, and the value that it names is replaced where its ends are
/// beyond doubt:
/// <code>
/// "Password" : "value"   followed by }, ], the end, or a name and its colon, with or without a comma before
/// </code>
/// One place that says "password" and is not of this form, and the body is dropped whole.
/// </summary>
internal static class DeadBody
{
    private static ReadOnlySpan<byte> Word => "password"u8;

    /// <summary>Keeps the body, of a longer one the first <see cref="Limits.DeadLetterBytes"/>.</summary>
    /// <param name="body">The body.</param>
    /// <param name="mustHavePassword">
    /// A message of a type that has a password: where none is found, the body is dropped.
    /// </param>
    /// <param name="text">Where it is kept.</param>
    /// <param name="isRedacted">A password was replaced, or the body dropped.</param>
    public static TextRef Keep(ReadOnlySpan<byte> body, bool mustHavePassword, ref SlotText text, out bool isRedacted)
    {
        var rest = ForeignText.First(body, Limits.DeadLetterBytes);
        isRedacted = mustHavePassword && !rest.IsEmpty;
        var at = Find(rest, out var word);
        if (at < 0)
        {
            return isRedacted ? default : text.Append(rest);
        }

        // A value of one byte without quotes grows by four, and its name has ten or more.
        isRedacted = true;
        var kept = text.Reserve(rest.Length + (rest.Length / 2));
        var length = 0;
        for (; at >= 0; at = Find(rest, out word))
        {
            if (!TryFindValue(rest, at, word, out var start, out var end))
            {
                return default;
            }

            rest[..start].CopyTo(kept[length..]);
            length += start;
            "\"***\""u8.CopyTo(kept[length..]);
            length += "\"***\""u8.Length;
            rest = rest[end..];
        }

        rest.CopyTo(kept[length..]);
        return text.Take(length + rest.Length);
    }

    /// <summary>Where the word stands next, in any case, its letters plain or escaped; -1 if nowhere.</summary>
    private static int Find(ReadOnlySpan<byte> body, out int length)
    {
        for (var from = 0; from < body.Length; from++)
        {
            var next = body[from..].IndexOfAny("pP\\"u8);
            if (next < 0)
            {
                break;
            }

            from += next;
            length = WordLength(body[from..]);
            if (length > 0)
            {
                return from;
            }
        }

        length = 0;
        return -1;
    }

    private static int WordLength(ReadOnlySpan<byte> body)
    {
        var at = 0;
        foreach (var letter in Word)
        {
            var width = LetterWidth(body[at..], letter);
            if (width == 0)
            {
                return 0;
            }

            at += width;
        }

        return at;
    }

    private static int LetterWidth(ReadOnlySpan<byte> body, byte letter)
    {
        if (!body.IsEmpty && (body[0] | 0x20) == letter)
        {
            return 1;
        }

        if (body.Length < 6 || body[0] != '\\' || body[1] != 'u' || body[2] != '0' || body[3] != '0')
        {
            return 0;
        }

        var code = (HexDigit(body[4]) << 4) | HexDigit(body[5]);
        return (code | 0x20) == letter ? 6 : 0;
    }

    private static int HexDigit(byte digit) =>
        char.IsAsciiHexDigit((char)digit) ? (digit & 0xF) + (digit > '9' ? 9 : 0) : 0;

    private static bool TryFindValue(ReadOnlySpan<byte> body, int word, int length, out int start, out int end)
    {
        start = 0;
        end = 0;
        var isName = word > 0 && body[word - 1] == '"' && (word == 1 || body[word - 2] != '\\')
            && TrySkip(body, word + length, (byte)'"', out var colon)
            && TrySkip(body, colon + SpaceAt(body, colon), (byte)':', out start);
        if (!isName)
        {
            return false;
        }

        start += SpaceAt(body, start);
        end = start < body.Length && body[start] == '"' ? EndOfString(body, start) : EndOfScalar(body, start);
        return end > start && EndsThere(body, end);
    }

    private static bool EndsThere(ReadOnlySpan<byte> body, int at)
    {
        at += SpaceAt(body, at);
        at += at < body.Length && body[at] == ',' ? 1 : 0;
        at += SpaceAt(body, at);
        if (at == body.Length || body[at] is (byte)'}' or (byte)']')
        {
            return true;
        }

        var end = EndOfString(body, at);
        return end > 0 && TrySkip(body, end + SpaceAt(body, end), (byte)':', out _);
    }

    private static bool TrySkip(ReadOnlySpan<byte> body, int at, byte mark, out int behind)
    {
        behind = at + 1;
        return at < body.Length && body[at] == mark;
    }

    private static int SpaceAt(ReadOnlySpan<byte> body, int at)
    {
        var space = body[at..].IndexOfAnyExcept(" \t\r\n"u8);
        return space < 0 ? body.Length - at : space;
    }

    /// <summary>Behind the closing quote of the string that begins here; 0 if none does, or it has no end.</summary>
    private static int EndOfString(ReadOnlySpan<byte> body, int at)
    {
        if (at >= body.Length || body[at] != '"')
        {
            return 0;
        }

        for (var i = at + 1; i < body.Length; i++)
        {
            if (body[i] == '"')
            {
                return i + 1;
            }

            i += body[i] == '\\' ? 1 : 0;
        }

        return 0;
    }

    private static int EndOfScalar(ReadOnlySpan<byte> body, int at)
    {
        while (at < body.Length && (char.IsAsciiLetterOrDigit((char)body[at]) || "+-."u8.Contains(body[at])))
        {
            at++;
        }

        return at;
    }
}
