namespace MediaRouting.Engine.Ring;

/// <summary>How threads wait for a position that is not yet reached, and how they learn that it may be.</summary>
public abstract class WaitStrategy
{
    private protected WaitStrategy()
    {
    }

    /// <summary>A new place to wait at, of the given kind.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not a kind of waiting.</exception>
    public static WaitStrategy Create(WaitStrategyKind kind) => kind switch
    {
        WaitStrategyKind.Blocking => new BlockingWaitStrategy(),
        WaitStrategyKind.Yielding => new YieldingWaitStrategy(),
        WaitStrategyKind.BusySpin => new BusySpinWaitStrategy(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of waiting"),
    };

    /// <summary>Waits until <paramref name="barrier"/> lets <paramref name="sequence"/> pass, or is alerted.</summary>
    /// <returns>
    /// The highest sequence that may be processed, at least <paramref name="sequence"/>; or
    /// <see cref="SequenceBarrier.Alerted"/>.
    /// </returns>
    public abstract long WaitFor(long sequence, SequenceBarrier barrier);

    /// <summary>
    /// Tells whoever waits here to look again. Called after every move of what is waited for, so it must cost next to
    /// nothing while nobody sleeps.
    /// </summary>
    public virtual void Signal()
    {
    }
}
