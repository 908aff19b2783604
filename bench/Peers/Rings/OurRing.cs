using System.Diagnostics;
using MediaRouting.Engine.Ring;

namespace MediaRouting.Bench.Peers.Rings;

/// <summary>
/// Our ring: values from some producers to one stage. With one producer both spin; with several there are more threads
/// than cores, and whoever waits gives its core to others after a while, as the producers of the Disruptor always do.
/// </summary>
internal static class OurRing
{
    /// <summary>Plays a lap.</summary>
    /// <param name="slots">Slots of the ring.</param>
    /// <param name="producers">Producers, this thread among them.</param>
    /// <param name="values">Values, a multiple of the producers.</param>
    /// <returns>What it took, and the sum of all longs.</returns>
    public static (TimeSpan Time, long Sum) Play(int slots, int producers, int values)
    {
        Sequencer sequencer = producers == 1
            ? new SingleProducerSequencer(slots, WaitStrategyKind.BusySpin)
            : new MultiProducerSequencer(slots, WaitStrategyKind.Yielding);
        var ring = new RingBuffer<RingValue>(sequencer);
        var total = new long[1];
        var stage = new EventProcessor<RingValue, AddingStage>(
            ring, "stage", new AddingStage(total), (name, _, fault) => Environment.FailFast(name, fault));
        sequencer.AddGating(stage.Sequence);
        stage.Start();
        var share = values / producers;
        var threads = Enumerable.Range(1, producers - 1).Select(_ => new Thread(() => Produce(ring, share))).ToList();

        var start = Stopwatch.GetTimestamp();
        threads.ForEach(thread => thread.Start());
        Produce(ring, share);
        while (stage.Sequence.Value < values - 1)
        {
            Thread.SpinWait(4);
        }

        var time = Stopwatch.GetElapsedTime(start);
        stage.Halt();
        stage.Join(Timeout.InfiniteTimeSpan);
        threads.ForEach(thread => thread.Join());
        return (time, total[0]);
    }

    private static void Produce(RingBuffer<RingValue> ring, int values)
    {
        for (var i = 0; i < values; i++)
        {
            var sequence = ring.Next();
            ring[sequence].Set(i);
            ring.Publish(sequence);
        }
    }
}
