namespace MediaRouting.Testing;

/// <summary>A frame on its way through a <see cref="FaultProxy"/>.</summary>
/// <param name="Number">Its number in the connection and direction, from 1.</param>
/// <param name="Start">Bytes of the direction before it.</param>
/// <param name="Bytes">All of it, its size first.</param>
internal readonly record struct PassingFrame(int Number, long Start, byte[] Bytes)
{
    /// <summary>Its type; 0 for an empty one.</summary>
    public byte Type => Bytes.Length > WireFault.TypeByte ? Bytes[WireFault.TypeByte] : (byte)0;
}
