namespace MediaRouting.Json.Decode;

/// <summary>
/// Where a value stands in a body of less than 16 MiB. Packed into one word: as a struct of four fields, written
/// singly and copied as a whole, it took half as long again to read a message with ten params.
/// <code>
/// bits 63..32 start | 31..8 length | 7..4 has escapes | 3..0 kind
/// </code>
/// </summary>
/// <param name="kind">What it is.</param>
/// <param name="start">First byte: of a string behind its quote, of an object or array its bracket.</param>
/// <param name="length">
/// Bytes as written: of a string without its quotes, of an object or array with its brackets.
/// </param>
/// <param name="hasEscapes">A string with at least one backslash.</param>
internal readonly struct JsonToken(JsonKind kind, int start, int length, bool hasEscapes = false)
{
    private readonly ulong _bits = ((ulong)start << 32) | ((ulong)length << 8) | (hasEscapes ? 0x10u : 0) | (ulong)kind;

    /// <summary>What it is; <see cref="JsonKind.None"/> in the default.</summary>
    public JsonKind Kind => (JsonKind)(_bits & 0xF);

    /// <summary>A string with at least one backslash.</summary>
    public bool HasEscapes => (_bits & 0x10) != 0;

    /// <summary>Bytes as written.</summary>
    public int Length => (int)(_bits >> 8) & 0xFFFFFF;

    /// <summary>True where an optional field has no value: absent, null or "".</summary>
    public bool IsAbsent => Kind is JsonKind.None or JsonKind.Null || (Kind == JsonKind.String && Length == 0);

    /// <summary>The bytes as written.</summary>
    public ReadOnlySpan<byte> In(ReadOnlySpan<byte> json) => json.Slice((int)(_bits >> 32), Length);
}
