namespace MediaRouting.Engine.MessagePack;

/// <summary>For records that have no texts. Nothing of it is ever asked for.</summary>
internal readonly struct NoTexts : ITexts
{
    public static Type Reference => typeof(void);

    public static bool IsEmpty(ref readonly byte reference) => true;

    public int MaxLength => 0;

    public ReadOnlySpan<byte> Get(ref readonly byte reference) => default;

    public Span<byte> Reserve(int length) => default;

    public void Take(ref byte reference, int length)
    {
    }
}
