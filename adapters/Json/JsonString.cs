using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MediaRouting.Json;

/// <summary>Facts about JSON strings (RFC 8259, 7) that reading and writing share.</summary>
internal static class JsonString
{
    /// <summary>Most bytes that a string takes for one byte of its text: <c>\u0041</c> for A.</summary>
    public const int BytesPerByte = 6;

    /// <summary>
    /// How many bytes from the start can stand in a string as they are: up to the first quote, backslash or byte
    /// below 0x20, or all of them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PlainBytes(ReadOnlySpan<byte> text)
    {
        // Sixteen at once, in place: most names and values end within the first step, where a call would cost more
        // than it does.
        var at = 0;
        for (; at + Vector128<byte>.Count <= text.Length; at += Vector128<byte>.Count)
        {
            var bytes = Vector128.Create(text[at..]);
            var ends = Vector128.Equals(bytes, Vector128.Create((byte)'"'))
                | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(bytes, Vector128.Create((byte)' '));
            var mask = ends.ExtractMostSignificantBits();
            if (mask != 0)
            {
                return at + BitOperations.TrailingZeroCount(mask);
            }
        }

        while (at < text.Length && text[at] is not ((byte)'"' or (byte)'\\' or < (byte)' '))
        {
            at++;
        }

        return at;
    }
}
