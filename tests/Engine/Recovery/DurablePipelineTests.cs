using MediaRouting.Engine;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Journal;
using MediaRouting.Engine.Recovery;
using MediaRouting.Engine.Routing.Explain;
using MediaRouting.Testing;
using MediaRouting.Testing.Storage;

namespace MediaRouting.Tests.Engine.Recovery;

/// <summary>Journal, gate and replay in the pipeline: what is sent, when, and what is sent again.</summary>
public sealed class DurablePipelineTests
{
    private const int Rounds = 8;

    [Fact]
    public void An_event_waits_for_its_cause_to_be_committed()
    {
        using JournaledPipeline daemon = JournaledPipeline.Open(new SimulatedDisk());
        daemon.Publish("Connect a1");
        Assert.Equal(1, daemon.Pipeline.StepStateMachine());
        var outbox = new Thread(() => daemon.Pipeline.StepOutbox());
        outbox.Start();
        Assert.False(outbox.Join(TimeSpan.FromMilliseconds(100)));
        Assert.Empty(daemon.Sent);

        Assert.Equal(1, daemon.Pipeline.StepJournal());

        Assert.True(outbox.Join(JournaledPipeline.Bound));
        Assert.Equal((1, 1, 0), (daemon.Sent.Count, daemon.Acknowledged, daemon.TooEarly));
    }

    [Fact]
    public void Under_load_nothing_reaches_the_outbox_before_its_cause_is_committed_and_a_drain_leaves_nothing()
    {
        using JournaledPipeline daemon = JournaledPipeline.Open(new SimulatedDisk());
        daemon.Recover();
        daemon.Pipeline.Start();
        for (int number = 0; number < 20_000; number++)
        {
            daemon.Publish($"Task chat c{number} params=text:{new string('x', number % 3000)} replyTo=web");
        }

        Assert.True(daemon.Pipeline.Drain(JournaledPipeline.Bound));

        Assert.Null(daemon.Failure);
        Assert.Equal(0, daemon.TooEarly);
        Assert.Equal(20_000, daemon.Acknowledged);
        Assert.Equal(
            Enumerable.Range(1, 20_000).Select(number => (long)number), daemon.Sent.Select(one => one.Sequence));
        Assert.Equal(20_002, daemon.Data.Journal.Committed);
    }

    [Fact]
    public void What_is_in_the_ring_becomes_durable_by_one_sync()
    {
        using JournaledPipeline daemon = JournaledPipeline.Open(
            new SimulatedDisk(), JournaledPipeline.Request() with { IsNew = true, SegmentBytes = 1024 * 1024 });
        daemon.Recover();
        long before = daemon.Storage.Syncs;
        Serve(daemon, 0, 100);

        daemon.Step();

        daemon.AwaitIdle();
        Assert.Equal(500, daemon.Acknowledged);
        Assert.Equal(1, daemon.Storage.Syncs - before);
    }

    [Theory]
    [InlineData(StorageFault.InputOutput)]
    [InlineData(StorageFault.NoSpace)]
    [InlineData(StorageFault.ShortWrite)]
    [InlineData(StorageFault.PowerLoss)]
    public void Whatever_fails_nothing_passes_after_it_and_what_was_sent_is_told_again_the_same(StorageFault fault)
    {
        int operation = 0;
        while (HasFailed(operation, fault))
        {
            operation++;
        }

        Assert.InRange(operation, 20, 1_000);
    }

    [Fact]
    public void What_is_noted_as_sent_is_not_sent_again_and_the_rest_is_under_its_number_byte_by_byte()
    {
        var disk = new SimulatedDisk();
        IReadOnlyList<(long Sequence, string Text)> first;
        long noted;
        using (JournaledPipeline daemon = JournaledPipeline.Open(disk))
        {
            daemon.Recover();
            daemon.Pipeline.Start();
            Serve(daemon, 0, 20);
            daemon.AwaitIdle();
            noted = daemon.Sent[^1].Sequence;
            daemon.NoteSent(noted);
            Serve(daemon, 20, 40);
            daemon.AwaitIdle();
            first = daemon.Sent;
        }

        disk.Kill();
        using JournaledPipeline successor = JournaledPipeline.Open(disk);
        successor.Recover();
        successor.Pipeline.Start();
        Serve(successor, 40, 50);
        successor.AwaitIdle();

        Assert.Equal(noted, successor.Data.SentThrough);
        int again = first.Count - (int)noted;
        Assert.Equal(first.Skip((int)noted), successor.Sent.Take(again));
        Assert.Equal(first.Count + 1, successor.Sent[again].Sequence);
        Assert.Equal(0, successor.TooEarly);
    }

    [Fact]
    public void Of_what_is_noted_as_sent_the_most_counts_and_not_the_last()
    {
        var disk = new SimulatedDisk();
        using (JournaledPipeline daemon = JournaledPipeline.Open(disk))
        {
            daemon.Recover();
            daemon.Pipeline.Start();
            Serve(daemon, 0, 4);
            daemon.NoteSent(9);
            daemon.NoteSent(4);
            daemon.AwaitIdle();
        }

        using JournaledPipeline successor = JournaledPipeline.Open(disk);
        successor.Recover();
        successor.AwaitIdle();

        Assert.Equal(9, successor.Data.SentThrough);
        Assert.Equal(10, successor.Sent[0].Sequence);
    }

