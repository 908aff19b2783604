using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace MediaRouting.Engine.Ring;

/// <summary>
/// The sequencer of a ring that one thread at a time claims and publishes on. A claim is an addition, a publication one
/// release write; publications come in the order of the claims.
/// </summary>
public sealed class SingleProducerSequencer : Sequencer
{
    private readonly Sequence _cursor = new();

    /// <summary>The highest sequence claimed: like the next, touched by the producer alone.</summary>
    private PaddedLong _claimed = new() { Value = Sequence.Initial };

    /// <summary>What every gating stage had processed when last looked at: it can only be more by now.</summary>
    private PaddedLong _gatingSeen = new() { Value = Sequence.Initial };

    /// <inheritdoc cref="Sequencer(int, WaitStrategyKind)"/>
    public SingleProducerSequencer(int capacity, WaitStrategyKind waits)
        : base(capacity, waits)
    {
    }

    /// <summary>The highest sequence published.</summary>
    public override long Cursor => _cursor.Value;

    /// <inheritdoc/>
    protected override long Claimed => Volatile.Read(ref _claimed.Value);

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
    public override void Publish(long sequence) => Publish(sequence, sequence);

    /// <inheritdoc/>
    public override void Publish(long low, long high)
    {
        if (low != _cursor.Value + 1 || high < low || high > _claimed.Value)
        {
            ThrowNotNext(low, high);
        }

        _cursor.Value = high;
        Publications.Signal();
    }

    /// <inheritdoc/>
    public override bool IsAvailable(long sequence) => sequence <= _cursor.Value;

    /// <inheritdoc/>
    public override long HighestPublished(long low, long high) => high;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long Claim(int count)
    {
        long next = _claimed.Value + count;
        long overwritten = next - Capacity;
        if (overwritten > _gatingSeen.Value)
        {
            _gatingSeen.Value = AwaitGating(overwritten);
        }

        _claimed.Value = next;
        return next;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryClaim(int count, out long sequence)
    {
        sequence = _claimed.Value + count;
        long overwritten = sequence - Capacity;
        if (overwritten > _gatingSeen.Value)
        {
            _gatingSeen.Value = MinimumGating();
            if (overwritten > _gatingSeen.Value)
            {
                return false;
            }
        }

        _claimed.Value = sequence;
        return true;
    }

    [DoesNotReturn]
    private void ThrowNotNext(long low, long high) => throw new InvalidOperationException(
        $"published {low}..{high}, but {_cursor.Value + 1}..{_claimed.Value} are claimed and not published");
}
