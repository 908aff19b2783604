namespace MediaRouting.Bench;

/// <summary>The plots of the report.</summary>
public enum Plot
{
    /// <summary>Microseconds of a latency, against how many of all are at most as long, as nines: 1 is 90 %.</summary>
    LatencyPercentiles,

    /// <summary>Microseconds of a decision, against agents, for us and each peer.</summary>
    CostAgainstAgents,

    /// <summary>Commands a second, against waiting tasks, for us and each peer.</summary>
    ThroughputAgainstWaiting,
}
