using MediaRouting.Engine.Commands;
using MediaRouting.Jms;

namespace MediaRouting.Tests.Simulation.Broker;

/// <summary>A message in the simulated broker.</summary>
internal sealed record Letter
{
    public required string Id { get; init; }

    /// <summary>The queue it is on.</summary>
    public required string Queue { get; init; }

    public required string Type { get; init; }

    public string CorrelationId { get; init; } = "";

    public DestinationKind ReplyToKind { get; init; }

    public string ReplyTo { get; init; } = "";

    public JmsBody BodyKind { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>Who sent it: the connection id of a daemon, or empty.</summary>
    public string Producer { get; init; } = "";

    /// <summary>MediaRoutingSequence, of a daemon's.</summary>
    public long Sequence { get; init; }

    public long Timestamp { get; init; }

    public string Reason { get; init; } = "";

    /// <summary>Whether it was delivered before.</summary>
    public bool IsRedelivered { get; set; }
}
