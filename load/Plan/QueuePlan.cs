namespace MediaRouting.Load.Plan;

/// <summary>A queue; it is open to the agents who have its skill at its level.</summary>
internal sealed record QueuePlan
{
    /// <summary>Its id, and the skillgroup that tasks ask for.</summary>
    public required string Id { get; init; }

    /// <summary>Its MRD.</summary>
    public required string Mrd { get; init; }

    /// <summary>Its priority, 1..10.</summary>
    public int Priority { get; init; } = 1;

    /// <summary>The skill that its agents have.</summary>
    public required string Skill { get; init; }

    /// <summary>The lowest level of that skill, 1..10.</summary>
    public int Level { get; init; } = 1;

    /// <summary>Its part of the customers, in proportion to the shares of the others.</summary>
    public double Share { get; init; } = 1;

    /// <summary>Type of its service level, 1..3.</summary>
    public int ServiceLevelType { get; init; } = 1;

    /// <summary>Real seconds within which a task is to be answered.</summary>
    public int ThresholdSeconds { get; init; } = 1;
}
