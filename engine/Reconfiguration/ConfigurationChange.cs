using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.MessagePack;
using MediaRouting.Engine.Routing;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Reconfiguration;

/// <summary>
/// Another configuration, with everything that follows from it alone and from the one that it is to replace: new
/// indexes beside those in use. Made on the thread of whoever asks for it, however long it takes; what is left for the
/// writer is to move what is there to its new places.
/// </summary>
public sealed class ConfigurationChange
{
    /// <summary>Makes everything ready.</summary>
    /// <param name="from">What is in force.</param>
    /// <param name="to">What is to be, already checked; one that was not fails here.</param>
    /// <exception cref="ArgumentException">An id or name is used twice or unknown, or a number is out of its
    /// range.</exception>
    public ConfigurationChange(ConfigurationInForce from, RoutingConfiguration to)
    {
        (From, To) = (from, to);
        Registry = new Registry(to);
        Steps = new QueueSteps(Registry);
        Classes = new AgentClasses(Registry, Steps);
        Available = new AvailableAgents(Registry, Steps, Classes);
        AgentsOfQueues = Classes.AgentsOfQueues();
        Renumbering = new Renumbering(from.Configuration, to);
        Difference = new ConfigurationDifference(from.Configuration, to);
        AgentsBefore = from.AgentsOfQueues;
    }

    /// <summary>What is in force, as far as whoever made this knows.</summary>
    public ConfigurationInForce From { get; }

    /// <summary>What is to be in force.</summary>
    public RoutingConfiguration To { get; }

    /// <summary>What the two say differently.</summary>
    public ConfigurationDifference Difference { get; }

    /// <summary>Agents who serve each queue of before.</summary>
    public IReadOnlyList<int> AgentsBefore { get; }

    /// <summary>Agents who will serve each queue.</summary>
    public IReadOnlyList<int> AgentsAfter => AgentsOfQueues;

    /// <summary>Agents, MRDs and queues by the handles that they will have.</summary>
    public Registry Registry { get; }

    /// <summary>The steps of the queues.</summary>
    public QueueSteps Steps { get; }

    /// <summary>Which agents serve which queues.</summary>
    public AgentClasses Classes { get; }

    /// <summary>Room for those who may be offered a task; nobody is in it.</summary>
    public AvailableAgents Available { get; }

    /// <summary>Which handle stands for what had another one.</summary>
    public Renumbering Renumbering { get; }

    internal int[] AgentsOfQueues { get; }

    /// <summary>Its record in the journal.</summary>
    internal byte[] Payload()
    {
        var payload = new MessagePackWriter();
        ConfigurationCodec.Write(To, payload);
        return payload.Written.ToArray();
    }
}
