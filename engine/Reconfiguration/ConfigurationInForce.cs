using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Routing;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Reconfiguration;

/// <summary>The configuration by which a state machine works, and which one it is. Never changes.</summary>
/// <param name="configuration">What it says.</param>
/// <param name="version">1 for the first; one more for each that is put in force.</param>
public sealed class ConfigurationInForce(RoutingConfiguration configuration, int version)
{
    private int[]? _agentsOfQueues;

    internal ConfigurationInForce(RoutingConfiguration configuration, int version, int[] agentsOfQueues)
        : this(configuration, version) => _agentsOfQueues = agentsOfQueues;

    /// <summary>What it says.</summary>
    public RoutingConfiguration Configuration { get; } = configuration;

    /// <summary>1 for the first; one more for each that is put in force.</summary>
    public int Version { get; } = version;

    /// <summary>Agents who serve each queue. Worked out when it is first asked for, which takes its time.</summary>
    internal int[] AgentsOfQueues => _agentsOfQueues ??= Count(Configuration);

    private static int[] Count(RoutingConfiguration configuration)
    {
        var registry = new Registry(configuration);
        var steps = new QueueSteps(registry);
        return new AgentClasses(registry, steps).AgentsOfQueues();
    }
}
