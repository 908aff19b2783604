using MediaRouting.Engine.Ring;

namespace MediaRouting.Tests.Ring;

/// <summary>What waits at a barrier, and what wakes it.</summary>
public sealed class WaitingTests
{
    [Fact]
    public void A_kind_of_waiting_that_does_not_exist_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WaitStrategy.Create((WaitStrategyKind)9));

    [Theory]
    [InlineData(WaitStrategyKind.Blocking)]
    [InlineData(WaitStrategyKind.Yielding)]
    [InlineData(WaitStrategyKind.BusySpin)]
    public void A_stage_waits_until_its_slot_is_published_and_gets_all_there_is(WaitStrategyKind waits)
    {
        var ring = new RingBuffer<Stamped>(new MultiProducerSequencer(8, waits));
        SequenceBarrier barrier = ring.NewBarrier();
        ring.Next(3);
        ring.Publish(1);

        (Thread waiter, Func<long> result) = WaitFor(barrier, 0);
        Assert.False(waiter.Join(TimeSpan.FromMilliseconds(5)));
        ring.Publish(0);

        Assert.True(waiter.Join(Graph.Bound));
        Assert.Equal(1, result());
    }

    [Theory]
    [InlineData(WaitStrategyKind.Blocking)]
    [InlineData(WaitStrategyKind.Yielding)]
    [InlineData(WaitStrategyKind.BusySpin)]
    public void An_alert_ends_the_waiting_and_any_further_waiting_until_it_is_cleared(WaitStrategyKind waits)
    {
        var ring = new RingBuffer<Stamped>(new SingleProducerSequencer(8, waits));
        SequenceBarrier barrier = ring.NewBarrier();
        (Thread waiter, Func<long> result) = WaitFor(barrier, 0);
        barrier.Alert();

        Assert.True(waiter.Join(Graph.Bound));
        Assert.Equal(SequenceBarrier.Alerted, result());
        Assert.Equal(SequenceBarrier.Alerted, barrier.WaitFor(0));
        barrier.ClearAlert();
        ring.Publish(ring.Next());
        Assert.Equal(0, barrier.WaitFor(0));
    }

    [Fact]
    public void A_stage_that_follows_others_gets_what_all_of_them_have_processed()
    {
        var ring = new RingBuffer<Stamped>(new SingleProducerSequencer(8, WaitStrategyKind.Yielding));
        var first = new Sequence();
        var second = new Sequence();
        SequenceBarrier barrier = ring.NewBarrier(first, second);
        ring.Publish(0, ring.Next(8));

        Assert.Equal(-1, barrier.Available(0));
        first.Value = 5;
        Assert.Equal(-1, barrier.Available(0));
        second.Value = 3;
        Assert.Equal(3, barrier.WaitFor(0));
    }

    [Fact]
    public void A_blocked_stage_sleeps_until_its_slot_is_published_and_is_woken_once()
    {
        var ring = new RingBuffer<Stamped>(new SingleProducerSequencer(8, WaitStrategyKind.Blocking));
        var place = (BlockingWaitStrategy)ring.Sequencer.Publications;
        (Thread waiter, Func<long> result) = WaitFor(ring.NewBarrier(), 0);
        AwaitAsleep(waiter);

        Assert.False(waiter.Join(TimeSpan.FromMilliseconds(50)));
        Assert.Equal(0, place.WakeUps);
        ring.Publish(ring.Next());

        Assert.True(waiter.Join(Graph.Bound));
        Assert.Equal(0, result());
        Assert.Equal(1, place.WakeUps);
    }

    [Fact]
    public void A_publication_does_not_wake_a_stage_that_waits_for_another_stage()
    {
        using var graph = new Graph(new SingleProducerSequencer(8, WaitStrategyKind.Blocking));
        EventProcessor<Stamped, Recorder> before = graph.Stage("before", new Recorder());
        var place = (BlockingWaitStrategy)graph.Ring.Sequencer.Progress;
        (Thread waiter, Func<long> result) = WaitFor(graph.Ring.NewBarrier(before.Sequence), 0);
        AwaitAsleep(waiter);

        graph.PublishNext(0, 0);
        Assert.False(waiter.Join(TimeSpan.FromMilliseconds(20)));
        Assert.Equal(0, place.WakeUps);

        Assert.Equal(1, before.RunOnce());
        Assert.True(waiter.Join(Graph.Bound));
        Assert.Equal((0, 1), (result(), place.WakeUps));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_wake_up_is_lost_when_a_publication_meets_a_stage_falling_asleep(bool several)
    {
        const int Rounds = 60_000;
        using var graph = new Graph(Graph.NewSequencer(several, 8, WaitStrategyKind.Blocking));
        var check = new OrderCheck(1);
        EventProcessor<Stamped, OrderCheck> stage = graph.StartLast(check);
        var pauses = new Random(20);

        for (int round = 0; round < Rounds; round++)
        {
            long sequence = graph.PublishNext(0, round);
            var turns = new SpinWait();
            long bound = Environment.TickCount64 + (long)Graph.Bound.TotalMilliseconds;
            while (stage.Sequence.Value < sequence)
            {
                Assert.True(Environment.TickCount64 < bound, "the stage sleeps on");
                turns.SpinOnce(sleep1Threshold: -1);
            }

            // Around the time that the stage spins before it sleeps, so that publications fall on that moment.
            Thread.SpinWait(pauses.Next(300));
        }

        Assert.Equal(0, check.Faults);
    }

    private static void AwaitAsleep(Thread thread) =>
        Graph.Await(() => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin));

    private static (Thread Waiter, Func<long> Result) WaitFor(SequenceBarrier barrier, long sequence)
    {
        long result = 0;
        var waiter = new Thread(() => Volatile.Write(ref result, barrier.WaitFor(sequence))) { IsBackground = true };
        waiter.Start();
        return (waiter, () => Volatile.Read(ref result));
    }
}
