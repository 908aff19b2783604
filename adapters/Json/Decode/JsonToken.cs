namespace MediaRouting.Json.Decode;

/// <summary>Where a value stands in the body.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="HasEscapes">A string with at least one backslash.</param>
/// <param name="Start">First byte: of a string behind its quote, of an object or array its bracket.</param>
/// <param name="Length">Bytes as written: of a string without its quotes, of an object or array with its brackets.</param>
internal readonly record struct JsonToken(JsonKind Kind, bool HasEscapes, int Start, int Length)
{
    /// <summary>True where an optional field has no value: absent, null or "".</summary>
    public bool IsAbsent => Kind is JsonKind.None or JsonKind.Null || (Kind == JsonKind.String && Length == 0);

    /// <summary>The bytes as written.</summary>
    public ReadOnlySpan<byte> In(ReadOnlySpan<byte> json) => json.Slice(Start, Length);
}
