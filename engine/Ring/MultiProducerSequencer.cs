using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MediaRouting.Engine.Ring;

/// <summary>
/// The sequencer of a ring that any number of threads claim and publish on. A claim is one atomic addition; each
/// producer publishes its slots when they are written, in any order, and the stages see them in the order of
/// the claims.
/// </summary>
public sealed class MultiProducerSequencer : Sequencer
{
    private readonly Sequence _claimed = new();

    /// <summary>What every gating stage had processed when last looked at by some producer: a lower bound.</summary>
    private readonly Sequence _gatingSeen = new();

    /// <summary>
    /// For each slot the lap, sequence / capacity, in which it was last published. A lap number needs no resetting
    /// between laps; it wraps after 2^32 laps, when no slot can still hold one so old.
    /// </summary>
    private readonly int[] _publishedLaps;

    private readonly int _lapShift;

    /// <inheritdoc cref="Sequencer(int, WaitStrategyKind)"/>
    public MultiProducerSequencer(int capacity, WaitStrategyKind waits)
        : base(capacity, waits)
    {
        _lapShift = BitOperations.Log2((uint)capacity);
        _publishedLaps = new int[capacity];
        Array.Fill(_publishedLaps, -1);
    }

    /// <summary>The highest sequence claimed; some before it may not be published yet.</summary>
    public override long Cursor => _claimed.Value;

    /// <inheritdoc/>
    protected override long Claimed => _claimed.Value;

    /// <inheritdoc/>
    public override long Next() => Claim(1);

    /// <inheritdoc/>
    public override long Next(int count)
    {
        RequireClaimable(count);
        return Claim(count);
    }

    /// <inheritdoc/>
    public override bool TryNext(out long sequence) => TryClaim(1, out sequence);

    /// <inheritdoc/>
    public override bool TryNext(int count, out long sequence)
    {
        RequireClaimable(count);
        return TryClaim(count, out sequence);
    }

    /// <inheritdoc/>
    public override void Publish(long sequence)
    {
        MarkPublished(sequence);
        Publications.Signal();
    }

    /// <inheritdoc/>
    public override void Publish(long low, long high)
    {
        for (long sequence = low; sequence <= high; sequence++)
        {
            MarkPublished(sequence);
        }

        Publications.Signal();
    }

    /// <inheritdoc/>
    public override bool IsAvailable(long sequence) => Volatile.Read(ref PublishedLap(sequence)) == Lap(sequence);

    /// <inheritdoc/>
    public override long HighestPublished(long low, long high)
    {
        for (long sequence = low; sequence <= high; sequence++)
        {
            if (!IsAvailable(sequence))
            {
                return sequence - 1;
            }
        }

        return high;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long Claim(int count)
    {
        long next = _claimed.Advance(count);
        long overwritten = next - Capacity;
        if (overwritten > _gatingSeen.Value)
        {
            _gatingSeen.Value = AwaitGating(overwritten);
        }

        return next;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryClaim(int count, out long sequence)
    {
        long claimed;
        do
        {
            claimed = _claimed.Value;
            sequence = claimed + count;
            if (sequence - Capacity > _gatingSeen.Value && !HasRoom(sequence - Capacity))
            {
                return false;
            }
        }
        while (!_claimed.TryAdvance(claimed, sequence));

        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool HasRoom(long overwritten)
    {
        long minimum = MinimumGating();
        _gatingSeen.Value = minimum;
        return minimum >= overwritten;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void MarkPublished(long sequence)
    {
        ref int published = ref PublishedLap(sequence);
        int lap = Lap(sequence);
        if (published != lap - 1)
        {
            ThrowNotClaimed(sequence);
        }

        Volatile.Write(ref published, lap);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref int PublishedLap(long sequence) => ref Unsafe.Add(
        ref MemoryMarshal.GetArrayDataReference(_publishedLaps), (nint)(sequence & (Capacity - 1)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Lap(long sequence) => (int)(sequence >> _lapShift);

    [DoesNotReturn]
    private static void ThrowNotClaimed(long sequence) => throw new InvalidOperationException(
        $"published {sequence}, which is published already or was never claimed");
}
