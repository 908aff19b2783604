using MediaRouting.Engine.Commands;
using MediaRouting.Jms;

namespace MediaRouting.Memory;

/// <summary>A message as <see cref="MemoryClient"/> receives it; strings are null if absent.</summary>
public sealed record MemoryReceived
{
    /// <summary>What the destination is.</summary>
    public required DestinationKind DestinationKind { get; init; }

    /// <summary>Where it was sent.</summary>
    public required string Destination { get; init; }

    /// <summary>JMSMessageID.</summary>
    public required string MessageId { get; init; }

    /// <summary>JMSType.</summary>
    public string? Type { get; init; }

    /// <summary>JMSCorrelationID.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>What JMSReplyTo is.</summary>
    public DestinationKind ReplyToKind { get; init; }

    /// <summary>JMSReplyTo.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>JMSTimestamp, Unix milliseconds.</summary>
    public long Timestamp { get; init; }

    /// <summary>What <see cref="Body"/> is.</summary>
    public JmsBody BodyKind { get; init; }

    /// <summary>The body; a text in UTF-8.</summary>
    public required byte[] Body { get; init; }

    /// <summary>Property <c>MediaRoutingSequence</c>; 0 if absent.</summary>
    public long Sequence { get; init; }

    /// <summary>Property <c>Reason</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>Property <c>OriginalQueue</c>.</summary>
    public string? OriginalQueue { get; init; }

    /// <summary>Property <c>OriginalMessageId</c>.</summary>
    public string? OriginalMessageId { get; init; }

    /// <summary>Property <c>Redacted</c>.</summary>
    public bool Redacted { get; init; }
}
