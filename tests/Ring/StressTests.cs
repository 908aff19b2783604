using System.Diagnostics;
using MediaRouting.Engine.Ring;

namespace MediaRouting.Tests.Ring;

/// <summary>
/// Producers and stages at full speed on rings small enough to wrap all the time. Every slot is many words that must
/// agree, so that a memory barrier missing on either side shows as a slot of mixed or old content.
/// </summary>
public sealed class StressTests
{
    [Theory]
    [InlineData(WaitStrategyKind.Blocking, 1024, 1_000_000)]
    [InlineData(WaitStrategyKind.Yielding, 1024, 1_000_000)]
    [InlineData(WaitStrategyKind.BusySpin, 1024, 300_000)]
    [InlineData(WaitStrategyKind.Yielding, 4, 50_000)]
    public void Several_producers_lose_double_and_reorder_nothing(WaitStrategyKind waits, int capacity, long each)
    {
        const int Producers = 3;
        using var graph = new Graph(new MultiProducerSequencer(capacity, waits));
        var check = new OrderCheck(Producers);
        EventProcessor<Stamped, OrderCheck> stage = graph.StartLast(check);

        graph.PublishFrom(Producers, each);
        stage.HaltWhenDrained();

        Assert.True(stage.Join(Graph.Bound));
        Assert.Equal(0, check.Faults);
        Assert.Equal((Producers * each, Producers * (each * (each - 1) / 2)), (check.Received, check.Sum));
    }

    [Theory]
    [InlineData(WaitStrategyKind.Blocking, 1024, 2_000_000)]
    [InlineData(WaitStrategyKind.Yielding, 1024, 2_000_000)]
    [InlineData(WaitStrategyKind.BusySpin, 1024, 2_000_000)]
    [InlineData(WaitStrategyKind.Yielding, 1, 50_000)]
    public void One_producer_loses_doubles_and_reorders_nothing(WaitStrategyKind waits, int capacity, long count)
    {
        using var graph = new Graph(new SingleProducerSequencer(capacity, waits));
        var check = new OrderCheck(1);
        EventProcessor<Stamped, OrderCheck> stage = graph.StartLast(check);

        graph.PublishFrom(producers: 1, count);
        stage.HaltWhenDrained();

        Assert.True(stage.Join(Graph.Bound));
        Assert.Equal((0, count), (check.Faults, check.Received));
    }

    [Theory]
    [InlineData(WaitStrategyKind.Blocking)]
    [InlineData(WaitStrategyKind.Yielding)]
    public void Producers_that_claim_several_slots_or_only_what_is_free_lose_nothing(WaitStrategyKind waits)
    {
        const int Rounds = 200_000;
        using var graph = new Graph(new MultiProducerSequencer(4096, waits));
        var check = new OrderCheck(3);
        EventProcessor<Stamped, OrderCheck> stage = graph.StartLast(check);

        graph.Produce(
            () => PublishInBatches(graph.Ring, 0, Rounds / 5),
            () => PublishIfFree(graph.Ring, 1, Rounds),
            () => PublishIfFree(graph.Ring, 2, Rounds));
        stage.HaltWhenDrained();

        Assert.True(stage.Join(Graph.Bound));
        Assert.Equal((0, 3 * Rounds), (check.Faults, check.Received));
    }

    [Theory]
    [InlineData(WaitStrategyKind.Blocking)]
    [InlineData(WaitStrategyKind.Yielding)]
    public void A_stage_that_follows_two_others_never_sees_a_slot_before_both(WaitStrategyKind waits)
    {
        const int Count = 500_000;
        using var graph = new Graph(new SingleProducerSequencer(256, waits));
        var firstMarks = new long[256];
        var secondMarks = new long[256];
        EventProcessor<Stamped, Marker> first = graph.Stage("first", new Marker(firstMarks));
        EventProcessor<Stamped, Marker> second = graph.Stage("second", new Marker(secondMarks));
        var join = new JoinCheck(firstMarks, secondMarks);
        EventProcessor<Stamped, JoinCheck> last = graph.StartLast(join, first.Sequence, second.Sequence);
        first.Start();
        second.Start();

        graph.PublishFrom(producers: 1, Count);
        last.HaltWhenDrained();
        Assert.True(last.Join(Graph.Bound));
        Assert.Equal((0, Count), (join.Faults, join.Received));
    }

    [Theory]
    [InlineData(Flaw.PublishesBeforeWriting)]
    [InlineData(Flaw.IgnoresGating)]
    public void A_flawed_sequencer_is_found_out_by_the_same_check(Flaw flaw)
    {
        using var graph = new Graph(new FlawedSequencer(flaw, 16, WaitStrategyKind.Yielding));
        var check = new OrderCheck(1);
        graph.StartLast(check);
        var clock = Stopwatch.StartNew();

        for (long number = 0; check.Faults == 0 && clock.Elapsed < Graph.Bound; number++)
        {
            graph.PublishNext(0, number);
        }

        Assert.NotEqual(0, check.Faults);
    }

    private static void PublishInBatches(RingBuffer<Stamped> ring, int producer, int rounds)
    {
        for (int round = 0; round < rounds; round++)
        {
            long high = ring.Next(5);
            for (long sequence = high - 4; sequence <= high; sequence++)
            {
                ring[sequence].Write(producer, (5L * round) + sequence - (high - 4));
            }

            ring.Publish(high - 4, high);
        }
    }

    private static void PublishIfFree(RingBuffer<Stamped> ring, int producer, int rounds)
    {
        var pause = new SpinWait();
        for (int round = 0; round < rounds; round++)
        {
            long sequence;
            while (!ring.TryNext(out sequence))
            {
                pause.SpinOnce(sleep1Threshold: -1);
            }

            ring[sequence].Write(producer, round);
            ring.Publish(sequence);
        }
    }

    /// <summary>Leaves the sequence it is at in a table of its own, by plain writes.</summary>
    private readonly struct Marker(long[] marks) : IEventHandler<Stamped>
    {
        public void OnEvent(ref Stamped slot, long sequence, bool endOfBatch) =>
            marks[sequence % marks.Length] = sequence;
    }

    /// <summary>Looks whether both markers have been at the slot, in this lap.</summary>
    private sealed class JoinCheck(long[] first, long[] second) : IEventHandler<Stamped>
    {
        public long Received { get; private set; }

        public long Faults { get; private set; }

        public void OnEvent(ref Stamped slot, long sequence, bool endOfBatch)
        {
            long index = sequence % first.Length;
            Faults += first[index] == sequence && second[index] == sequence && slot.IsWhole ? 0 : 1;
            Received++;
        }
    }
}
