using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MediaRouting.Engine.Ring;

/// <summary>
/// The slots of a ring, allocated once and used again lap after lap, and the claiming and publishing of them.
/// </summary>
/// <remarks>
/// Claims and publications are virtual calls on purpose: profile-guided compilation makes them direct. A claim and a
/// publication by one producer take 4.3 ns so, and 5.6 ns with a type test and a direct call.
/// </remarks>
/// <typeparam name="T">What a slot holds, as a value: slots lie side by side in memory.</typeparam>
public sealed class RingBuffer<T>
    where T : struct
{
    private readonly T[] _slots;
    private readonly long _mask;

    /// <summary>A ring of as many slots as <paramref name="sequencer"/> hands out.</summary>
    /// <param name="sequencer">The sequencer of this ring and of no other.</param>
    /// <param name="initialize">Called once for each slot; without it slots start all zero.</param>
    public RingBuffer(Sequencer sequencer, SlotInitializer<T>? initialize = null)
    {
        Sequencer = sequencer;
        _slots = new T[sequencer.Capacity];
        _mask = sequencer.Capacity - 1;
        if (initialize is not null)
        {
            foreach (ref T slot in _slots.AsSpan())
            {
                initialize(ref slot);
            }
        }
    }

    /// <summary>Who hands out the slots.</summary>
    public Sequencer Sequencer { get; }

    /// <summary>
    /// The slot of <paramref name="sequence"/>. It belongs to the producer from claim to publication, then to the
    /// stages in their order; at any other time its content is anybody's.
    /// </summary>
    public ref T this[long sequence]
    {
        // The mask keeps any sequence inside the array, so there is nothing for a bounds check to catch.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_slots), (nint)(sequence & _mask));
    }

    /// <inheritdoc cref="Sequencer.Next()"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Next() => Sequencer.Next();

    /// <inheritdoc cref="Sequencer.Next(int)"/>
    public long Next(int count) => Sequencer.Next(count);

    /// <inheritdoc cref="Sequencer.TryNext(out long)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryNext(out long sequence) => Sequencer.TryNext(out sequence);

    /// <inheritdoc cref="Sequencer.TryNext(int, out long)"/>
    public bool TryNext(int count, out long sequence) => Sequencer.TryNext(count, out sequence);

    /// <inheritdoc cref="Sequencer.Publish(long)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Publish(long sequence) => Sequencer.Publish(sequence);

    /// <inheritdoc cref="Sequencer.Publish(long, long)"/>
    public void Publish(long low, long high) => Sequencer.Publish(low, high);

    /// <summary>
    /// A barrier that lets pass what is published and, given any, what all of <paramref name="dependsOn"/> have
    /// processed.
    /// </summary>
    /// <param name="dependsOn">Sequences of stages of this ring.</param>
    public SequenceBarrier NewBarrier(params ReadOnlySpan<Sequence> dependsOn) => new(Sequencer, dependsOn.ToArray());
}
