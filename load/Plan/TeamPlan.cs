namespace MediaRouting.Load.Plan;

/// <summary>Agents who have the same skills and the same shift.</summary>
internal sealed record TeamPlan
{
    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>How many agents.</summary>
    public required int Count { get; init; }

    /// <summary>Levels 1..10 by skill.</summary>
    public required IReadOnlyDictionary<string, int> Skills { get; init; }

    /// <summary>When its shift begins.</summary>
    public double From { get; init; }

    /// <summary>When its shift ends; absent: when all customers are served.</summary>
    public double? Until { get; init; }

    /// <summary>Within how many seconds of the beginning its agents arrive, and of the end they go.</summary>
    public double ArriveWithin { get; init; } = 1;
}
