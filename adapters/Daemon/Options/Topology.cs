namespace MediaRouting.Daemon.Options;

/// <summary>Which of the two roles this process plays (1-protocol, "Parties, queues, roles").</summary>
public enum Topology
{
    /// <summary><c>combined</c>: both roles in one process; what passes between them never sees the broker.</summary>
    Combined,

    /// <summary><c>communication-server</c>: the Communication Server beside somebody else's routing engine.</summary>
    CommunicationServer,

    /// <summary><c>routing-engine</c>: the routing engine beside somebody else's Communication Server.</summary>
    RoutingEngine,
}
