using MediaRouting.Engine.Commands;
using MediaRouting.Jms;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Broker;

/// <summary>What every transport promises to the daemon. Run over a real broker and over the one in memory.</summary>
public abstract class TransportContract : IDisposable
{
    private static readonly TimeSpan Patience = DeliveryLog.Patience;

    /// <summary>How long a test looks for what must not come.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(150);

    private readonly string _clientId = $"ID:contract-{Guid.NewGuid():N}";
    private readonly string _queue = $"contract-{Guid.NewGuid():N}";
    private readonly DeliveryLog _log = new();
    private readonly List<IDisposable> _opened = [];

    private protected abstract IJmsTransport Transport(string clientId);

    private protected abstract IBrokerClient NewClient();

    /// <summary>Ends the broker without warning.</summary>
    private protected abstract void StopBroker();

    /// <summary>Starts it again with the messages it had.</summary>
    private protected abstract void StartBroker();

    public void Dispose()
    {
        _opened.ForEach(static opened => opened.Dispose());
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("")]
    [InlineData("é 漢字 😀 مريم")]
    [InlineData("a\0b")]
    public void A_text_arrives_as_it_was_sent(string text)
    {
        IJmsConnection connection = Subscribed();
        Client().Send(new BrokerMessage(_queue, "Ty😀pe", text) { CorrelationId = "c-é😀" });
        Delivered delivery = Assert.Single(_log.Wait(count: 1));
        Assert.Equal((0, JmsBody.Text, text), (delivery.Consumer, delivery.BodyKind, delivery.Body));
        Assert.Equal(("Ty😀pe", "c-é😀"), (delivery.Type, delivery.CorrelationId));
        Assert.StartsWith("ID:", delivery.MessageId, StringComparison.Ordinal);
        connection.AcknowledgeAll(delivery);
    }

    [Fact]
    public void Bytes_arrive_as_they_were_sent()
    {
        Subscribed();
        byte[] bytes = [0, 1, 0xC0, 0x80, 0xED, 0xFF];
        Client().Send(new BrokerMessage(_queue, "T", Body: null) { Bytes = bytes });
        Delivered delivery = Assert.Single(_log.Wait(count: 1));
        Assert.Equal(JmsBody.Bytes, delivery.BodyKind);
        Assert.Equal(bytes, delivery.Bytes);
    }

    [Fact]
    public void What_a_message_does_not_have_is_empty()
    {
        Subscribed();
        Client().Send(_queue, type: null, "{}");
        Delivered delivery = Assert.Single(_log.Wait(count: 1));
        Assert.Equal(("", "", DestinationKind.None, ""),
            (delivery.Type, delivery.CorrelationId, delivery.ReplyToKind, delivery.ReplyTo));
    }

    [Theory]
    [InlineData("answers-é😀", DestinationKind.Queue, "answers-é😀")]
    [InlineData("topic://news", DestinationKind.Topic, "news")]
    public void A_reply_address_arrives_with_its_kind(string replyTo, DestinationKind kind, string name)
    {
        Subscribed();
        Client().Send(_queue, "T", "{}", replyTo);
        Delivered delivery = Assert.Single(_log.Wait(count: 1));
        Assert.Equal((kind, name), (delivery.ReplyToKind, delivery.ReplyTo));
    }

    [Fact]
    public void An_answer_reaches_the_temporary_queue_of_who_asked()
    {
        IJmsConnection connection = Subscribed();
        IBrokerClient client = Client();
        string temporary = client.CreateTemporaryQueue();
        client.Listen(temporary);
        client.Send(_queue, "T", "{}", temporary);
        Delivered delivery = Assert.Single(_log.Wait(count: 1));
        Assert.Equal(
            (DestinationKind.TemporaryQueue, temporary), (delivery.ReplyToKind, "temp-queue://" + delivery.ReplyTo));

        connection.Begin();
        connection.Send(Message(DestinationKind.TemporaryQueue, delivery.ReplyTo, sequence: 1));
        connection.Acknowledge(delivery.Tag);
        connection.Commit();
        BrokerMessage? answer = client.Receive(temporary, Patience);
        Assert.Equal((temporary, "body"), (answer?.Destination, answer?.Body));
    }

    [Fact]
    public void A_temporary_queue_whose_owner_is_gone_refuses_the_whole_transaction()
    {
        IJmsConnection connection = Connect();
        IBrokerClient client = Client();
        string temporary = client.CreateTemporaryQueue();
        client.Dispose();
        connection.Begin();
        connection.SendText(_queue, "beside it", sequence: 1);
        connection.Send(Message(DestinationKind.TemporaryQueue, temporary["temp-queue://".Length..], sequence: 2));
        JmsException refused = Assert.Throws<JmsException>(connection.Commit);
        Assert.Equal(JmsFailure.Refused, refused.Failure);
        Assert.Equal(refused.Message, _log.WaitForLoss().Message);
        Assert.Null(Client().Receive(_queue, Glance));
    }

