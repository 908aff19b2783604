namespace MediaRouting.Jms;

/// <summary>
/// Names of the daemon's own queues; the defaults are those of the protocol (1-protocol, 7-rulings 27).
/// </summary>
public sealed record QueueNames
{
    /// <summary>What the Chat Server sends.</summary>
    public string General { get; init; } = "General";

    /// <summary>What the Communication Server sends to MRE.</summary>
    public string RoutingEngine { get; init; } = "RoutingEngine";

    /// <summary>What MRE sends to the Communication Server.</summary>
    public string CommunicationServer { get; init; } = "CommunicationServer";

    /// <summary>What the Chat Server gets that named no other address.</summary>
    public string ChatServer { get; init; } = "ChatServer";

    /// <summary>What could not be decoded, or not be delivered.</summary>
    public string DeadLetters { get; init; } = "MediaRouting.DLQ";

    /// <summary>Topic of the wire tap; null: off.</summary>
    public string? Tap { get; init; }
}
