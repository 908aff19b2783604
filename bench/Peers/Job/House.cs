using System.Globalization;
using MediaRouting.Bench.Figures;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Bench.Peers.Job;

/// <summary>
/// The site that the job is done at: that of bench/Figures with one step a queue, which all agents with the queue's
/// skill match. To a peer an agent is a member of queues.
/// </summary>
internal sealed class House
{
    private readonly int[][] _queues;

    /// <summary>A house of so many agents.</summary>
    public House(int agents)
    {
        var site = new Site(agents).Configuration();
        Configuration = site with
        {
            Queues = [.. site.Queues.Select(queue => queue with { Steps = [queue.Steps[^1]] })],
        };
        _queues = [.. site.Agents.Select(agent => agent.Attributes.Keys.Select(QueueOfSkill).Order().ToArray())];
        QueueIds = [.. site.Queues.Select(queue => queue.Id)];
        AgentIds = [.. site.Agents.Select(agent => agent.Id)];
    }

    /// <summary>Most tasks that an agent holds.</summary>
    public static int Capacity => Site.TasksPerAgent;

    /// <summary>Agents.</summary>
    public int Agents => AgentIds.Count;

    /// <summary>Ids of the agents, in the order of the configuration.</summary>
    public IReadOnlyList<string> AgentIds { get; }

    /// <summary>Ids of the queues.</summary>
    public IReadOnlyList<string> QueueIds { get; }

    /// <summary>The configuration for the engine.</summary>
    public RoutingConfiguration Configuration { get; }

    /// <summary>The queues of an agent, by their places.</summary>
    public IReadOnlyList<int> QueuesOf(int agent) => _queues[agent];

    private static int QueueOfSkill(string skill) =>
        int.Parse(skill.AsSpan("skill".Length), CultureInfo.InvariantCulture);
}
