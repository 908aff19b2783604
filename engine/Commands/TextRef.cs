namespace MediaRouting.Engine.Commands;

/// <summary>
/// A text of a ring slot: where it stands in the slot's <see cref="SlotText"/>. The default is the empty text.
/// </summary>
/// <param name="Offset">First byte, from 0.</param>
/// <param name="Length">UTF-8 bytes.</param>
public readonly record struct TextRef(int Offset, int Length)
{
    /// <summary>True for an absent or empty text; the two are the same everywhere.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>The text from <paramref name="start"/> bytes on.</summary>
    public TextRef From(int start) => new(Offset + start, Length - start);
}
