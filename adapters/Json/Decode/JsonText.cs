using System.Buffers.Text;
using System.Text;

namespace MediaRouting.Json.Decode;

/// <summary>The text that a JSON string with escapes means.</summary>
internal static class JsonText
{
    /// <summary>
    /// Writes the text of a string whose escapes are well-formed; it is never longer than the string.
    /// </summary>
    /// <param name="written">The string without its quotes.</param>
    /// <param name="to">Room for as many bytes as <paramref name="written"/> has.</param>
    /// <param name="length">Bytes of the text.</param>
    /// <returns>False if an escape stands for half of a surrogate pair.</returns>
    public static bool TryUnescape(ReadOnlySpan<byte> written, Span<byte> to, out int length)
    {
        length = 0;
        while (true)
        {
            var plain = written.IndexOf((byte)'\\');
            if (plain < 0)
            {
                written.CopyTo(to[length..]);
                length += written.Length;
                return true;
            }

            written[..plain].CopyTo(to[length..]);
            length += plain;
            written = written[plain..];
            if (!TryEscape(ref written, out var rune))
            {
                return false;
            }

            length += rune.EncodeToUtf8(to[length..]);
        }
    }

    private static bool TryEscape(ref ReadOnlySpan<byte> written, out Rune rune)
    {
        if (written[1] != 'u')
        {
            rune = new Rune(written[1] switch
            {
                (byte)'b' => '\b',
                (byte)'f' => '\f',
                (byte)'n' => '\n',
                (byte)'r' => '\r',
                (byte)'t' => '\t',
                var itself => (char)itself,
            });
            written = written[2..];
            return true;
        }

        var unit = Unit(written);
        written = written[6..];
        if (Rune.TryCreate(unit, out rune))
        {
            return true;
        }

        if (!written.StartsWith("\\u"u8) || !Rune.TryCreate(unit, Unit(written), out rune))
        {
            return false;
        }

        written = written[6..];
        return true;
    }

    private static char Unit(ReadOnlySpan<byte> escape)
    {
        _ = Utf8Parser.TryParse(escape.Slice(2, 4), out ushort unit, out _, 'x');
        return (char)unit;
    }
}
