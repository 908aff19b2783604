using System.Collections.Concurrent;
using MediaRouting.Jms;

namespace MediaRouting.Tests.Adapters.Jms;

/// <summary>What a destination costs that the broker refuses, and for how long.</summary>
public sealed class RefusedDestinationTests : IDisposable
{
    private const string Home = "agent.a1";
    private const string DeadLetters = "MediaRouting.DLQ";
    private const int SignIn = 3;
    private const int Chats = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ManualClock _clock = new();
    private readonly RecordingLog _log = new();
    private int _chats;
    private MeteredPipeline? _daemon;

    public void Dispose() => _daemon?.Dispose();

    [Fact]
    public void A_refused_queue_costs_two_connections_at_most_and_then_its_messages_are_dead_lettered_at_once()
    {
        var broker = new ForbiddingTransport();
        broker.Forbid(Home);
        Start(broker);
        Chat(broker, Chats);

        Assert.InRange(broker.Refusals, 1, 2);
        AssertInOrder(broker);
        CommittedMessage[] letters = [.. broker.Kept.Where(message => message.Original is Home)];
        Assert.InRange(letters.Length, Chats, int.MaxValue);
        Assert.All(letters, letter => Assert.Equal(DeadLetters, letter.Destination));
        Assert.Equal(letters.Length, _daemon!.Outbound.UndeliverableCount);
        Assert.Equal([Home], _log.Undeliverable);
    }

    [Fact]
    public void A_refused_queue_is_tried_again_after_a_while_by_one_message_and_served_once_the_right_is_granted()
    {
        var broker = new ForbiddingTransport();
        broker.Forbid(Home);
        Start(broker);
        Chat(broker, Chats);
        int refusals = broker.Refusals;

        _clock.Advance(TimeSpan.FromSeconds(29));
        Chat(broker, Chats);
        Assert.Equal(refusals, broker.Refusals);

        _clock.Advance(TimeSpan.FromSeconds(1));
        Chat(broker, Chats);
        Assert.Equal(refusals + 1, broker.Refusals);

        broker.Allow(Home);
        _clock.Advance(TimeSpan.FromSeconds(30));
        int before = broker.Kept.Length;
        Chat(broker, Chats);
        Assert.DoesNotContain(broker.Kept.Skip(before), message => message.Original is Home);
        Assert.Contains(broker.Kept.Skip(before), message => message.Destination is Home);
        Assert.Equal(refusals + 1, broker.Refusals);
        AssertInOrder(broker);
    }

    [Fact]
    public void A_message_that_is_refused_for_itself_takes_no_other_of_its_destination_with_it()
    {
        var broker = new ForbiddingTransport { RefusedSequence = 5 };
        Start(broker);
        Chat(broker, Chats);

        AssertInOrder(broker);
        Assert.Equal(5, Assert.Single(broker.Kept, message => message.Original.Length > 0).Sequence);
        Assert.Equal(1, _daemon!.Outbound.UndeliverableCount);
    }

    [Fact]
    public void An_acknowledgement_that_is_refused_counts_as_no_message()
    {
        var broker = new ForbiddingTransport { BareAcknowledgementsToRefuse = 1 };
        broker.Forbid(Home);
        Start(broker);
        Chat(broker, Chats);

        Assert.Equal(0, broker.BareAcknowledgementsToRefuse);
        Assert.Equal(
            broker.Kept.Count(message => message.Original.Length > 0), _daemon!.Outbound.UndeliverableCount);
        Assert.Equal([Home], _log.Undeliverable);
    }

    [Fact]
    public void While_the_dead_letters_are_refused_too_the_pauses_grow_and_nothing_is_dropped()
    {
        var broker = new ForbiddingTransport();
        broker.Forbid(Home);
        broker.Forbid(DeadLetters);
        Start(broker);
        Assert.True(SpinWait.SpinUntil(() => _log.LongestPause >= TimeSpan.FromMilliseconds(800), Patience));
        Assert.Equal(DeadLetters, _log.Undeliverable[^1]);

        broker.Allow(DeadLetters);
        Chat(broker, Chats);
        AssertInOrder(broker);
    }

    private static void AssertInOrder(ForbiddingTransport broker) => Assert.Equal(
        Enumerable.Range(1, broker.Kept.Length).Select(number => (long)number),
        broker.Kept.Select(message => message.Sequence));

    /// <summary>A daemon whose agent signs in; all that comes of it is one batch.</summary>
    private void Start(ForbiddingTransport broker)
    {
        _daemon = new MeteredPipeline(broker, _log, _clock);
        _daemon.Traffic.SignIn(MeteredPipeline.Password);
        _daemon.Traffic.Chat();
        _chats++;
        _daemon.Pipeline.Start();
    }

    private void Chat(ForbiddingTransport broker, int times)
    {
        for (int time = 0; time < times; time++)
        {
            _daemon!.Traffic.Chat();
            _chats++;
        }

        int due = SignIn + (ChatTraffic.MessagesPerChat * _chats);
        Assert.True(SpinWait.SpinUntil(() => broker.Acknowledged == due, Patience));
        Assert.Null(_daemon!.Failure);
    }

    private sealed class RecordingLog : IBrokerLinkLog
    {
        private readonly ConcurrentQueue<string> _undeliverable = [];
        private long _longestPause;

        public string[] Undeliverable => [.. _undeliverable];

        public TimeSpan LongestPause => TimeSpan.FromTicks(Volatile.Read(ref _longestPause));

        public void Connected()
        {
        }

        public void Lost(string reason, TimeSpan nextTry) =>
            Volatile.Write(ref _longestPause, Math.Max(_longestPause, nextTry.Ticks));

        void IBrokerLinkLog.Undeliverable(string destination, string reason) => _undeliverable.Enqueue(destination);
    }
}
