using MediaRouting.Engine.Commands;

namespace MediaRouting.Jms;

/// <summary>
/// A message as it arrives. Every span is valid during <see cref="IJmsListener.OnDelivery"/> only; strings are UTF-8.
/// </summary>
public readonly ref struct JmsDelivery
{
    /// <summary>The number given to <see cref="IJmsConnection.Subscribe"/>.</summary>
    public required int Consumer { get; init; }

    /// <summary>
    /// Names the delivery in <see cref="IJmsConnection.Acknowledge"/>; unique over all connections of a process.
    /// </summary>
    public required long Tag { get; init; }

    /// <summary>JMSMessageID, the same at every redelivery.</summary>
    public required ReadOnlySpan<byte> MessageId { get; init; }

    /// <summary>JMSType; empty if absent.</summary>
    public ReadOnlySpan<byte> Type { get; init; }

    /// <summary>JMSCorrelationID; empty if absent.</summary>
    public ReadOnlySpan<byte> CorrelationId { get; init; }

    /// <summary>Kind of JMSReplyTo; <see cref="DestinationKind.None"/> if absent.</summary>
    public DestinationKind ReplyToKind { get; init; }

    /// <summary>Name of JMSReplyTo; empty if absent.</summary>
    public ReadOnlySpan<byte> ReplyTo { get; init; }

    /// <summary>What <see cref="Body"/> is.</summary>
    public JmsBody BodyKind { get; init; }

    /// <summary>The body in UTF-8 or as it came; for <see cref="JmsBody.Other"/> the raw content.</summary>
    public ReadOnlySpan<byte> Body { get; init; }
}
