using System.Runtime.CompilerServices;
using MediaRouting.Engine.Commands;

namespace MediaRouting.Engine.MessagePack;

/// <summary>The texts of a ring slot: <see cref="TextRef"/> into its <see cref="SlotText"/>.</summary>
/// <param name="text">The slot's.</param>
public readonly ref struct SlotTexts(ref SlotText text) : ITexts
{
    private readonly ref SlotText _text = ref text;

    /// <inheritdoc/>
    public static Type Reference => typeof(TextRef);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsEmpty(ref readonly byte reference) =>
        Unsafe.As<byte, TextRef>(ref Unsafe.AsRef(in reference)).IsEmpty;

    /// <inheritdoc/>
    public int MaxLength => Array.MaxLength / 2;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Get(ref readonly byte reference) =>
        _text[Unsafe.As<byte, TextRef>(ref Unsafe.AsRef(in reference))];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Reserve(int length) => _text.Reserve(length);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(ref byte reference, int length) => Unsafe.As<byte, TextRef>(ref reference) = _text.Take(length);
}
