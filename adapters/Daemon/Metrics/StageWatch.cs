using MediaRouting.Engine.Ring;
using MediaRouting.Engine.Statistics;

namespace MediaRouting.Daemon.Metrics;

/// <summary>How busy a stage is: how long each of its batches took, and how long the one in hand has taken.</summary>
/// <param name="clock">What it is measured by; two looks a batch.</param>
public sealed class StageWatch(TimeProvider clock) : IStageWatch
{
    private long _begun;
    private long _ended;

    /// <summary>
    /// Nanoseconds that each batch took: their number is that of the batches, their sum the time that the stage was
    /// busy, waits for the next stage included.
    /// </summary>
    public LatencyHistogram Batches { get; } = new();

    /// <summary>The clock's stamp of the end of the last batch; 0 before the first. Readable from any thread.</summary>
    public long Ended => Volatile.Read(ref _ended);

    /// <summary>How long the batch in hand has taken so far; zero between batches. Readable from any thread.</summary>
    public TimeSpan InHand => Volatile.Read(ref _begun) is var begun and not 0
        ? clock.GetElapsedTime(begun)
        : TimeSpan.Zero;

    /// <inheritdoc/>
    public void Begin() => Volatile.Write(ref _begun, clock.GetTimestamp());

    /// <inheritdoc/>
    public void End(long first, long last)
    {
        var now = clock.GetTimestamp();
        Batches.Record(clock.GetElapsedTime(_begun, now).Ticks * TimeSpan.NanosecondsPerTick);
        Volatile.Write(ref _ended, now);
        Volatile.Write(ref _begun, 0);
    }
}
