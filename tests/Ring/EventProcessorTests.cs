using MediaRouting.Engine.Ring;

namespace MediaRouting.Tests.Ring;

/// <summary>A stage stepped by hand, where every step can be foreseen.</summary>
public sealed class EventProcessorTests
{
    [Fact]
    public void A_step_processes_what_is_available_and_marks_the_end_of_the_batch()
    {
        using var graph = new Graph(new SingleProducerSequencer(16, WaitStrategyKind.Blocking));
        var seen = new Recorder();
        EventProcessor<Stamped, Recorder> stage = graph.Stage("only", seen);

        Assert.Equal(0, stage.RunOnce());
        Publish(graph, 3);
        Assert.Equal(3, stage.RunOnce());
        Assert.Equal([(0, 0, false), (1, 1, false), (2, 2, true)], seen.Seen);
        Assert.Equal(2, stage.Sequence.Value);
        Assert.Equal(0, stage.RunOnce());
    }

    [Fact]
    public void A_batch_is_at_most_a_quarter_of_the_ring_so_that_producers_get_room_in_good_time()
    {
        using var graph = new Graph(new SingleProducerSequencer(16, WaitStrategyKind.Blocking));
        long roomAtTheSixth = 0;
        var seen = new Recorder(sequence =>
            roomAtTheSixth = sequence == 5 ? graph.Ring.Sequencer.RemainingCapacity : roomAtTheSixth);
        EventProcessor<Stamped, Recorder> stage = graph.Stage("only", seen);
        graph.Ring.Sequencer.AddGating(stage.Sequence);

        Publish(graph, 10);
        Assert.Equal(10, stage.RunOnce());
        Assert.Equal([3, 7, 9], seen.Seen.Where(slot => slot.EndOfBatch).Select(slot => slot.Sequence));
        Assert.Equal(16 - 10 + 4, roomAtTheSixth);
    }

    [Fact]
    public void Who_watches_a_stage_is_told_of_each_batch_before_the_stages_after_it_are()
    {
        using var graph = new Graph(new SingleProducerSequencer(16, WaitStrategyKind.Blocking));
        var watch = new BatchWatch();
        var stage = new EventProcessor<Stamped, Recorder>(
            graph.Ring, "watched", new Recorder(_ => watch.Told.Add("slot")), (_, _, _) => { })
        {
            Watch = watch,
        };
        watch.Seen = () => stage.Sequence.Value;

        Publish(graph, 5);
        stage.RunOnce();

        Assert.Equal(
            ["begin", "slot", "slot", "slot", "slot", "0..3 seen -1", "begin", "slot", "4..4 seen 3"], watch.Told);
    }

    [Fact]
    public void A_stage_that_follows_two_others_steps_only_as_far_as_both_have()
    {
        using var graph = new Graph(new SingleProducerSequencer(16, WaitStrategyKind.Blocking));
        EventProcessor<Stamped, Recorder> first = graph.Stage("first", new Recorder());
        EventProcessor<Stamped, Recorder> second = graph.Stage("second", new Recorder());
        EventProcessor<Stamped, Recorder> last = graph.Stage("last", new Recorder(), first.Sequence, second.Sequence);

        Publish(graph, 2);
        first.RunOnce();
        Assert.Equal(0, last.RunOnce());
        second.RunOnce();
        Publish(graph, 1);
        first.RunOnce();
        Assert.Equal(2, last.RunOnce());
        Assert.Equal(0, last.RunOnce());
    }

    [Fact]
    public void A_handler_that_throws_stops_its_stage_before_the_batch_and_is_reported_once()
    {
        using var graph = new Graph(new SingleProducerSequencer(16, WaitStrategyKind.Blocking));
        var seen = new Recorder(sequence => Refuse(sequence, 3));
        EventProcessor<Stamped, Recorder> stage = graph.Stage("fragile", seen);
        Publish(graph, 2);
        Assert.Equal(2, stage.RunOnce());
        Publish(graph, 3);

        Assert.Equal(0, stage.RunOnce());
        Assert.Equal(0, stage.RunOnce());

        Assert.Equal(1, stage.Sequence.Value);
        Assert.Equal([0, 1, 2, 3], seen.Seen.Select(slot => slot.Sequence));
        (string at, long failed, Exception exception) = Assert.Single(graph.Failures);
        Assert.Equal(("fragile", 3, "no 3"), (at, failed, exception.Message));
    }

    [Fact]
    public void A_stage_halted_within_a_batch_takes_no_further_slot_and_leaves_the_batch_uncounted()
    {
        using var graph = new Graph(new SingleProducerSequencer(16, WaitStrategyKind.Blocking));
        EventProcessor<Stamped, Recorder>? stage = null;
        var seen = new Recorder(sequence => HaltAt(sequence, 1, stage!));
        stage = graph.Stage("halted", seen);
        Publish(graph, 3);

        Assert.Equal(0, stage.RunOnce());
        Assert.Equal([0, 1], seen.Seen.Select(slot => slot.Sequence));
        Assert.Equal(Sequence.Initial, stage.Sequence.Value);
        Assert.Equal(0, stage.RunOnce());
        Assert.Empty(graph.Failures);
    }

    [Fact]
    public void A_drained_stage_takes_no_step_beyond_what_was_published_before()
    {
        using var graph = new Graph(new SingleProducerSequencer(16, WaitStrategyKind.Blocking));
        var seen = new Recorder();
        EventProcessor<Stamped, Recorder> stage = graph.Stage("drained", seen);
        Publish(graph, 2);
        stage.HaltWhenDrained();

        Assert.Equal(2, stage.RunOnce());
        Publish(graph, 1);
        Assert.Equal(0, stage.RunOnce());
    }

    [Fact]
    public void A_stage_with_a_thread_cannot_be_stepped_or_started_again()
    {
        using var graph = new Graph(new SingleProducerSequencer(16, WaitStrategyKind.Blocking));
        EventProcessor<Stamped, Recorder> stage = graph.Stage("running", new Recorder());
        stage.Start();

        Assert.Throws<InvalidOperationException>(() => stage.RunOnce());
        Assert.Throws<InvalidOperationException>(stage.Start);
    }

    [Fact]
    public void A_stage_halted_before_it_starts_ends_at_once()
    {
        using var graph = new Graph(new SingleProducerSequencer(16, WaitStrategyKind.Blocking));
        var seen = new Recorder();
        EventProcessor<Stamped, Recorder> stage = graph.Stage("halted", seen);
        Publish(graph, 1);
        stage.Halt();
        stage.Start();

        Assert.True(stage.Join(Graph.Bound));
        Assert.Equal(0, seen.Count);
    }

    private static void Publish(Graph graph, int count)
    {
        for (int i = 0; i < count; i++)
        {
            graph.PublishNext(0, graph.Ring.Sequencer.Cursor + 1);
        }
    }

    private static void Refuse(long sequence, long refused)
    {
        if (sequence == refused)
        {
            throw new FormatException($"no {refused}");
        }
    }

    private static void HaltAt(long sequence, long last, EventProcessor<Stamped, Recorder> stage)
    {
        if (sequence == last)
        {
            stage.Halt();
        }
    }
}
