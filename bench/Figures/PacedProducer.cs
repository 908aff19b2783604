using System.Diagnostics;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Ring;
using MediaRouting.Engine.Statistics;

namespace MediaRouting.Bench.Figures;

/// <summary>
/// Publishes commands at a fixed rate, each at its planned time or, if that has passed, at once (open loop): what a
/// command waits because those before it took long counts as its own.
/// </summary>
/// <param name="ring">Where to.</param>
/// <param name="script">The commands, over and over.</param>
/// <param name="count">How many.</param>
internal sealed class PacedProducer(RingBuffer<CommandSlot> ring, Script script, int count)
{
    private static readonly double NanosecondsPerTimestamp = 1e9 / Stopwatch.Frequency;

    private long _start;
    private double _interval;
    private int _done;

    /// <summary>Commands that came out at the other end.</summary>
    public int Done => Volatile.Read(ref _done);

    /// <summary>From planned to done, in nanoseconds.</summary>
    public LatencyHistogram Latencies { get; } = new();

    /// <summary>The next command, in their order, has come out at the other end.</summary>
    public void OneDone()
    {
        // A TimeSpan would round to 100 ns, an eighth of what a bare hop takes.
        Latencies.Record((long)((Stopwatch.GetTimestamp() - Planned(_done)) * NanosecondsPerTimestamp));
        Volatile.Write(ref _done, _done + 1);
    }

    /// <summary>Publishes all and waits until all are done.</summary>
    /// <param name="perSecond">The rate; 0 for as fast as there is room.</param>
    /// <param name="meanwhile">Called while there is nothing to do.</param>
    /// <returns>How long it took.</returns>
    public TimeSpan Run(int perSecond, Action meanwhile)
    {
        _interval = perSecond == 0 ? 0 : (double)Stopwatch.Frequency / perSecond;
        _start = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            long sequence;
            while (Stopwatch.GetTimestamp() < Planned(i) || !ring.TryNext(out sequence))
            {
                meanwhile();
            }

            script.Fill(i % script.Count, ref ring[sequence]);
            ring.Publish(sequence);
        }

        while (Done < count)
        {
            meanwhile();
        }

        return Stopwatch.GetElapsedTime(_start);
    }

    private long Planned(int index) => _start + (long)(index * _interval);
}
