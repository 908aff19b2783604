using MediaRouting.OpenWire;

namespace MediaRouting.Tests.Adapters.OpenWire;

/// <summary>Each frame we write is the one that a broker was seen to take, byte for byte.</summary>
public sealed class VectorTests
{
    private const int ResponseRequiredAt = 9;
    private const int FailoverReconnectFromEnd = 2;

    private readonly WireWriter _writer = new(capacity: 16);
    private readonly ClientIds _ids = new("ID:mr-1"u8, unnumberedProducerValue: 2);

    private string Written => Convert.ToHexString(_writer.Written);

    [Fact]
    public void Our_wire_format_is_announced_as_agreed()
    {
        WireFormat.Write(_writer);
        Assert.Equal(Convert.ToHexString(Vectors.WireFormatOurs), Written);
    }

    [Fact]
    public void The_brokers_wire_format_is_agreed_with()
    {
        var reader = new WireReader(Vectors.WireFormatBroker.AsSpan(5));
        WireFormat format = WireFormat.Agree(ref reader);
        Assert.Equal(new WireFormat(12, long.MaxValue, 8_000), format);
        Assert.Equal(0, reader.Remaining);
    }

    [Fact]
    public void A_connection_is_asked_for_with_failover_reconnect()
    {
        Commands.ConnectionInfo(_writer, id: 1, _ids, user: default, password: default);
        byte[] expected = Vectors.ConnectionInfo.With(Vectors.ConnectionInfo.Length - FailoverReconnectFromEnd, 1);
        Assert.Equal(Convert.ToHexString(expected), Written);
    }

