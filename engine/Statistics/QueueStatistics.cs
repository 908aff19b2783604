using MediaRouting.Engine.Configuration;

namespace MediaRouting.Engine.Statistics;

/// <summary>A queue and the group of agents who serve it, at one instant.</summary>
/// <param name="Queue">The queue, as it is configured now.</param>
/// <param name="Tasks">Its tasks.</param>
/// <param name="Agents">The agents whom any of its steps matches: on its MRD, with whatever queue.</param>
/// <param name="EstimatedWait">
/// Seconds that a new task of the lowest priority is estimated to wait (<see cref="Routing.WaitEstimate"/>); -1: not
/// known.
/// </param>
public sealed record QueueStatistics(
    QueueConfiguration Queue, TaskStatistics Tasks, AgentStatistics Agents, int EstimatedWait);
