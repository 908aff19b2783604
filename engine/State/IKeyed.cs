namespace MediaRouting.Engine.State;

/// <summary>The records that a <see cref="HandleTable{TKeyed}"/> finds, as it sees them.</summary>
public interface IKeyed
{
    /// <summary>The link of a record.</summary>
    ref HandleLink Link(int handle);

    /// <summary>True if a record is the one of this key; asked only where the hash is the key's.</summary>
    bool HasKey(int handle, ReadOnlySpan<byte> key);
}
