namespace MediaRouting.OpenWire;

/// <summary>Writes the commands of a client, every field in the order of 6-openwire 3.3 and 4.1.</summary>
internal static class Commands
{
    /// <summary>TransactionInfo kind: begin.</summary>
    public const byte BeginTransaction = 0;

    /// <summary>TransactionInfo kind: commit in one phase.</summary>
    public const byte CommitTransaction = 2;

    /// <summary>
    /// RemoveInfo: count every outstanding delivery as delivered once more; also what a connection gets.
    /// </summary>
    public const long CountAllDelivered = -2;

    /// <summary>RemoveInfo: count none of the outstanding deliveries, nobody looked at them.</summary>
    public const long CountNoneDelivered = -1;

    private const byte IndividualAck = 4;
    private const byte AddDestination = 0;
    private const byte DefaultPriority = 4;

    public static void ConnectionInfo(
        WireWriter writer, int id, ClientIds ids, ReadOnlySpan<byte> user, ReadOnlySpan<byte> password)
    {
        writer.BeginCommand(CommandType.ConnectionInfo, id, responseRequired: true);
        writer.Raw(ids.Connection);
        writer.StringOrNull(ids.Text); // client id
        writer.StringOrNull(password);
        writer.StringOrNull(user);
        writer.Null(); // broker path
        writer.Bool(false); // broker master connector
        writer.Bool(false); // manageable
        writer.Bool(true); // client master
        writer.Bool(false); // fault tolerant
        writer.Bool(true); // failover reconnect: has the broker look up the numbers it stored
        writer.Null(); // client ip
        writer.EndFrame();
    }

    public static void SessionInfo(WireWriter writer, int id, ClientIds ids)
    {
        writer.BeginCommand(CommandType.SessionInfo, id, responseRequired: true);
        writer.Raw(ids.Session);
        writer.EndFrame();
    }

    public static void ProducerInfo(WireWriter writer, int id, ReadOnlySpan<byte> producer)
    {
        writer.BeginCommand(CommandType.ProducerInfo, id, responseRequired: true);
        writer.Raw(producer);
        writer.Null(); // destination: any
        writer.Null(); // broker path
        writer.Bool(false); // dispatch async
        writer.I32(0); // window: none
        writer.EndFrame();
    }

    public static void ConsumerInfo(WireWriter writer, int id, Consumer consumer)
    {
        writer.BeginCommand(CommandType.ConsumerInfo, id, responseRequired: true);
        writer.Raw(consumer.Id);
        writer.Bool(false); // browser
        writer.Raw(consumer.Destination);
        writer.I32(consumer.Window.Capacity);
        writer.I32(0); // maximum pending message limit
        writer.Bool(true); // dispatch async
        writer.Null(); // selector
        writer.Null(); // client id
        writer.Null(); // subscription name
        writer.Bool(false); // no local
        writer.Bool(false); // exclusive
        writer.Bool(false); // retroactive
        writer.U8(0); // priority
        writer.Null(); // broker path
        writer.Null(); // additional predicate
        writer.Bool(false); // network subscription
        writer.Bool(false); // optimized acknowledge
        writer.Bool(false); // no range acks
        writer.Null(); // network consumer path
        writer.EndFrame();
    }

    public static void CreateDestination(WireWriter writer, int id, ClientIds ids, ReadOnlySpan<byte> destination)
    {
        writer.BeginCommand(CommandType.DestinationInfo, id, responseRequired: true);
        writer.Raw(ids.Connection);
        writer.Raw(destination);
        writer.U8(AddDestination);
        writer.I64(0); // timeout
        writer.Null(); // broker path
        writer.EndFrame();
    }

    public static void TransactionInfo(WireWriter writer, int id, ClientIds ids, long transaction, byte kind)
    {
        writer.BeginCommand(CommandType.TransactionInfo, id, responseRequired: kind == CommitTransaction);
        writer.Raw(ids.Connection);
        ids.WriteTransaction(writer, transaction);
        writer.U8(kind);
        writer.EndFrame();
    }

    public static void RemoveInfo(
        WireWriter writer, int id, ReadOnlySpan<byte> removed, long lastDelivered, bool responseRequired)
    {
        writer.BeginCommand(CommandType.RemoveInfo, id, responseRequired);
        writer.Raw(removed);
        writer.I64(lastDelivered);
        writer.EndFrame();
    }

