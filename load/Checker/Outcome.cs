namespace MediaRouting.Load.Checker;

/// <summary>What a run came to, by the wire.</summary>
internal sealed record Outcome
{
    /// <summary>What must not be.</summary>
    public required Violations Violations { get; init; }

    /// <summary>Messages sent to the daemon.</summary>
    public required long Sent { get; init; }

    /// <summary>Messages received from it, each counted once.</summary>
    public required long Received { get; init; }

    /// <summary>Messages that came again after the broker was lost, and were known again.</summary>
    public required long Recovered { get; init; }

    /// <summary>Refusals that races explain, by type of the request and code.</summary>
    public required IReadOnlyDictionary<string, long> Refusals { get; init; }

    /// <summary>Offers made.</summary>
    public required long Offers { get; init; }

    /// <summary>Every task.</summary>
    public required IReadOnlyList<TaskTrace> Tasks { get; init; }

    /// <summary>Every agent that something was told of.</summary>
    public required IReadOnlyList<AgentTrace> Agents { get; init; }

    /// <summary>Longest that a task was allowed to be seen waiting beside an idle agent.</summary>
    public required TimeSpan IdleBound { get; init; }

    /// <summary>The longest that one was.</summary>
    public required TimeSpan LongestIdle { get; init; }

    /// <summary>True if nothing was found that must not be.</summary>
    public bool Holds => Violations.Total == 0;
}
