using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace MediaRouting.OpenWire;

/// <summary>
/// Java's modified UTF-8 (6-openwire 1.3) to and from UTF-8: NUL takes two bytes (C0 80), a character beyond the BMP is
/// a pair of surrogates of three bytes each. Everything else is the same in both, so that most texts are copied
/// verbatim.
/// </summary>
internal static class ModifiedUtf8
{
    private static readonly SearchValues<byte> DifferentFromUtf8 =
        SearchValues.Create([0x00, .. Enumerable.Range(0xF0, 16).Select(static value => (byte)value)]);

    private static ReadOnlySpan<byte> Replacement => [0xEF, 0xBF, 0xBD];

    /// <summary>Most bytes that <see cref="FromUtf8"/> can write: a NUL doubles.</summary>
    public static int MaxLength(int utf8Length) => checked(utf8Length * 2);

    /// <summary>Encodes UTF-8; returns the bytes written, or -1 if the source is not valid UTF-8.</summary>
    public static int FromUtf8(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        if (!Utf8.IsValid(source))
        {
            return -1;
        }

        int written = 0;
        for (int next = source.IndexOfAny(DifferentFromUtf8); next >= 0; next = source.IndexOfAny(DifferentFromUtf8))
        {
            source[..next].CopyTo(destination[written..]);
            written += next;
            source = source[(next + WriteDifferent(source[next..], destination, ref written))..];
        }

        source.CopyTo(destination[written..]);
        return written + source.Length;
    }

    /// <summary>Whether the bytes mean the same in UTF-8, so that they can be used where they stand.</summary>
    public static bool IsUtf8(ReadOnlySpan<byte> source) => Utf8.IsValid(source);

    /// <summary>Most bytes that <see cref="ToUtf8"/> can write: a stray byte becomes U+FFFD.</summary>
    public static int MaxUtf8Length(int length) => checked(length * 3);

    /// <summary>
    /// Decodes to UTF-8; returns the bytes written. A lone surrogate or a stray byte becomes U+FFFD and
    /// <paramref name="faithful"/> false. Four-byte sequences, which some senders write, are taken as they are.
    /// </summary>
    public static int ToUtf8(ReadOnlySpan<byte> source, Span<byte> destination, out bool faithful)
    {
        int written = 0;
        faithful = true;
        while (!source.IsEmpty)
        {
            int consumed;
            if (source.Length >= 2 && source[0] == 0xC0 && source[1] == 0x80)
            {
                destination[written++] = 0;
                consumed = 2;
            }
            else if (IsSurrogate(source, 0xA0) && IsSurrogate(source[3..], 0xB0))
            {
                int codePoint = 0x10000 + ((Unit(source) - 0xD800) << 10) + (Unit(source[3..]) - 0xDC00);
                written += new Rune(codePoint).EncodeToUtf8(destination[written..]);
                consumed = 6;
            }
            else if (Rune.DecodeFromUtf8(source, out _, out consumed) == OperationStatus.Done)
            {
                source[..consumed].CopyTo(destination[written..]);
                written += consumed;
            }
            else
            {
                faithful = false;
                consumed = IsSurrogate(source, 0xA0) || IsSurrogate(source, 0xB0) ? 3 : consumed;
                Replacement.CopyTo(destination[written..]);
                written += Replacement.Length;
            }

            source = source[consumed..];
        }

        return written;
    }

    /// <summary>
    /// Writes the NUL or the four-byte sequence at the start of the source; returns the bytes consumed.
    /// </summary>
    private static int WriteDifferent(ReadOnlySpan<byte> source, Span<byte> destination, ref int written)
    {
        if (source[0] == 0)
        {
            destination[written++] = 0xC0;
            destination[written++] = 0x80;
            return 1;
        }

        Rune.DecodeFromUtf8(source, out Rune rune, out int consumed);
        int value = rune.Value - 0x10000;
        WriteUnit(0xD800 + (value >> 10), destination, ref written);
        WriteUnit(0xDC00 + (value & 0x3FF), destination, ref written);
        return consumed;
    }

    private static void WriteUnit(int unit, Span<byte> destination, ref int written)
    {
        destination[written++] = (byte)(0xE0 | (unit >> 12));
        destination[written++] = (byte)(0x80 | ((unit >> 6) & 0x3F));
        destination[written++] = (byte)(0x80 | (unit & 0x3F));
    }

    /// <summary>
    /// Whether the source starts with a surrogate: high if <paramref name="half"/> is A0, low if it is B0.
    /// </summary>
    private static bool IsSurrogate(ReadOnlySpan<byte> source, int half) =>
        source.Length >= 3 && source[0] == 0xED && (source[1] & 0xF0) == half && (source[2] & 0xC0) == 0x80;

    private static int Unit(ReadOnlySpan<byte> source) =>
        ((source[0] & 0x0F) << 12) | ((source[1] & 0x3F) << 6) | (source[2] & 0x3F);
}
