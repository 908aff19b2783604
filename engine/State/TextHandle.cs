namespace MediaRouting.Engine.State;

/// <summary>Names a text in the <see cref="TextHeap"/>. The default names the empty text.</summary>
/// <param name="Value">Chunk in the upper, unit in the lower 16 bits; 0 for the empty text.</param>
public readonly record struct TextHandle(int Value)
{
    /// <summary>True for the empty text.</summary>
    public bool IsEmpty => Value == 0;
}