    [Fact]
    public void A_topic_reaches_its_subscribers_of_the_moment()
    {
        IBrokerClient[] clients = [Client(), Client()];
        string topic = "topic://" + _queue;
        Array.ForEach(clients, client => client.Listen(topic));
        IJmsConnection connection = Connect();
        connection.Begin();
        connection.Send(Message(DestinationKind.Topic, _queue, sequence: 1));
        connection.Commit();
        Assert.All(clients, client => Assert.Equal((topic, "body"), Pair(client.Receive(topic, Patience))));

        static (string?, string?) Pair(BrokerMessage? message) => (message?.Destination, message?.Body);
    }

    [Fact]
    public void A_message_sent_has_its_type_correlation_sequence_and_nothing_else()
    {
        IJmsConnection connection = Connect();
        connection.Begin();
        connection.Send(new JmsMessage
        {
            DestinationKind = DestinationKind.Queue, Destination = Utf8(_queue), Type = "AgentState"u8,
            CorrelationId = "c😀"u8, Sequence = 7, Timestamp = 1, Body = "{\"é\":\"😀\"}"u8,
        });
        connection.Commit();
        BrokerMessage? received = Client().Receive(_queue, Patience);
        Assert.NotNull(received);
        Assert.Equal(
            (_queue, "AgentState", "c😀", "{\"é\":\"😀\"}"),
            (received.Destination, received.Type, received.CorrelationId, received.Body));
        Assert.Equal(("MediaRoutingSequence", "7"), Single(received));
        Assert.Null(received.ReplyTo);

        static (string, string) Single(BrokerMessage message)
        {
            KeyValuePair<string, string> property = Assert.Single(message.Properties);
            return (property.Key, property.Value);
        }
    }

    [Fact]
    public void A_dead_letter_carries_its_properties_and_its_bytes()
    {
        IJmsConnection connection = Connect();
        connection.Begin();
        connection.Send(new JmsMessage
        {
            DestinationKind = DestinationKind.Queue, Destination = Utf8(_queue), Sequence = 1,
            BodyKind = JmsBody.Bytes, Body = [1, 0, 255], Reason = "MALFORMED_JSON"u8, OriginalQueue = "Général😀"u8,
            OriginalMessageId = "ID:x:1:1:1:7"u8, Redacted = true,
        });
        connection.Commit();
        BrokerMessage? received = Client().Receive(_queue, Patience);
        Assert.NotNull(received);
        Assert.Equal("0100FF", Convert.ToHexString(received.Bytes!));
        Dictionary<string, string> expected = new(StringComparer.Ordinal)
        {
            ["MediaRoutingSequence"] = "1", ["Reason"] = "MALFORMED_JSON", ["OriginalQueue"] = "Général😀",
            ["OriginalMessageId"] = "ID:x:1:1:1:7", ["Redacted"] = "true",
        };
        Assert.Equal(expected, received.Properties);
    }

    [Fact]
    public void A_message_outside_the_sequence_has_no_number_and_is_sent_again_after_a_reconnect()
    {
        for (int connections = 0; connections < 2; connections++)
        {
            IJmsConnection connection = Connect();
            connection.SendAll(_queue, firstSequence: 1, "numbered");
            connection.Begin();
            connection.Send(Message(DestinationKind.Queue, _queue, sequence: 0));
            connection.Commit();
            connection.Close();
        }

        IBrokerClient client = Client();
        IReadOnlyList<BrokerMessage> received = client.ReceiveAll(_queue, count: 3, Patience);
        Assert.Equal("numbered body body", Bodies(received));
        Assert.Empty(received[1].Properties);
        Assert.Null(client.Receive(_queue, Glance));
    }

    [Fact]
    public void The_order_of_a_batch_is_the_order_of_delivery()
    {
        string[] bodies = [.. Enumerable.Range(0, 300).Select(static number => $"{number}")];
        IJmsConnection connection = Subscribed(window: 512);
        connection.SendAll(_queue, firstSequence: 1, bodies);
        Assert.Equal(string.Join(' ', bodies), Bodies(_log.Wait(count: 300)));
    }

    [Fact]
    public void Nothing_of_a_transaction_is_seen_before_its_commit()
    {
        IJmsConnection connection = Connect();
        IBrokerClient client = Client();
        client.Listen(_queue);
        connection.Begin();
        connection.SendText(_queue, "held back", sequence: 1);
        Assert.Null(client.Receive(_queue, Glance));
        connection.Commit();
        Assert.Equal("held back", client.Receive(_queue, Patience)?.Body);
    }

