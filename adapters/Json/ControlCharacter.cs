namespace MediaRouting.Json;

/// <summary>The control characters of Unicode: U+0000 to U+001F and U+007F to U+009F.</summary>
internal static class ControlCharacter
{
    /// <summary>True if the UTF-8 text has one.</summary>
    public static bool IsIn(ReadOnlySpan<byte> text)
    {
        var first = text.IndexOfAnyExceptInRange((byte)' ', (byte)'~');
        return first >= 0 && IsBehind(text[first..]);
    }

    private static bool IsBehind(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            // U+0080 to U+009F are C2 80 to C2 9F.
            if (text[i] is < 0x20 or 0x7F || (text[i] == 0xC2 && i + 1 < text.Length && text[i + 1] < 0xA0))
            {
                return true;
            }
        }

        return false;
    }
}
