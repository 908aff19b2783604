namespace MediaRouting.Engine.State;

/// <summary>An item of a heap: 16 bytes, so that the four children of a place are one cache line.</summary>
/// <param name="Key">The order, the smallest first.</param>
/// <param name="Tie">The order of equal keys, the smallest first; not negative.</param>
/// <param name="Item">Whose it is; not negative.</param>
public readonly record struct HeapEntry(ulong Key, int Tie, int Item)
{
    /// <summary>True if this one comes before another.</summary>
    public bool IsBefore(in HeapEntry other) => Key < other.Key || (Key == other.Key && Tie < other.Tie);
}
