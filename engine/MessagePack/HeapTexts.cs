using System.Runtime.CompilerServices;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.MessagePack;

/// <summary>The texts of the state's records: <see cref="TextHandle"/> into a <see cref="TextHeap"/>.</summary>
/// <remarks>A text whose reference is overwritten is not freed: records are read into fresh ones.</remarks>
/// <param name="heap">The heap.</param>
public readonly struct HeapTexts(TextHeap heap) : ITexts
{
    private readonly byte[] _scratch = new byte[TextHeap.MaxLength];

    /// <inheritdoc/>
    public static Type Reference => typeof(TextHandle);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsEmpty(ref readonly byte reference) =>
        Unsafe.As<byte, TextHandle>(ref Unsafe.AsRef(in reference)).IsEmpty;

    /// <inheritdoc/>
    public int MaxLength => TextHeap.MaxLength;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Get(ref readonly byte reference) =>
        heap[Unsafe.As<byte, TextHandle>(ref Unsafe.AsRef(in reference))];

    /// <inheritdoc/>
    public Span<byte> Reserve(int length) => _scratch.AsSpan(0, length);

    /// <inheritdoc/>
    public void Take(ref byte reference, int length) =>
        Unsafe.As<byte, TextHandle>(ref reference) = heap.Add(_scratch.AsSpan(0, length));
}
