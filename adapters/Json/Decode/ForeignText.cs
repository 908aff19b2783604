using System.Text;
using System.Text.Unicode;
using MediaRouting.Engine.Commands;

namespace MediaRouting.Json.Decode;

/// <summary>Texts that come from outside the body, where nobody has checked that they are UTF-8.</summary>
public static class ForeignText
{
    /// <summary>At most this many bytes of a text, not ending inside a character.</summary>
    public static ReadOnlySpan<byte> First(ReadOnlySpan<byte> text, int bytes)
    {
        if (text.Length <= bytes)
        {
            return text;
        }

        // A character that the cut would divide has its later bytes, 10xxxxxx, at and behind the cut.
        var end = bytes;
        while (end > bytes - 3 && (text[end] & 0xC0) == 0x80)
        {
            end--;
        }

        return text[..end];
    }

    /// <summary>Adds a text to a slot, U+FFFD in the place of what is not UTF-8.</summary>
    public static TextRef AppendValid(ReadOnlySpan<byte> text, ref SlotText to)
    {
        if (Utf8.IsValid(text))
        {
            return to.Append(text);
        }

        var valid = to.Reserve(text.Length * 3);
        var length = 0;
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out var rune, out var consumed);
            length += rune.EncodeToUtf8(valid[length..]);
            text = text[consumed..];
        }

        return to.Take(length);
    }
}
