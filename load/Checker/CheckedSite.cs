namespace MediaRouting.Load.Checker;

/// <summary>What the checker knows beforehand: addresses, limits, and who may take what.</summary>
internal sealed record CheckedSite
{
    /// <summary>The reply address of all tasks; no agent is told there.</summary>
    public required string Origin { get; init; }

    /// <summary>The reply address of questions: what comes there changes nothing.</summary>
    public required string Asked { get; init; }

    /// <summary>The queue of dead letters.</summary>
    public required string DeadLetters { get; init; }

    /// <summary>Tasks that an agent may have, by MRD.</summary>
    public required IReadOnlyDictionary<string, int> MaxTasks { get; init; }

    /// <summary>The queues.</summary>
    public required IReadOnlyList<CheckedQueue> Queues { get; init; }

    /// <summary>The agents, by id.</summary>
    public required IReadOnlyDictionary<string, CheckedAgent> Agents { get; init; }
}
