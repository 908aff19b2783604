using MediaRouting.Engine.Configuration;

namespace MediaRouting.Engine.Statistics;

/// <summary>An MRD at one instant.</summary>
/// <param name="Mrd">The MRD, as it is configured now.</param>
/// <param name="Tasks">The tasks of all its queues; those in time by the threshold of the queue of each.</param>
/// <param name="Agents">All agents of the configuration.</param>
public sealed record MrdStatistics(MrdConfiguration Mrd, TaskStatistics Tasks, AgentStatistics Agents);
