namespace MediaRouting.OpenWire;

/// <summary>
/// The ids of one connection, encoded once as the objects that its commands carry (6-openwire 1.7): one session, two
/// anonymous producers, transactions and consumers by number.
/// </summary>
internal sealed class ClientIds
{
    private const long SessionValue = 1;
    private const long NumberedProducerValue = 1;

    /// <summary>Encodes the ids of a connection.</summary>
    /// <param name="connectionId">Text of the ConnectionId, UTF-8.</param>
    /// <param name="unnumberedProducerValue">
    /// Value of the producer for messages outside the caller's numbers. It counts from 1 on every connection, so its id
    /// must be new each time: the broker would take its messages for repetitions of those of the connection before.
    /// </param>
    public ClientIds(ReadOnlySpan<byte> connectionId, long unnumberedProducerValue)
    {
        Text = connectionId.ToArray();
        Connection = Encode(connectionId, CommandType.ConnectionId);
        Session = Encode(connectionId, CommandType.SessionId, SessionValue);
        NumberedProducer = Encode(connectionId, CommandType.ProducerId, NumberedProducerValue, SessionValue);
        UnnumberedProducer = Encode(connectionId, CommandType.ProducerId, unnumberedProducerValue, SessionValue);
    }

    /// <summary>The ConnectionId's text, UTF-8.</summary>
    public byte[] Text { get; }

    /// <summary>ConnectionId.</summary>
    public byte[] Connection { get; }

    /// <summary>SessionId.</summary>
    public byte[] Session { get; }

    /// <summary>ProducerId of the messages that the caller numbers.</summary>
    public byte[] NumberedProducer { get; }

    /// <summary>ProducerId of the others.</summary>
    public byte[] UnnumberedProducer { get; }

    /// <summary>ConsumerId of the consumer with a number from 0; on the wire they count from 1.</summary>
    public byte[] Consumer(int number) => Encode(Text, CommandType.ConsumerId, SessionValue, number + 1);

    /// <summary>Writes a LocalTransactionId, null for 0.</summary>
    public void WriteTransaction(WireWriter writer, long transaction)
    {
        if (transaction == 0)
        {
            writer.Null();
            return;
        }

        writer.BeginObject(CommandType.LocalTransactionId);
        writer.I64(transaction);
        writer.Raw(Connection);
    }

    private static byte[] Encode(ReadOnlySpan<byte> connectionId, CommandType type, params ReadOnlySpan<long> values)
    {
        var writer = new WireWriter(capacity: 64);
        writer.BeginObject(type);
        writer.StringOrNull(connectionId);
        foreach (long value in values)
        {
            writer.I64(value);
        }

        return writer.Written.ToArray();
    }
}
