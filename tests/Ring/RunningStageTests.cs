using MediaRouting.Engine.Ring;

namespace MediaRouting.Tests.Ring;

/// <summary>Stages on threads of their own: how they stop.</summary>
public sealed class RunningStageTests
{
    public static TheoryData<WaitStrategyKind> Kinds =>
        [WaitStrategyKind.Blocking, WaitStrategyKind.Yielding, WaitStrategyKind.BusySpin];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_stage_that_waits_for_a_publication_can_be_halted(WaitStrategyKind waits)
    {
        using var graph = new Graph(new MultiProducerSequencer(8, waits));
        var seen = new Recorder();
        EventProcessor<Stamped, Recorder> stage = graph.StartLast(seen);
        graph.PublishNext(0, 0);
        Graph.Await(() => seen.Count == 1);

        stage.Halt();
        Assert.True(stage.Join(Graph.Bound));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_stage_that_waits_for_a_failed_stage_can_be_halted(WaitStrategyKind waits)
    {
        using var graph = new Graph(new SingleProducerSequencer(8, waits));
        var refusal = new Recorder(_ => throw new FormatException("no"));
        EventProcessor<Stamped, Recorder> failing = graph.Stage("failing", refusal);
        var seen = new Recorder();
        EventProcessor<Stamped, Recorder> last = graph.StartLast(seen, failing.Sequence);
        failing.Start();
        graph.PublishNext(0, 0);
        graph.PublishNext(0, 1);

        Assert.True(failing.Join(Graph.Bound));
        Assert.Equal(("failing", 0), (Assert.Single(graph.Failures).Stage, graph.Failures.First().Sequence));
        Assert.Equal((1, 0), (refusal.Count, seen.Count));
        last.Halt();
        Assert.True(last.Join(Graph.Bound));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_halt_while_slots_keep_coming_stops_the_stage(WaitStrategyKind waits)
    {
        using var graph = new Graph(new SingleProducerSequencer(64, waits));
        var check = new OrderCheck(1);
        EventProcessor<Stamped, OrderCheck> stage = graph.StartLast(check);
        for (long number = 0; number < 10_000; number++)
        {
            graph.PublishNext(0, number);
        }

        stage.Halt();
        Assert.True(stage.Join(Graph.Bound));
        Assert.InRange(stage.Sequence.Value, Sequence.Initial, check.Received - 1);
        Assert.Equal(0, check.Faults);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_drained_graph_has_processed_everything_that_was_published(WaitStrategyKind waits)
    {
        const int Each = 20_000;
        using var graph = new Graph(new MultiProducerSequencer(256, waits));
        EventProcessor<Stamped, OrderCheck> first = graph.Stage("first", new OrderCheck(2));
        var check = new OrderCheck(2);
        EventProcessor<Stamped, OrderCheck> last = graph.StartLast(check, first.Sequence);
        first.Start();
        graph.PublishFrom(producers: 2, Each);

        last.HaltWhenDrained();
        first.HaltWhenDrained();
        Assert.True(last.Join(Graph.Bound));
        Assert.True(first.Join(Graph.Bound));
        Assert.Equal((2 * Each, 0), (check.Received, check.Faults));
    }

    [Fact]
    public void A_drain_waits_for_a_slot_that_is_claimed_and_not_yet_published()
    {
        using var graph = new Graph(new MultiProducerSequencer(8, WaitStrategyKind.Blocking));
        var seen = new Recorder();
        EventProcessor<Stamped, Recorder> stage = graph.StartLast(seen);
        graph.Ring.Next(2);
        graph.Ring.Publish(1);
        stage.HaltWhenDrained();

        Assert.False(stage.Join(TimeSpan.FromMilliseconds(20)));
        graph.Ring.Publish(0);
        Assert.True(stage.Join(Graph.Bound));
        Assert.Equal(2, seen.Count);
    }

    [Fact]
    public void A_halt_overrides_a_drain_that_cannot_end()
    {
        using var graph = new Graph(new MultiProducerSequencer(8, WaitStrategyKind.Blocking));
        EventProcessor<Stamped, Recorder> stage = graph.StartLast(new Recorder());
        graph.Ring.Next();
        stage.HaltWhenDrained();

        Assert.False(stage.Join(TimeSpan.Zero));
        stage.Halt();
        Assert.True(stage.Join(Graph.Bound));
    }
}
