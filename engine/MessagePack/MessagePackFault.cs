namespace MediaRouting.Engine.MessagePack;

/// <summary>Why bytes could not be read. The default is no fault.</summary>
/// <param name="Offset">Where the value stands, in bytes from the beginning of what was read.</param>
/// <param name="Expected">What should be there: <c>Transfer.Owner (2): a text</c>.</param>
public readonly record struct MessagePackFault(int Offset, string Expected)
{
    /// <inheritdoc/>
    public override string ToString() => $"offset {Offset}: expected {Expected}";
}
