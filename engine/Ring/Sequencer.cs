using System.Numerics;
using System.Runtime.CompilerServices;

namespace MediaRouting.Engine.Ring;

/// <summary>
/// Hands out the slots of a ring to its producers in one order, and never one that a gating stage has still to process.
/// </summary>
/// <remarks>
/// A producer claims (<see cref="Next()"/>), writes the slots, and publishes (<see cref="Publish(long)"/>) every
/// sequence that it claimed. While it holds unpublished slots it must not claim more than the ring holds: it would wait
/// for itself.
/// </remarks>
public abstract class Sequencer
{
    /// <summary>
    /// Turns of waiting for space before a turn becomes a sleep of a millisecond. Up to here a wait is a spin, then a
    /// yield, for some tens of microseconds in all: longer than a stage needs for a batch, unless the stage is stuck.
    /// </summary>
    private const int TurnsBeforeSleep = 50;

    private Sequence[] _gating = [];
    private long _stalls;

    /// <summary>A sequencer of <paramref name="capacity"/> slots whose stages wait in the given way.</summary>
    /// <param name="capacity">Slots of the ring: a power of two.</param>
    /// <param name="waits">How the stages wait; producers that wait for space spin, yield and sleep in turn.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is not a power of two.</exception>
    protected Sequencer(int capacity, WaitStrategyKind waits)
    {
        if (!BitOperations.IsPow2(capacity))
        {
            throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "not a power of two");
        }

        Capacity = capacity;
        Publications = WaitStrategy.Create(waits);
        Progress = WaitStrategy.Create(waits);
    }

    /// <summary>Slots of the ring, a power of two.</summary>
    public int Capacity { get; }

    /// <summary>Where stages wait for the producers.</summary>
    public WaitStrategy Publications { get; }

    /// <summary>
    /// Where stages wait for other stages: a place of its own, so that a publication does not wake them too early.
    /// </summary>
    public WaitStrategy Progress { get; }

    /// <summary>
    /// No sequence above this one is published. With several producers some up to it may be claimed and not yet
    /// published; <see cref="HighestPublished"/> tells.
    /// </summary>
    public abstract long Cursor { get; }

    /// <summary>Slots that could be claimed now; with other threads about, a figure of the moment.</summary>
    public long RemainingCapacity => Math.Max(0, Capacity - (Claimed - MinimumGating()));

    /// <summary>Claims that found the ring full and waited for room. Readable from any thread.</summary>
    public long Stalls => Volatile.Read(ref _stalls);

    /// <summary>The highest sequence claimed.</summary>
    protected abstract long Claimed { get; }

    /// <summary>
    /// Makes producers wait for these sequences, those of the last stages of the graph: a slot is not claimed again
    /// until all of them have passed it. A ring that gates on nothing fills up once and stays full.
    /// </summary>
    /// <exception cref="InvalidOperationException">Something was claimed already; the graph is laid first.</exception>
    public void AddGating(params ReadOnlySpan<Sequence> sequences)
    {
        if (Claimed != Sequence.Initial)
        {
            throw new InvalidOperationException("gating sequences are added before the first claim");
        }

        _gating = [.. _gating, .. sequences];
    }

    /// <summary>Claims the next slot, waiting as long as the ring is full.</summary>
    /// <returns>The sequence claimed.</returns>
    public abstract long Next();

    /// <summary>Claims the next <paramref name="count"/> slots, waiting as long as there is no room for all.</summary>
    /// <param name="count">1 to <see cref="Capacity"/>.</param>
    /// <returns>The highest sequence claimed; the lowest is <c>count - 1</c> before it.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is out of its range.</exception>
    public abstract long Next(int count);

    /// <summary>Claims the next slot if there is room for it now; never waits.</summary>
    /// <param name="sequence">The sequence claimed; meaningless when nothing was.</param>
    /// <returns>False when the ring is full.</returns>
    public abstract bool TryNext(out long sequence);

    /// <summary>
    /// Claims the next <paramref name="count"/> slots if there is room for all of them now; never waits.
    /// </summary>
    /// <param name="count">1 to <see cref="Capacity"/>.</param>
    /// <param name="sequence">The highest sequence claimed; meaningless when nothing was.</param>
    /// <returns>False, and nothing claimed, when there is not room for all.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is out of its range.</exception>
    public abstract bool TryNext(int count, out long sequence);

    /// <summary>Publishes a claimed slot, after it is written: the stages may read it.</summary>
    /// <exception cref="InvalidOperationException">It was seen not to be the caller's to publish.</exception>
    public abstract void Publish(long sequence);

    /// <summary>
    /// Publishes the claimed slots from <paramref name="low"/> to <paramref name="high"/>, both included.
    /// </summary>
    /// <exception cref="InvalidOperationException">They were seen not to be the caller's to publish.</exception>
    public abstract void Publish(long low, long high);

    /// <summary>Whether <paramref name="sequence"/> is published, for one that is not yet overwritten.</summary>
    public abstract bool IsAvailable(long sequence);

    /// <summary>The end of the unbroken run of published sequences from <paramref name="low"/>.</summary>
    /// <param name="low">The first sequence looked at.</param>
    /// <param name="high">The last, at most <see cref="Cursor"/>.</param>
    /// <returns>At most <paramref name="high"/>; one before <paramref name="low"/> when not even that is.</returns>
    public abstract long HighestPublished(long low, long high);

    /// <summary>What every gating stage has processed.</summary>
    protected long MinimumGating() => _gating.Length == 0 ? Sequence.Initial : Sequence.Minimum(_gating);

    /// <summary>Waits until every gating stage has processed <paramref name="sequence"/>.</summary>
    /// <returns>What every gating stage has processed, at least <paramref name="sequence"/>.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    protected long AwaitGating(long sequence)
    {
        long minimum = MinimumGating();
        if (minimum >= sequence)
        {
            return minimum;
        }

        Interlocked.Increment(ref _stalls);
        SpinWait turns = default;
        while ((minimum = MinimumGating()) < sequence)
        {
            turns.SpinOnce(TurnsBeforeSleep);
        }

        return minimum;
    }

    /// <summary>Refuses a claim that is empty or could never be met.</summary>
    protected void RequireClaimable(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Capacity);
    }
}
