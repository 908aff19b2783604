using MediaRouting.Engine.Commands;

namespace MediaRouting.Jms;

/// <summary>
/// A message as it leaves: persistent, priority 4, no expiration. Strings are UTF-8; an empty one is not sent.
/// </summary>
public readonly ref struct JmsMessage
{
    /// <summary>Kind of the destination.</summary>
    public required DestinationKind DestinationKind { get; init; }

    /// <summary>Name of the destination, checked by the caller against 6-openwire 1.6.</summary>
    public required ReadOnlySpan<byte> Destination { get; init; }

    /// <summary>JMSType.</summary>
    public ReadOnlySpan<byte> Type { get; init; }

    /// <summary>JMSCorrelationID.</summary>
    public ReadOnlySpan<byte> CorrelationId { get; init; }

    /// <summary>
    /// The property <c>MediaRoutingSequence</c> and the number by which the broker recognises a repetition: grows by
    /// one per message. 0: the message is outside the sequence (the tap); it has no such property and may be repeated.
    /// </summary>
    public required long Sequence { get; init; }

    /// <summary>JMSTimestamp, Unix milliseconds.</summary>
    public long Timestamp { get; init; }

    /// <summary>What <see cref="Body"/> is: text, or bytes for a dead letter that came so.</summary>
    public JmsBody BodyKind { get; init; }

    /// <summary>The body.</summary>
    public ReadOnlySpan<byte> Body { get; init; }

    /// <summary>Property <c>Reason</c> of a dead letter.</summary>
    public ReadOnlySpan<byte> Reason { get; init; }

    /// <summary>Property <c>OriginalQueue</c> of a dead letter.</summary>
    public ReadOnlySpan<byte> OriginalQueue { get; init; }

    /// <summary>Property <c>OriginalMessageId</c> of a dead letter.</summary>
    public ReadOnlySpan<byte> OriginalMessageId { get; init; }

    /// <summary>Property <c>Redacted</c> of a dead letter: a password was taken out, or the body with it.</summary>
    public bool Redacted { get; init; }
}
