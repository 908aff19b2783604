using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using MediaRouting.Directory;

namespace MediaRouting.Tests.Adapters.Directory;

public sealed class VerificationLanesTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    [Fact]
    public void Later_messages_of_an_agent_wait_behind_the_one_that_is_verified_and_keep_their_order()
    {
        using ManualResetEventSlim gate = new();
        ConcurrentQueue<string> released = new();
        using VerificationLanes<string> lanes = new(2, 10, _ => gate.Wait(Bound), released.Enqueue, _ => { });

        Assert.True(lanes.TryEnqueue("ann"u8, "connect"));
        Assert.True(lanes.MustWait("ann"u8));
        Assert.True(lanes.TryEnqueue("ann"u8, "login"));
        Assert.True(lanes.TryEnqueue("ann"u8, "ready"));
        Assert.Empty(released);

        gate.Set();

        Assert.True(lanes.Drain(Bound));
        Assert.Equal(["connect", "login", "ready"], released);
        Assert.False(lanes.MustWait("ann"u8));
    }

    [Fact]
    public void An_agent_who_is_being_verified_holds_up_nobody_else()
    {
        using ManualResetEventSlim gate = new();
        using ManualResetEventSlim bobReleased = new();
        using VerificationLanes<string> lanes = new(
            2,
            10,
            message => { if (message is "ann") { gate.Wait(Bound); } },
            message => { if (message is "bob") { bobReleased.Set(); } },
            _ => { });

        lanes.TryEnqueue("ann"u8, "ann");
        Assert.False(lanes.MustWait("bob"u8));
        lanes.TryEnqueue("bob"u8, "bob");

        Assert.True(bobReleased.Wait(Bound));
        Assert.True(lanes.MustWait("ann"u8));
        gate.Set();
    }

    [Fact]
    public void Lanes_take_turns_so_that_a_long_one_does_not_hold_up_a_short_one()
    {
        using ManualResetEventSlim gate = new();
        ConcurrentQueue<string> released = new();
        using VerificationLanes<string> lanes = new(1, 10, _ => gate.Wait(Bound), released.Enqueue, _ => { });
        lanes.TryEnqueue("ann"u8, "a1");
        lanes.TryEnqueue("ann"u8, "a2");
        lanes.TryEnqueue("ann"u8, "a3");
        lanes.TryEnqueue("bob"u8, "b1");

        gate.Set();

        Assert.True(lanes.Drain(Bound));
        Assert.Equal(["a1", "b1", "a2", "a3"], released);
    }

    [Fact]
    public void A_message_beyond_the_capacity_is_not_taken()
    {
        using ManualResetEventSlim gate = new();
        ConcurrentQueue<string> released = new();
        using VerificationLanes<string> lanes = new(1, 2, _ => gate.Wait(Bound), released.Enqueue, _ => { });

        Assert.True(lanes.TryEnqueue("ann"u8, "1"));
        Assert.True(lanes.TryEnqueue("ann"u8, "2"));
        Assert.False(lanes.TryEnqueue("bob"u8, "3"));
        Assert.False(lanes.MustWait("bob"u8));

        gate.Set();
        Assert.True(lanes.Drain(Bound));
        Assert.Equal(["1", "2"], released);
        Assert.True(lanes.TryEnqueue("bob"u8, "4"));
    }

    [Fact]
    public void A_failure_is_told_once_and_nothing_is_released_after_it()
    {
        using BlockingCollection<Exception> failures = [];
        ConcurrentQueue<string> released = new();
        VerificationLanes<string> lanes = new(
            1, 10, _ => throw new InvalidOperationException("broken"), released.Enqueue, failures.Add);

        lanes.TryEnqueue("ann"u8, "1");

        Assert.True(failures.TryTake(out Exception? failure, Bound));
        Assert.Equal("broken", failure.Message);
        Assert.True(lanes.TryEnqueue("ann"u8, "2"));
        Assert.False(lanes.Drain(Bound));
        lanes.Dispose();
        Assert.Empty(failures);
        Assert.Empty(released);
    }

    [Fact]
    public void Disposing_ends_the_workers_after_the_message_they_are_at()
    {
        using ManualResetEventSlim started = new();
        using ManualResetEventSlim gate = new();
        ConcurrentQueue<string> released = new();
        VerificationLanes<string> lanes = new(
            1,
            10,
            _ =>
            {
                started.Set();
                gate.Wait(Bound);
            },
            released.Enqueue,
            _ => { });
        lanes.TryEnqueue("ann"u8, "1");
        lanes.TryEnqueue("ann"u8, "2");
        Assert.True(started.Wait(Bound));

        Thread dispose = new(lanes.Dispose);
        dispose.Start();
        Assert.False(lanes.Drain(TimeSpan.Zero));
        Assert.True(SpinWait.SpinUntil(() => dispose.ThreadState == ThreadState.WaitSleepJoin, Bound));
        gate.Set();

        Assert.True(dispose.Join(Bound));
        Assert.Equal(["1"], released);
    }

    /// <summary>
    /// The way the intake uses the lanes: some messages open one, what comes for an agent with a lane goes in behind,
    /// the rest passes by. Whatever the workers do meanwhile, each agent's messages come out whole and in order.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void No_message_is_lost_repeated_or_overtaken_while_lanes_open_and_close(int workers)
    {
        const int Agents = 7;
        const int Messages = 200_000;
        const int Capacity = 64;
        byte[][] ids = [.. Enumerable.Range(0, Agents).Select(
            agent => Encoding.UTF8.GetBytes(agent.ToString(CultureInfo.InvariantCulture)))];
        List<int>[] released = [.. Enumerable.Range(0, Agents).Select(_ => new List<int>())];
        Exception? failure = null;
        int waited = 0;
        using VerificationLanes<Item> lanes = new(
            workers,
            Capacity,
            item => Thread.SpinWait(item.Number % 50),
            item => released[item.Agent].Add(item.Number),
            exception => failure = exception);
        Random random = new(workers);
        int[] sent = new int[Agents];
        for (int i = 0; i < Messages; i++)
        {
            int agent = random.Next(Agents);
            Item item = new(agent, sent[agent]++);
            if (lanes.MustWait(ids[agent]) || random.Next(4) == 0)
            {
                waited++;
                SpinWait spin = default;
                while (!lanes.TryEnqueue(ids[agent], item))
                {
                    spin.SpinOnce();
                }
            }
            else
            {
                released[agent].Add(item.Number);
            }
        }

        Assert.True(lanes.Drain(Bound));
        Assert.Null(failure);
        Assert.InRange(waited, Messages / 8, Messages);
        for (int agent = 0; agent < Agents; agent++)
        {
            Assert.Equal(Enumerable.Range(0, sent[agent]), released[agent]);
        }
    }

    private sealed record Item(int Agent, int Number);
}