    public static void ShutdownInfo(WireWriter writer, int id)
    {
        writer.BeginCommand(CommandType.ShutdownInfo, id, responseRequired: false);
        writer.EndFrame();
    }

    public static void KeepAliveInfo(WireWriter writer, int id, bool responseRequired)
    {
        writer.BeginCommand(CommandType.KeepAliveInfo, id, responseRequired);
        writer.EndFrame();
    }

    /// <summary>An unanswered acknowledgement of one message.</summary>
    public static void MessageAck(
        WireWriter writer, int id, ClientIds ids, long transaction, Consumer consumer, ReadOnlySpan<byte> messageId)
    {
        writer.BeginCommand(CommandType.MessageAck, id, responseRequired: false);
        writer.Raw(consumer.Destination);
        ids.WriteTransaction(writer, transaction);
        writer.Raw(consumer.Id);
        writer.U8(IndividualAck);
        writer.Null(); // first message id: not a range
        writer.Raw(messageId);
        writer.I32(1); // message count
        writer.Null(); // poison cause
        writer.EndFrame();
    }

    /// <summary>An unanswered send.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="id">Command id.</param>
    /// <param name="ids">The ids of the connection.</param>
    /// <param name="transaction">The transaction, 0 for none.</param>
    /// <param name="producer">The encoded ProducerId.</param>
    /// <param name="sequence">The number of the message with that producer.</param>
    /// <param name="message">The message.</param>
    public static void Message(
        WireWriter writer,
        int id,
        ClientIds ids,
        long transaction,
        ReadOnlySpan<byte> producer,
        long sequence,
        in OutgoingMessage message)
    {
        CommandType type = message.BodyType == BodyType.Text ? CommandType.TextMessage : CommandType.BytesMessage;
        writer.BeginCommand(type, id, responseRequired: false);
        writer.Raw(producer);
        Destination(writer, message.DestinationType, message.Destination);
        ids.WriteTransaction(writer, transaction);
        writer.Null(); // original destination
        writer.BeginObject(CommandType.MessageId);
        writer.Null(); // text view
        writer.Raw(producer);
        writer.I64(sequence);
        writer.I64(0); // broker sequence id
        writer.Null(); // original transaction
        writer.Null(); // group
        writer.I32(0); // group sequence
        writer.StringOrNull(message.CorrelationId);
        writer.Bool(true); // persistent
        writer.I64(0); // expiration: never
        writer.U8(DefaultPriority);
        Destination(writer, message.ReplyToType, message.ReplyTo);
        writer.I64(message.Timestamp);
        writer.StringOrNull(message.Type);
        Content(writer, message);
        writer.BytesOrNull(message.Properties);
        writer.Null(); // data structure
        writer.Null(); // target consumer
        writer.Bool(false); // compressed
        writer.I32(0); // redelivery counter
        writer.Null(); // broker path
        writer.I64(0); // arrival
        writer.Null(); // user
        writer.Bool(false); // received by bridge
        writer.Bool(false); // droppable
        writer.Null(); // cluster
        writer.I64(0); // broker in time
        writer.I64(0); // broker out time
        writer.Bool(false); // first of group
        writer.EndFrame();
    }

    /// <summary>A destination object, null for <see cref="DestinationType.None"/>.</summary>
    /// <exception cref="OpenWireException">The name is empty, at which a broker closes the connection.</exception>
    public static void Destination(WireWriter writer, DestinationType type, ReadOnlySpan<byte> name)
    {
        if (type == DestinationType.None)
        {
            writer.Null();
            return;
        }

        if (name.IsEmpty)
        {
            throw new OpenWireException(OpenWireFailure.Refused, "a destination has an empty name");
        }

        writer.BeginObject((CommandType)type);
        writer.StringOrNull(name);
    }

    private static void Content(WireWriter writer, in OutgoingMessage message)
    {
        if (message.BodyType != BodyType.Text)
        {
            writer.BytesOrNull(message.Body);
            return;
        }

        int start = writer.BeginBytes();
        writer.LongText(message.Body);
        writer.EndBytes(start);
    }
}
