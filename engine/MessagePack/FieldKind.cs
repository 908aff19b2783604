namespace MediaRouting.Engine.MessagePack;

/// <summary>
/// What a field of a persisted record is, and so how MessagePack writes it. A field never changes its kind.
/// </summary>
public enum FieldKind : byte
{
    /// <summary>No field.</summary>
    None = 0,

    /// <summary>false or true.</summary>
    Boolean = 1,

    /// <summary>A whole number of 8 bits, not negative.</summary>
    UInt8 = 2,

    /// <summary>A whole number of 16 bits, not negative.</summary>
    UInt16 = 3,

    /// <summary>A whole number of 32 bits, not negative.</summary>
    UInt32 = 4,

    /// <summary>A whole number of 64 bits, not negative.</summary>
    UInt64 = 5,

    /// <summary>A whole number of 32 bits.</summary>
    Int32 = 6,

    /// <summary>A whole number of 64 bits.</summary>
    Int64 = 7,

    /// <summary>One of the words of an enum, by its number.</summary>
    Word = 8,

    /// <summary>A text: str, or bin where it is not UTF-8.</summary>
    Text = 9,

    /// <summary>Params: a map of texts in their order, or bin (<see cref="ParamsMap"/>).</summary>
    Params = 10,

    /// <summary>A whole number of 32 bits, or none; 0 is a number like others.</summary>
    OptionalInt32 = 11,

    /// <summary>An array of records.</summary>
    Records = 12,

    /// <summary>A map of texts to whole numbers of 32 bits, ascending by the UTF-16 code units of the texts.</summary>
    Numbers = 13,
}
