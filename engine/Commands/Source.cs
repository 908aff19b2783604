namespace MediaRouting.Engine.Commands;

/// <summary>The queue that a command came from. Persisted numbers: they only grow.</summary>
public enum Source : byte
{
    /// <summary>The daemon itself.</summary>
    Internal = 0,

    /// <summary>The queue <c>General</c>: the Chat Server.</summary>
    General = 1,

    /// <summary>The queue <c>RoutingEngine</c>: a Communication Server.</summary>
    RoutingEngine = 2,

    /// <summary>The queue <c>CommunicationServer</c>: an MRE.</summary>
    CommunicationServer = 3,
}
