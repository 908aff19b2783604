namespace MediaRouting.OpenWire;

/// <summary>The code before a value in a primitive map (6-openwire 1.5).</summary>
public enum PrimitiveType : byte
{
    /// <summary>No value.</summary>
    Null = 0,

    /// <summary>One byte, 0 or 1.</summary>
    Boolean = 1,

    /// <summary>A signed byte.</summary>
    Byte = 2,

    /// <summary>A UTF-16 unit.</summary>
    Char = 3,

    /// <summary>16 bits.</summary>
    Short = 4,

    /// <summary>32 bits.</summary>
    Int = 5,

    /// <summary>64 bits.</summary>
    Long = 6,

    /// <summary>IEEE 754, 64 bits.</summary>
    Double = 7,

    /// <summary>IEEE 754, 32 bits.</summary>
    Float = 8,

    /// <summary>Text of at most 65,535 bytes.</summary>
    String = 9,

    /// <summary>Bytes.</summary>
    Bytes = 10,

    /// <summary>A nested map.</summary>
    Map = 11,

    /// <summary>A list of values, each with its code.</summary>
    List = 12,

    /// <summary>Text of any length.</summary>
    BigString = 13,
}
