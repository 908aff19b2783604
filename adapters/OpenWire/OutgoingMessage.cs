namespace MediaRouting.OpenWire;

/// <summary>
/// A message to send: persistent, priority 4, no expiration. Strings are UTF-8; an empty one is not sent.
/// </summary>
public readonly ref struct OutgoingMessage
{
    /// <summary>What the destination is.</summary>
    public required DestinationType DestinationType { get; init; }

    /// <summary>
    /// Its name, not empty. The broker gives <c>, ? * &gt;</c> in it a meaning of their own (6-openwire 1.6).
    /// </summary>
    public required ReadOnlySpan<byte> Destination { get; init; }

    /// <summary>JMSType.</summary>
    public ReadOnlySpan<byte> Type { get; init; }

    /// <summary>JMSCorrelationID.</summary>
    public ReadOnlySpan<byte> CorrelationId { get; init; }

    /// <summary>What JMSReplyTo is; <see cref="DestinationType.None"/> for none.</summary>
    public DestinationType ReplyToType { get; init; }

    /// <summary>Name of JMSReplyTo.</summary>
    public ReadOnlySpan<byte> ReplyTo { get; init; }

    /// <summary>
    /// The caller's number of the message, from 1, each one higher than the last, the same when it is sent again after
    /// a failure: the broker drops what it has stored before (6-openwire 6.2). 0: a message outside that order, which
    /// the connection numbers itself and no broker recognises.
    /// </summary>
    public required long ProducerSequence { get; init; }

    /// <summary>JMSTimestamp, Unix milliseconds.</summary>
    public long Timestamp { get; init; }

    /// <summary>What <see cref="Body"/> is: <see cref="BodyType.Text"/> or <see cref="BodyType.Bytes"/>.</summary>
    public BodyType BodyType { get; init; }

    /// <summary>The body; a text in UTF-8.</summary>
    public ReadOnlySpan<byte> Body { get; init; }

    /// <summary>Properties as <see cref="PrimitiveMapWriter.Written"/> has them; empty for none.</summary>
    public ReadOnlySpan<byte> Properties { get; init; }
}
