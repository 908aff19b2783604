using MediaRouting.Load.Checker;

namespace MediaRouting.Load.Figures;

/// <summary>How the queues of an MRD served together, and how everybody worked on it, by the wire.</summary>
/// <param name="Mrd">Its id.</param>
/// <param name="Tasks">The tasks of all its queues, in time by the threshold of the queue of each.</param>
/// <param name="Agents">All agents, on the MRD.</param>
internal sealed record MrdFigures(string Mrd, TaskFigures Tasks, AgentFigures Agents)
{
    /// <summary>The figures of every MRD that has queues.</summary>
    /// <param name="site">Everybody who could be there.</param>
    /// <param name="queues">The queues.</param>
    /// <param name="agents">Everybody that something was told of.</param>
    public static IReadOnlyList<MrdFigures> Of(
        CheckedSite site, IEnumerable<QueueFigures> queues, IReadOnlyCollection<AgentTrace> agents) =>
    [
        .. queues.GroupBy(queue => queue.Queue.Mrd, StringComparer.Ordinal).Select(mrd => new MrdFigures(
            mrd.Key,
            mrd.Select(queue => queue.Tasks).Aggregate((sum, tasks) => sum.And(tasks)),
            AgentFigures.Of(mrd.Key, site.Agents.Count, agents))),
    ];
}
