namespace MediaRouting.Load.Plan;

/// <summary>Who works, and how.</summary>
internal sealed record AgentPlan
{
    /// <summary>The teams.</summary>
    public required IReadOnlyList<TeamPlan> Teams { get; init; }

    /// <summary>Queues among which the agents' destinations are divided.</summary>
    public int Destinations { get; init; } = 4;

    /// <summary>Seconds until an agent answers an offer.</summary>
    public Spread AnswerTime { get; init; } = new(Median: 0.1, Sigma: 0.5);

    /// <summary>Seconds that an agent works on a task.</summary>
    public required Spread HandleTime { get; init; }

    /// <summary>Seconds of wrap-up after it.</summary>
    public required Spread WrapUp { get; init; }

    /// <summary>Breaks that agents take.</summary>
    public BreakPlan? Breaks { get; init; }

    /// <summary>How often which of the rarer things happen.</summary>
    public Habits Habits { get; init; } = new();

    /// <summary>Agents of all teams.</summary>
    public int Count => Teams.Sum(team => team.Count);
}