    [Fact]
    public void More_messages_than_the_outbox_ring_holds_are_made_again()
    {
        var disk = new SimulatedDisk();
        IReadOnlyList<(long Sequence, string Text)> first;
        using (JournaledPipeline daemon = JournaledPipeline.Open(disk))
        {
            daemon.Recover();
            daemon.Pipeline.Start();
            for (int number = 0; number < Limits.EventSlots + 1000; number++)
            {
                daemon.Publish("GetAgentState a1 chat");
            }

            daemon.AwaitIdle();
            first = daemon.Sent;
        }

        using JournaledPipeline successor = JournaledPipeline.Open(disk);
        successor.Recover();
        successor.AwaitIdle();

        Assert.Equal(first, successor.Sent);
        Assert.Equal(0, successor.Acknowledged);
    }

    [Fact]
    public async Task A_changed_configuration_may_tell_more_than_the_outbox_ring_holds()
    {
        const int Agents = 3000;
        var disk = new SimulatedDisk();
        RecoveryRequest first = LargeCenter(Agents, limit: 1) with { IsNew = true };
        using (JournaledPipeline daemon = JournaledPipeline.Open(disk, first))
        {
            daemon.Recover();
            daemon.Pipeline.Start();
            SignInAndFillUp(daemon, Agents);
        }

        using JournaledPipeline successor = JournaledPipeline.Open(disk, first with { IsNew = false });
        successor.Recover();
        await Task.Run(() => successor.Configure(LargeCenter(Agents, limit: 2).Configuration))
            .WaitAsync(JournaledPipeline.Bound);
        long before = successor.Data.Journal.LastSequence;
        successor.AwaitIdle();

        int told = successor.Sent.Count(one => one.Text.StartsWith($"{before} ", StringComparison.Ordinal));
        Assert.InRange(told, Limits.EventSlots + 1, int.MaxValue);
        Assert.Equal(0, successor.TooEarly);
    }

    [Fact]
    public void A_question_is_no_record_and_costs_no_number()
    {
        using JournaledPipeline daemon = JournaledPipeline.Open(new SimulatedDisk());
        daemon.Recover();
        daemon.Pipeline.Start();
        daemon.Publish("Connect a1");
        Assert.True(daemon.Pipeline.TryAsk(new(
            InspectionSubject.Agent, "a1"u8.ToArray(), ScriptClock.Start)));
        daemon.Publish("Connect a2");
        daemon.AwaitIdle();

        Assert.Equal(4, daemon.Data.Journal.Committed);
        Assert.Equal(4, daemon.Pipeline.StateMachine.AppliedSequence);
    }

    /// <summary>Runs until one operation fails, and then with what is left; false if it never came to that.</summary>
    private static bool HasFailed(int operation, StorageFault fault)
    {
        var disk = new SimulatedDisk();
        var random = new Random(operation);
        using JournaledPipeline daemon = JournaledPipeline.Open(disk);
        daemon.Recover();
        daemon.Storage.FailAt(daemon.Storage.Operations + operation, fault);
        for (int round = 0; round < Rounds; round++)
        {
            Serve(daemon, round * 3, (round * 3) + random.Next(1, 4));
            daemon.Step();
            daemon.NoteSent(daemon.Sent is [.., var last] ? last.Sequence : 0);
        }

        daemon.Step();
        bool hasFailed = daemon.Failure is not null;
        Assert.Equal(!hasFailed, daemon.Pipeline.Drain(JournaledPipeline.Bound));
        Assert.True(!hasFailed || daemon.Failure is ("journal", StorageException or PowerLossException));
        Assert.Equal(0, daemon.TooEarly);
        IReadOnlyList<(long Sequence, string Text)> sent = daemon.Sent;
        if (fault == StorageFault.PowerLoss)
        {
            disk.LosePower(random);
        }
        else
        {
            disk.Kill();
        }

        using JournaledPipeline successor = JournaledPipeline.Open(disk);
        successor.Recover();
        successor.AwaitIdle();
        long through = successor.Data.SentThrough;
        Assert.InRange(through, 0, sent.Count);
        Assert.Equal(sent.Skip((int)through), successor.Sent.Take(sent.Count - (int)through));
        return hasFailed;
    }

    /// <summary>Publishes customers, of whom each is answered, and every third is served.</summary>
    private static void Serve(JournaledPipeline daemon, int from, int to)
    {
        for (int number = from; number < to; number++)
        {
            daemon.Publish($"Task chat c{number} params=text:{new string('x', 100 * (number % 20))} replyTo=web");
            daemon.Publish("Connect a1");
            daemon.Publish("Login a1 chat");
            daemon.Publish("AgentState a1 chat READY");
            daemon.Publish("GetAgentState a1 chat");
        }
    }

    private static void SignInAndFillUp(JournaledPipeline daemon, int agents)
    {
        for (int agent = 0; agent < agents; agent++)
        {
            daemon.Publish($"Connect a{agent}");
            daemon.Publish($"Login a{agent} chat");
            daemon.Publish($"AgentState a{agent} chat READY");
        }

        for (int task = 0; task < 2 * agents; task++)
        {
            daemon.Publish($"Task chat c{task} replyTo=web");
        }

        // The n-th command has sequence n + 2, after the two records that a journal begins with.
        int first = (3 * agents) + 3;
        for (int agent = 0; agent < agents; agent++)
        {
            daemon.Publish($"TaskState t-{first + agent} a{agent} ACTIVE");
        }

        daemon.AwaitIdle();
    }

    private static RecoveryRequest LargeCenter(int agents, int limit)
    {
        IEnumerable<string> lines = Enumerable.Range(0, agents).Select(agent => $"agent a{agent}");
        ScenarioTable center = ScenarioTable.Parse($"mrd chat max={limit}\n{string.Join('\n', lines)}");
        return JournaledPipeline.Request(center.Configuration) with { SegmentBytes = 1024 * 1024 };
    }
}
