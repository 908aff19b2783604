using MediaRouting.Engine.Commands;
using MediaRouting.Jms;

namespace MediaRouting.Tests.Broker;

/// <summary>A delivery, kept.</summary>
internal sealed record Delivered(int Consumer, long Tag, string MessageId, string Type, string Body)
{
    public string CorrelationId { get; init; } = "";

    public DestinationKind ReplyToKind { get; init; }

    public string ReplyTo { get; init; } = "";

    public JmsBody BodyKind { get; init; }

    public byte[] Bytes { get; init; } = [];
}