    [Fact]
    public void The_password_stands_before_the_user()
    {
        Commands.ConnectionInfo(_writer, id: 1, _ids, user: "u"u8, password: "p"u8);
        Assert.Contains("01000170" + "01000175", Written, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_and_an_anonymous_producer_are_registered()
    {
        Commands.SessionInfo(_writer, id: 2, _ids);
        Commands.ProducerInfo(_writer, id: 3, _ids.NumberedProducer);
        Assert.Equal(Convert.ToHexString([.. Vectors.SessionInfo, .. Vectors.ProducerInfo]), Written);
    }

    [Fact]
    public void A_text_message_has_every_field_in_its_place()
    {
        var properties = new PrimitiveMapWriter();
        properties.Add("n"u8, 42L);
        var message = new OutgoingMessage
        {
            DestinationType = DestinationType.Queue,
            Destination = "V"u8,
            Type = "Task"u8,
            CorrelationId = "c1"u8,
            ReplyToType = DestinationType.Queue,
            ReplyTo = "R"u8,
            ProducerSequence = 1,
            Timestamp = 1_700_000_000_000,
            Body = "é😀"u8,
            Properties = properties.Written,
        };
        Commands.Message(_writer, id: 4, _ids, transaction: 0, _ids.NumberedProducer, sequence: 1, message);
        Assert.Equal(Convert.ToHexString(Vectors.TextMessage.With(ResponseRequiredAt, 0)), Written);
    }

    [Fact]
    public void A_consumer_asks_for_its_window_as_prefetch()
    {
        Commands.ConsumerInfo(_writer, id: 5, ConsumerOfV());
        Assert.Equal(Convert.ToHexString(Vectors.ConsumerInfo), Written);
    }

    [Fact]
    public void A_delivery_is_read_and_its_acknowledgement_copies_the_id()
    {
        Consumer consumer = ConsumerOfV();
        var reader = new WireReader(Vectors.MessageDispatch.AsSpan(10));
        var dispatches = new DispatchReader(connection: 7, [consumer], maxInflatedBytes: 100);
        Assert.Same(consumer, dispatches.ReadConsumer(ref reader));
        ReceivedMessage message = dispatches.Read(ref reader, consumer);

        Assert.Equal(0, reader.Remaining);
        Assert.Equal("ID:mr-1:1:1:1"u8, message.MessageId);
        Assert.Equal("Task"u8, message.Type);
        Assert.Equal("c1"u8, message.CorrelationId);
        Assert.Equal(DestinationType.Queue, message.DestinationType);
        Assert.Equal("V"u8, message.Destination);
        Assert.Equal(DestinationType.Queue, message.ReplyToType);
        Assert.Equal("R"u8, message.ReplyTo);
        Assert.Equal(1_700_000_000_000, message.Timestamp);
        Assert.True(message.Persistent);
        Assert.Equal(0, message.RedeliveryCounter);
        Assert.Equal(BodyType.Text, message.BodyType);
        Assert.Equal("é😀"u8, message.Body);
        var properties = new PrimitiveMapReader(message.Properties);
        Assert.True(properties.Next());
        Assert.Equal(42, properties.Number);

        DeliveryTag tag = DeliveryTag.From(message.Tag);
        Assert.Equal((7, 0), (tag.Connection, tag.Consumer));
        ReadOnlySpan<byte> messageId = consumer.Window.Find(tag.Slot, tag.Generation);
        Commands.MessageAck(_writer, id: 6, _ids, transaction: 0, consumer, messageId);
        Assert.Equal(Convert.ToHexString(Vectors.MessageAck.With(ResponseRequiredAt, 0)), Written);
    }

    [Fact]
    public void A_transaction_is_begun_unanswered_and_committed_answered()
    {
        var message = new OutgoingMessage
        {
            DestinationType = DestinationType.Queue,
            Destination = "V2"u8,
            ProducerSequence = 2,
            Timestamp = 1,
            Body = "a"u8,
        };
        Commands.TransactionInfo(_writer, id: 7, _ids, transaction: 1, Commands.BeginTransaction);
        Commands.Message(_writer, id: 8, _ids, transaction: 1, _ids.NumberedProducer, sequence: 2, message);
        Commands.TransactionInfo(_writer, id: 9, _ids, transaction: 1, Commands.CommitTransaction);
        byte[] expected =
            [.. Vectors.BeginTransaction, .. Vectors.MessageInTransaction, .. Vectors.CommitTransaction];
        Assert.Equal(Convert.ToHexString(expected), Written);
    }

    [Fact]
    public void A_keep_alive_is_asked_for_and_echoed()
    {
        Commands.KeepAliveInfo(_writer, id: 10, responseRequired: true);
        Commands.KeepAliveInfo(_writer, id: 10, responseRequired: false);
        Assert.Equal(Convert.ToHexString([.. Vectors.KeepAliveAsked, .. Vectors.KeepAliveEcho]), Written);
    }

    [Fact]
    public void A_refusal_gives_its_class_without_package_and_its_text()
    {
        var reader = new WireReader(Vectors.ExceptionResponseTo11.AsSpan(10));
        Assert.Equal(11, reader.I32());
        BrokerError error = BrokerError.Read(ref reader);
        Assert.Equal(new BrokerError("JMSException", "Transaction 'TX:ID:mr-1:9' has not been started."), error);
        Assert.Equal(OpenWireFailure.Refused, error.Failure);
        Assert.Equal(0, reader.Remaining);
    }

    [Fact]
    public void Consumer_and_connection_are_removed_in_order()
    {
        Commands.RemoveInfo(_writer, id: 12, _ids.Consumer(0), Commands.CountNoneDelivered, responseRequired: true);
        Commands.RemoveInfo(_writer, id: 13, _ids.Connection, Commands.CountAllDelivered, responseRequired: true);
        Commands.ShutdownInfo(_writer, id: 14);
        byte[] expected = [.. Vectors.RemoveConsumer, .. Vectors.RemoveConnection, .. Vectors.ShutdownInfo];
        Assert.Equal(Convert.ToHexString(expected), Written);
    }

    private Consumer ConsumerOfV()
    {
        var destination = new WireWriter(capacity: 16);
        Commands.Destination(destination, DestinationType.Queue, "V"u8);
        return new Consumer(0, _ids.Consumer(0), destination.Written.ToArray(), new DeliveryWindow(capacity: 100));
    }
}
