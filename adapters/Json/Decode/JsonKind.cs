namespace MediaRouting.Json.Decode;

/// <summary>The kinds of a JSON value.</summary>
internal enum JsonKind : byte
{
    /// <summary>No value.</summary>
    None,

    /// <summary>A string.</summary>
    String,

    /// <summary>A number.</summary>
    Number,

    /// <summary><c>true</c>.</summary>
    True,

    /// <summary><c>false</c>.</summary>
    False,

    /// <summary><c>null</c>.</summary>
    Null,

    /// <summary>An object.</summary>
    Object,

    /// <summary>An array.</summary>
    Array,
}