    [Fact]
    public void A_dropped_connection_undoes_its_open_transaction()
    {
        IJmsConnection connection = Subscribed();
        Client().Send(_queue, "T", "in");
        Delivered first = Assert.Single(_log.Wait(count: 1));
        connection.Begin();
        connection.SendText(_queue + "-out", "out", sequence: 1);
        connection.Acknowledge(first.Tag);
        connection.Dispose();

        IJmsConnection next = Subscribed();
        Delivered again = _log.Wait(count: 2)[1];
        Assert.Equal((first.MessageId, "in"), (again.MessageId, again.Body));
        IBrokerClient client = Client();
        Assert.Null(client.Receive(_queue + "-out", Glance));
        next.SendAll(_queue + "-out", firstSequence: 1, "out");
        Assert.Equal("out", client.Receive(_queue + "-out", Patience)?.Body);
        Assert.Equal(0, _log.Losses(Glance));
    }

    [Fact]
    public void What_was_acknowledged_in_any_order_is_not_delivered_again()
    {
        IJmsConnection connection = Subscribed();
        connection.SendAll(_queue, firstSequence: 1, "a", "b", "c", "d");
        Delivered[] first = _log.Wait(count: 4);
        connection.AcknowledgeAll(first[3], first[0]);
        connection.Dispose();

        Subscribed();
        Delivered[] again = _log.Wait(count: 6)[4..];
        Assert.Equal("b c", Bodies(again));
        Assert.Equal((first[1].MessageId, first[2].MessageId), (again[0].MessageId, again[1].MessageId));
    }

    [Fact]
    public void A_tag_of_an_earlier_connection_is_ignored()
    {
        IJmsConnection connection = Subscribed();
        connection.SendAll(_queue, firstSequence: 1, "a");
        Delivered first = _log.Wait(count: 1)[0];
        connection.Dispose();

        IJmsConnection next = Subscribed();
        Delivered again = _log.Wait(count: 2)[1];
        Assert.NotEqual(first.Tag, again.Tag);
        next.AcknowledgeAll(first);
        next.Dispose();
        Subscribed();
        Assert.Equal(first.MessageId, _log.Wait(count: 3)[2].MessageId);
    }

    [Fact]
    public void No_more_than_the_window_is_delivered_without_acknowledgement()
    {
        IJmsConnection connection = Subscribed(window: 5);
        string barrier = _queue + "-barrier";
        connection.Subscribe(1, barrier, window: 5);
        connection.SendAll(_queue, firstSequence: 1, [.. Enumerable.Range(0, 20).Select(static number => $"{number}")]);
        connection.SendAll(barrier, firstSequence: 21, "barrier");
        _log.Wait(count: 6);
        Assert.Equal(5, _log.Of(consumer: 0).Length);

        connection.AcknowledgeAll(_log.Of(consumer: 0)[1..3]);
        connection.SendAll(barrier, firstSequence: 22, "barrier");
        _log.Wait(count: 9);
        Assert.Equal("0 1 2 3 4 5 6", Bodies(_log.Of(consumer: 0)));
    }

    [Fact]
    public void A_number_that_was_committed_is_not_delivered_twice()
    {
        IJmsConnection connection = Connect();
        connection.SendAll(_queue, firstSequence: 1, "a", "b");
        connection.Dispose();

        connection = Connect();
        connection.SendAll(_queue, firstSequence: 1, "a", "b", "c");
        IBrokerClient client = Client();
        Assert.Equal("a b c", Bodies(client.ReceiveAll(_queue, count: 3, Patience)));
        Assert.Null(client.Receive(_queue, Glance));
    }

    [Fact]
    public void A_broker_that_ends_is_told_once_and_keeps_what_was_committed()
    {
        IJmsConnection connection = Subscribed();
        connection.SendAll(_queue, firstSequence: 1, "before");
        Delivered before = _log.Wait(count: 1)[0];
        StopBroker();
        try
        {
            Assert.Equal(JmsFailure.Lost, _log.WaitForLoss().Failure);
            JmsException lost = Assert.Throws<JmsException>(() => connection.SendAll(_queue, firstSequence: 2, "lost"));
            Assert.Equal(JmsFailure.Lost, lost.Failure);
            lost = Assert.Throws<JmsException>(() => Transport(_clientId).Connect(_log));
            Assert.Equal(JmsFailure.Lost, lost.Failure);
            connection.Close();
        }
        finally
        {
            StartBroker();
        }

        connection = Subscribed();
        connection.SendAll(_queue, firstSequence: 1, "before", "after");
        Delivered[] all = _log.Wait(count: 3);
        Assert.Equal((before.MessageId, "before", "after"), (all[1].MessageId, all[1].Body, all[2].Body));
        Assert.Equal(1, _log.Losses(Glance));
    }

