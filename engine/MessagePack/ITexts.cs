namespace MediaRouting.Engine.MessagePack;

/// <summary>
/// Where the texts of a record stand. The record itself has a reference to each, of a type of its own: a ring slot
/// (<see cref="SlotTexts"/>), a record of the state (<see cref="HeapTexts"/>).
/// </summary>
public interface ITexts
{
    /// <summary>The type of a reference in the record.</summary>
    static abstract Type Reference { get; }

    /// <summary>The longest text that can be taken, in bytes.</summary>
    int MaxLength { get; }

    /// <summary>True if a reference is to the empty text.</summary>
    /// <param name="reference">The first byte of the reference in the record.</param>
    static abstract bool IsEmpty(ref readonly byte reference);

    /// <summary>The text of a reference.</summary>
    /// <param name="reference">The first byte of the reference in the record.</param>
    ReadOnlySpan<byte> Get(ref readonly byte reference);

    /// <summary>Room for a text of so many bytes, to be written and then taken.</summary>
    Span<byte> Reserve(int length);

    /// <summary>
    /// Makes the first bytes of the span of <see cref="Reserve"/> a text, and sets the reference to it.
    /// </summary>
    /// <param name="reference">The first byte of the reference in the record.</param>
    /// <param name="length">Bytes, at least 1.</param>
    void Take(ref byte reference, int length);
}
