using MediaRouting.Engine.Configuration;

namespace MediaRouting.Engine.Routing.Explain;

/// <summary>One step of the queue of a task, and the agents for whom it opens the task.</summary>
public sealed record StepExplanation
{
    /// <summary>Its number in the queue, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Whom it matches.</summary>
    public required Expression Expression { get; init; }

    /// <summary>It is open to the task.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>When it opens or opened, Unix milliseconds.</summary>
    public required long Opens { get; init; }

    /// <summary>The agents whom it matches and no step before it does, by how they stand.</summary>
    public required StandingCounts Agents { get; init; }

    /// <summary>Agents whom it or a step before it matches.</summary>
    public required int AgentsSoFar { get; init; }
}
