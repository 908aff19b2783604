using MediaRouting.Engine.Ring;

namespace MediaRouting.Tests.Ring;

/// <summary>What a ring promises its producers, whether there is one or there are several.</summary>
public sealed class SequencerTests
{
    private const int Capacity = 8;

    [Theory]
    [InlineData(-8)]
    [InlineData(0)]
    [InlineData(12)]
    public void A_capacity_that_is_not_a_power_of_two_is_refused(int capacity)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => New(several: false, capacity));
        Assert.Throws<ArgumentOutOfRangeException>(() => New(several: true, capacity));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Claims_are_handed_out_in_one_order_without_gaps(bool several)
    {
        Sequencer sequencer = New(several);

        Assert.Equal(0, sequencer.Next());
        Assert.Equal(3, sequencer.Next(3));
        Assert.True(sequencer.TryNext(out long fourth));
        Assert.Equal(4, fourth);
        Assert.True(sequencer.TryNext(3, out long last));
        Assert.Equal(7, last);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_try_claim_on_a_full_ring_says_no_at_once_and_claims_nothing(bool several)
    {
        Sequencer sequencer = New(several);
        var stage = new Sequence();
        sequencer.AddGating(stage);
        sequencer.Publish(0, sequencer.Next(Capacity));

        Assert.False(sequencer.TryNext(out _));
        Assert.False(sequencer.TryNext(2, out _));
        Assert.Equal(0, sequencer.RemainingCapacity);

        stage.Value = 0;
        Assert.Equal(1, sequencer.RemainingCapacity);
        Assert.False(sequencer.TryNext(2, out _));
        Assert.True(sequencer.TryNext(out long next));
        Assert.Equal(Capacity, next);
        Assert.False(sequencer.TryNext(out _));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_slowest_of_the_gating_stages_decides(bool several)
    {
        Sequencer sequencer = New(several);
        var fast = new Sequence();
        var slow = new Sequence();
        sequencer.AddGating(fast);
        sequencer.AddGating(slow);
        sequencer.Publish(0, sequencer.Next(Capacity));

        fast.Value = 7;
        Assert.False(sequencer.TryNext(out _));
        slow.Value = 2;
        Assert.Equal(3, sequencer.RemainingCapacity);
        Assert.True(sequencer.TryNext(3, out _));
        Assert.False(sequencer.TryNext(out _));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_claim_on_a_full_ring_waits_until_the_stage_has_passed_the_slot(bool several)
    {
        Sequencer sequencer = New(several);
        var stage = new Sequence();
        sequencer.AddGating(stage);
        sequencer.Publish(0, sequencer.Next(Capacity));

        long claimed = 0;
        var producer = new Thread(() => Volatile.Write(ref claimed, sequencer.Next(2))) { IsBackground = true };
        producer.Start();
        Graph.Await(() => producer.ThreadState.HasFlag(ThreadState.WaitSleepJoin));
        Assert.Equal(1, sequencer.Stalls);
        stage.Value = 0;
        Assert.False(producer.Join(TimeSpan.FromMilliseconds(5)));
        Assert.Equal(0, Volatile.Read(ref claimed));

        stage.Value = 1;
        Assert.True(producer.Join(Graph.Bound));
        Assert.Equal(Capacity + 1, claimed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_ring_that_gates_on_nothing_fills_up_and_overwrites_nothing(bool several)
    {
        Sequencer sequencer = New(several);
        sequencer.Publish(0, sequencer.Next(Capacity));

        Assert.False(sequencer.TryNext(out _));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_gating_stage_that_comes_after_the_first_claim_is_refused(bool several)
    {
        Sequencer sequencer = New(several);
        sequencer.Next();

        Assert.Throws<InvalidOperationException>(() => sequencer.AddGating(new Sequence()));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(false, Capacity + 1)]
    [InlineData(true, Capacity + 1)]
    public void A_claim_that_is_empty_or_larger_than_the_ring_is_refused(bool several, int count)
    {
        Sequencer sequencer = New(several);

        Assert.Throws<ArgumentOutOfRangeException>(() => sequencer.Next(count));
        Assert.Throws<ArgumentOutOfRangeException>(() => sequencer.TryNext(count, out _));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_slot_is_available_from_its_publication_on(bool several)
    {
        Sequencer sequencer = New(several);
        sequencer.Next(2);

        Assert.False(sequencer.IsAvailable(0));
        sequencer.Publish(0);
        Assert.True(sequencer.IsAvailable(0));
        Assert.False(sequencer.IsAvailable(1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Publishing_a_slot_twice_is_refused(bool several)
    {
        Sequencer sequencer = New(several);
        sequencer.Publish(sequencer.Next());

        Assert.Throws<InvalidOperationException>(() => sequencer.Publish(0));
    }

    [Fact]
    public void A_single_producer_cannot_publish_what_it_has_not_claimed_or_skip_what_it_has()
    {
        Sequencer sequencer = New(several: false);
        Assert.Throws<InvalidOperationException>(() => sequencer.Publish(0));
        sequencer.Next(2);

        Assert.Throws<InvalidOperationException>(() => sequencer.Publish(1));
        Assert.Throws<InvalidOperationException>(() => sequencer.Publish(0, 2));
        Assert.Equal(Sequence.Initial, sequencer.Cursor);
    }

    [Fact]
    public void Slots_published_out_of_order_are_passed_on_in_order()
    {
        Sequencer sequencer = New(several: true);
        sequencer.Next(5);

        sequencer.Publish(1);
        sequencer.Publish(3, 4);
        Assert.Equal(-1, sequencer.HighestPublished(0, sequencer.Cursor));
        sequencer.Publish(0);
        Assert.Equal(1, sequencer.HighestPublished(0, sequencer.Cursor));
        sequencer.Publish(2);
        Assert.Equal(4, sequencer.HighestPublished(0, sequencer.Cursor));
    }

    [Fact]
    public void A_slot_published_in_an_earlier_lap_does_not_pass_for_published_in_this_one()
    {
        Sequencer sequencer = New(several: true);
        var stage = new Sequence();
        sequencer.AddGating(stage);
        for (long lap = 0; lap < 5; lap++)
        {
            long last = sequencer.Next(Capacity);
            Assert.False(sequencer.IsAvailable(last));
            Assert.Equal(last - Capacity, sequencer.HighestPublished(last - Capacity + 1, last));
            sequencer.Publish(last - Capacity + 1, last);
            Assert.Equal(last, sequencer.HighestPublished(last - Capacity + 1, last));
            stage.Value = last;
        }
    }

    private static Sequencer New(bool several, int capacity = Capacity) =>
        Graph.NewSequencer(several, capacity, WaitStrategyKind.Yielding);
}
