namespace MediaRouting.Daemon.Demo;

/// <summary>What the contact centre looks like at one moment.</summary>
public sealed record Figures
{
    /// <summary>Time since it opened.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>True once nobody is let in any more.</summary>
    public required bool IsClosing { get; init; }

    /// <summary>Tasks that customers brought in.</summary>
    public required int TasksIn { get; init; }

    /// <summary>Tasks by <see cref="ConversationPhase"/>; they add up to <see cref="TasksIn"/>.</summary>
    public required IReadOnlyList<int> TasksByPhase { get; init; }

    /// <summary>Offers to agents so far: each is one routing decision.</summary>
    public required int Offers { get; init; }

    /// <summary>
    /// Median time from sending Task to receiving TaskAssigned, of tasks that were offered at once; null without any.
    /// The time that others wait is the agents', not the engine's.
    /// </summary>
    public required TimeSpan? Median { get; init; }

    /// <summary>The time that 99 of 100 of them do not exceed; null without any.</summary>
    public required TimeSpan? Percentile99 { get; init; }

    /// <summary>The MRDs, in the order of the configuration.</summary>
    public required IReadOnlyList<MrdFigures> Mrds { get; init; }
}
