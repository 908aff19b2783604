using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Jms;
using MediaRouting.Memory;

namespace MediaRouting.Tests.Adapters.Memory;

/// <summary>The other side of the broker in memory; its transport is held to the contract in tests/Broker.</summary>
public sealed class MemoryClientTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly MemoryBroker _broker = new();
    private readonly MemoryClient _client;

    public MemoryClientTests() => _client = new MemoryClient(_broker);

    public void Dispose() => _client.Dispose();

    [Fact]
    public void Messages_of_all_destinations_listened_to_are_received_in_one_place()
    {
        _client.Listen(DestinationKind.Queue, "agent-1");
        _client.Listen(DestinationKind.Queue, "agent-2");
        _client.Listen(DestinationKind.Topic, "news");
        Send(DestinationKind.Queue, "agent-2", "two");
        Send(DestinationKind.Queue, "elsewhere", "not ours");
        Send(DestinationKind.Topic, "news", "three");
        Send(DestinationKind.Queue, "agent-1", "one");

        string[] received = [.. Enumerable.Range(0, 3).Select(_ => Receive())];
        Assert.Equal("one,three,two", string.Join(',', received.Order(StringComparer.Ordinal)));
        Assert.False(_client.TryReceive(TimeSpan.Zero, out _));
        Assert.Equal(1, _broker.Waiting("elsewhere"));
    }

    [Fact]
    public async Task A_receiver_that_waits_is_woken_by_a_message()
    {
        Task<string> received = Task.Run(Receive);
        _client.Listen(DestinationKind.Queue, "q");
        Send(DestinationKind.Queue, "q", "woken");
        Assert.Equal("woken", await received.WaitAsync(Patience));
    }

    [Fact]
    public void A_queue_keeps_its_order_however_long_it_grows()
    {
        for (int round = 0; round < 3; round++)
        {
            for (int number = 0; number < 100; number++)
            {
                Send(DestinationKind.Queue, "q", $"{number}");
            }

            for (int number = 0; number < 100; number++)
            {
                Assert.True(_client.TryReceive(DestinationKind.Queue, "q", Patience, out MemoryReceived? message));
                Assert.Equal($"{number}", Encoding.UTF8.GetString(message!.Body));
            }
        }
    }

    [Fact]
    public void A_topic_without_a_subscriber_keeps_nothing()
    {
        Send(DestinationKind.Topic, "news", "unheard");
        _client.Listen(DestinationKind.Topic, "news");
        Assert.False(_client.TryReceive(TimeSpan.Zero, out _));
    }

    [Fact]
    public void A_temporary_queue_goes_with_its_client()
    {
        var owner = new MemoryClient(_broker);
        string name = owner.CreateTemporaryQueue();
        Send(DestinationKind.TemporaryQueue, name, "in time");
        owner.Dispose();
        JmsException refused = Assert.Throws<JmsException>(
            () => Send(DestinationKind.TemporaryQueue, name, "too late"));
        Assert.Equal(JmsFailure.Refused, refused.Failure);
    }

    [Fact]
    public void A_received_message_has_everything_that_was_sent()
    {
        var sent = new JmsMessage
        {
            DestinationKind = DestinationKind.Queue, Destination = "q"u8, Type = "T"u8, CorrelationId = "c"u8,
            Sequence = 5, Timestamp = 6, BodyKind = JmsBody.Bytes, Body = [1], Reason = "r"u8, OriginalQueue = "o"u8,
            OriginalMessageId = "i"u8, Redacted = true,
        };
        _client.Send(sent, DestinationKind.Topic, "answers"u8);
        Assert.True(_client.TryReceive(DestinationKind.Queue, "q", Patience, out MemoryReceived? received));
        var expected = new MemoryReceived
        {
            DestinationKind = DestinationKind.Queue, Destination = "q", MessageId = received!.MessageId, Type = "T",
            CorrelationId = "c", ReplyToKind = DestinationKind.Topic, ReplyTo = "answers", Timestamp = 6,
            BodyKind = JmsBody.Bytes, Body = received.Body, Sequence = 5, Reason = "r", OriginalQueue = "o",
            OriginalMessageId = "i", Redacted = true,
        };
        Assert.Equal(expected, received);
        Assert.Equal(1, Assert.Single(received.Body));
        Assert.StartsWith("ID:", received.MessageId, StringComparison.Ordinal);
    }

    private string Receive()
    {
        Assert.True(_client.TryReceive(Patience, out MemoryReceived? message));
        return Encoding.UTF8.GetString(message!.Body);
    }

    private void Send(DestinationKind kind, string destination, string body) => _client.Send(new JmsMessage
    {
        DestinationKind = kind, Destination = Encoding.UTF8.GetBytes(destination), Sequence = 0,
        Body = Encoding.UTF8.GetBytes(body),
    });
}
