namespace MediaRouting.Engine.Events;

/// <summary>
/// Where an event goes. The daemon's own queues are roles here; their names are configuration of the adapters.
/// </summary>
public enum EventTarget : byte
{
    /// <summary>Nowhere: an event for the daemon itself.</summary>
    None = 0,

    /// <summary>The destination that the slot names.</summary>
    Named = 1,

    /// <summary>The queue <c>ChatServer</c>.</summary>
    ChatServer = 2,

    /// <summary>The queue <c>RoutingEngine</c>.</summary>
    RoutingEngine = 3,

    /// <summary>The queue <c>CommunicationServer</c>.</summary>
    CommunicationServer = 4,

    /// <summary>The queue <c>MediaRouting.DLQ</c>.</summary>
    DeadLetters = 5,

    /// <summary>The topic <c>MediaRouting.Tap</c>: a row of <c>combined</c>, shown but not sent to anybody.</summary>
    Tap = 6,
}