    [Fact]
    public void A_closed_connection_tells_no_loss_and_delivers_nothing_more()
    {
        IJmsConnection connection = Subscribed();
        connection.SendAll(_queue, firstSequence: 1, "a");
        _log.Wait(count: 1);
        connection.Close();
        connection.Close();
        connection.Dispose();
        Client().Send(_queue, "T", "b");
        Assert.Equal(0, _log.Losses(Glance));
        Assert.Single(_log.Wait(count: 1));
        Assert.Throws<JmsException>(connection.Begin);
        Assert.Equal("a b", Bodies(Client().ReceiveAll(_queue, count: 2, Patience)));
    }

    [Fact]
    public void A_second_connection_with_the_same_identity_ends_the_first()
    {
        Connect();
        var second = new DeliveryLog();
        IJmsConnection connection = Track(Transport(_clientId).Connect(second));
        Assert.Equal(JmsFailure.Lost, _log.WaitForLoss().Failure);
        connection.SendAll(_queue, firstSequence: 1, "a");
        Assert.Equal(0, second.Losses(Glance));
    }

    [Fact]
    public void A_listener_that_throws_ends_the_connection()
    {
        var log = new DeliveryLog { OnEach = static () => throw new NotSupportedException("out of order") };
        Track(Transport(_clientId).Connect(log)).Subscribe(0, _queue, window: 5);
        Client().Send(_queue, "T", "a");
        Assert.StartsWith(
            "the listener threw NotSupportedException", log.WaitForLoss().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_queue_may_have_any_letters_in_its_name()
    {
        string queue = _queue + "-é漢😀";
        IJmsConnection connection = Connect();
        connection.Subscribe(3, queue, window: 1);
        connection.SendAll(queue, firstSequence: 1, "a");
        Delivered delivery = _log.Wait(count: 1)[0];
        Assert.Equal((3, "a"), (delivery.Consumer, delivery.Body));
    }

    [Fact]
    public void A_transaction_may_be_empty_or_hold_more_than_the_window()
    {
        IJmsConnection connection = Subscribed(window: 10);
        connection.Begin();
        connection.Commit();
        connection.SendAll(_queue, firstSequence: 1, [.. Enumerable.Repeat(new string('x', 1_000), count: 1_000)]);
        int acknowledged = 0;
        while (acknowledged < 1_000)
        {
            Delivered[] all = _log.Wait(count: acknowledged + 1);
            connection.AcknowledgeAll(all[acknowledged..]);
            acknowledged = all.Length;
        }

        Assert.Null(Client().Receive(_queue, Glance));
    }

    [Fact]
    public void Warm_sending_and_receiving_allocate_nothing()
    {
        using var meter = new AllocationMeter(Transport(_clientId), _queue);
        meter.Run(messages: 10_000);
        (long sending, long receiving) = meter.Run(messages: 20_000);
        Assert.Equal((0, 0), (sending, receiving));
    }

    [Fact]
    public void The_count_of_allocations_sees_a_single_object_per_message()
    {
        using var meter = new AllocationMeter(Transport(_clientId), _queue) { Wasteful = true };
        meter.Run(messages: 1_000);
        (long sending, long receiving) = meter.Run(messages: 1_000);
        Assert.InRange(sending, 1_000 * IntPtr.Size, long.MaxValue);
        Assert.InRange(receiving, 1_000 * IntPtr.Size, long.MaxValue);
    }

    private static JmsMessage Message(DestinationKind kind, string destination, long sequence) => new()
    {
        DestinationKind = kind, Destination = Utf8(destination), Type = "Test"u8, Sequence = sequence, Body = "body"u8,
    };

    private static string Bodies(IEnumerable<Delivered> deliveries) =>
        string.Join(' ', deliveries.Select(static delivery => delivery.Body));

    private static string Bodies(IEnumerable<BrokerMessage> messages) =>
        string.Join(' ', messages.Select(static message => message.Body));

    private static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private IJmsConnection Connect() => Track(Transport(_clientId).Connect(_log));

    private IJmsConnection Subscribed(int window = 100)
    {
        IJmsConnection connection = Connect();
        connection.Subscribe(0, _queue, window);
        return connection;
    }

    private IBrokerClient Client() => Track(NewClient());

    private T Track<T>(T opened)
        where T : IDisposable
    {
        _opened.Add(opened);
        return opened;
    }
}
