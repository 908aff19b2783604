namespace MediaRouting.Engine.Configuration;

/// <summary>
/// Which roles a daemon has (1-protocol, "Parties, queues, roles"). Persisted numbers: they only grow.
/// </summary>
public enum Topology : byte
{
    /// <summary><c>combined</c>: both roles; it consumes General.</summary>
    Combined = 0,

    /// <summary>
    /// <c>communication-server</c>: consumes General and CommunicationServer, for a site that keeps another MRE.
    /// </summary>
    CommunicationServer = 1,

    /// <summary>
    /// <c>routing-engine</c>: consumes RoutingEngine, for a site that keeps another Communication Server.
    /// </summary>
    RoutingEngine = 2,
}
