namespace MediaRouting.OpenWire;

/// <summary>What a destination is; the type byte it has on the wire (6-openwire 1.6).</summary>
public enum DestinationType : byte
{
    /// <summary>No destination.</summary>
    None = 0,

    /// <summary>A queue.</summary>
    Queue = 100,

    /// <summary>A topic.</summary>
    Topic = 101,

    /// <summary>A temporary queue; it lives as long as the connection that made it.</summary>
    TemporaryQueue = 102,

    /// <summary>A temporary topic.</summary>
    TemporaryTopic = 103,
}
