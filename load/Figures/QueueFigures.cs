using MediaRouting.Load.Checker;

namespace MediaRouting.Load.Figures;

/// <summary>How a queue served its customers, and who served it, by the wire.</summary>
/// <param name="Queue">Which queue.</param>
/// <param name="Tasks">Its tasks.</param>
/// <param name="Agents">The agents who may take them, on its MRD.</param>
internal sealed record QueueFigures(CheckedQueue Queue, TaskFigures Tasks, AgentFigures Agents)
{
    /// <summary>The figures of every queue.</summary>
    /// <param name="site">The queues and everybody who could be there.</param>
    /// <param name="tasks">All tasks.</param>
    /// <param name="agents">Everybody that something was told of.</param>
    /// <param name="accuracy">How far the time of a message's arrival may be from that of what it tells.</param>
    public static IReadOnlyList<QueueFigures> Of(
        CheckedSite site,
        IReadOnlyCollection<TaskTrace> tasks,
        IReadOnlyCollection<AgentTrace> agents,
        TimeSpan accuracy)
    {
        var ofQueue = tasks.ToLookup(task => task.Queue);
        return
        [
            .. site.Queues.Select((queue, number) => new QueueFigures(
                queue,
                TaskFigures.Of(ofQueue[number], TimeSpan.FromSeconds(queue.ThresholdSeconds), accuracy),
                AgentFigures.Of(
                    queue.Mrd,
                    site.Agents.Values.Count(agent => agent.Queues.Contains(number)),
                    agents.Where(agent => agent.Agent.Queues.Contains(number))))),
        ];
    }
}
