using System.Collections.Immutable;

namespace MediaRouting.Engine.Statistics;

/// <summary>The statistics of MRE at one instant: behind one command and before the next.</summary>
/// <param name="Sequence">The last command that is in it.</param>
/// <param name="Time">
/// Unix milliseconds: up to when waits, and the time that agents were signed in and occupied, are measured.
/// </param>
/// <param name="Mrds">The MRDs in the order of the configuration.</param>
/// <param name="Queues">The queues in the order of the configuration.</param>
public sealed record StatisticsReport(
    long Sequence, long Time, ImmutableArray<MrdStatistics> Mrds, ImmutableArray<QueueStatistics> Queues);
