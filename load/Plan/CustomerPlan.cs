namespace MediaRouting.Load.Plan;

/// <summary>Who comes, and how patient they are.</summary>
internal sealed record CustomerPlan
{
    /// <summary>How they come, one after the other.</summary>
    public required IReadOnlyList<LoadSimulation> LoadSimulations { get; init; }

    /// <summary>
    /// Mean seconds until a customer who waits leaves; patience is exponentially distributed. Absent: nobody leaves.
    /// </summary>
    public double? PatienceSeconds { get; init; }
}
