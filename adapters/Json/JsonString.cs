using System.Buffers;

namespace MediaRouting.Json;

/// <summary>Facts about JSON strings (RFC 8259, 7) that reading and writing share.</summary>
internal static class JsonString
{
    /// <summary>Most bytes that a string takes for one byte of its text: <c>\u0041</c> for A.</summary>
    public const int BytesPerByte = 6;

    /// <summary>The bytes that cannot stand in a string as they are: quote, backslash, U+0000 to U+001F.</summary>
    public static readonly SearchValues<byte> NotPlain = SearchValues.Create(
        "\"\\\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014"u8 +
        "\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f"u8);
}
