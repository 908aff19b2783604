namespace MediaRouting.OpenWire;

/// <summary>
/// A message as it arrives. Every span points into the receive buffer and is valid during
/// <see cref="IOpenWireListener.OnMessage"/> only. Strings are UTF-8, empty if absent.
/// </summary>
public readonly ref struct ReceivedMessage
{
    /// <summary>The number given to <see cref="OpenWireConnection.Subscribe"/>.</summary>
    public required int Consumer { get; init; }

    /// <summary>
    /// Names the delivery in <see cref="OpenWireConnection.Acknowledge"/>; unique over all connections.
    /// </summary>
    public required long Tag { get; init; }

    /// <summary>JMSMessageID (6-openwire 6.1), the same at every redelivery.</summary>
    public required ReadOnlySpan<byte> MessageId { get; init; }

    /// <summary>What the destination is.</summary>
    public DestinationType DestinationType { get; init; }

    /// <summary>Where the sender sent it.</summary>
    public ReadOnlySpan<byte> Destination { get; init; }

    /// <summary>JMSType.</summary>
    public ReadOnlySpan<byte> Type { get; init; }

    /// <summary>JMSCorrelationID.</summary>
    public ReadOnlySpan<byte> CorrelationId { get; init; }

    /// <summary>What JMSReplyTo is; <see cref="DestinationType.None"/> if absent.</summary>
    public DestinationType ReplyToType { get; init; }

    /// <summary>Name of JMSReplyTo.</summary>
    public ReadOnlySpan<byte> ReplyTo { get; init; }

    /// <summary>JMSTimestamp, Unix milliseconds, by the sender's clock.</summary>
    public long Timestamp { get; init; }

    /// <summary>Whether JMSDeliveryMode is PERSISTENT.</summary>
    public bool Persistent { get; init; }

    /// <summary>
    /// How often the broker thinks it was delivered before. It counts deliveries never looked at, and forgets at a
    /// restart.
    /// </summary>
    public int RedeliveryCounter { get; init; }

    /// <summary>What <see cref="Body"/> is.</summary>
    public BodyType BodyType { get; init; }

    /// <summary>The text in UTF-8, inflated if it was compressed; the bytes; or the raw content.</summary>
    public ReadOnlySpan<byte> Body { get; init; }

    /// <summary>The properties, for <see cref="PrimitiveMapReader"/>; empty for none.</summary>
    public ReadOnlySpan<byte> Properties { get; init; }
}
