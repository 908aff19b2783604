namespace MediaRouting.Engine.Commands;

/// <summary>What a JMS destination is. Persisted numbers: they only grow.</summary>
public enum DestinationKind : byte
{
    /// <summary>No destination: the message named none.</summary>
    None = 0,

    /// <summary>A queue, the default of a bare name.</summary>
    Queue = 1,

    /// <summary>A topic: every subscriber of the moment gets a copy; with none, the message is gone.</summary>
    Topic = 2,

    /// <summary>A temporary queue: lives as long as the connection that made it. Only as a reply address.</summary>
    TemporaryQueue = 3,

    /// <summary>A temporary topic. Only as a reply address.</summary>
    TemporaryTopic = 4,
}
