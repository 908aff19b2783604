namespace MediaRouting.Engine.State;

/// <summary>What a record keeps for the <see cref="HandleTable{TKeyed}"/> that it is in.</summary>
public struct HandleLink
{
    /// <summary>Hash of its key.</summary>
    public uint Hash;

    /// <summary>Handle of the next record of the same chain, plus one; 0 for none.</summary>
    public int Next;
}
