using MediaRouting.Jms;
using MediaRouting.Tests.Simulation.Broker;

namespace MediaRouting.Tests.Simulation.Site;

/// <summary>What a daemon is put together from, besides its data directory.</summary>
internal sealed record DaemonParts
{
    public required TimeProvider Clock { get; init; }

    public required SimulatedBroker Broker { get; init; }

    /// <summary>The hash of everybody's password.</summary>
    public required string Password { get; init; }

    public required QueueNames Queues { get; init; }

    public required IBrokerLinkLog Log { get; init; }

    /// <summary>The bug that was put in.</summary>
    public Canary Canary { get; init; }
}
