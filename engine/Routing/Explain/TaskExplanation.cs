using System.Collections.Immutable;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Engine.Routing.Explain;

/// <summary>Why a task still waits, or who has it and why, as MRE knows it. Times are Unix milliseconds.</summary>
public sealed record TaskExplanation
{
    /// <summary>Id of the task.</summary>
    public required string Id { get; init; }

    /// <summary>Id of its MRD.</summary>
    public required string Mrd { get; init; }

    /// <summary>Its state: NEW while it waits, else the owner's.</summary>
    public required TaskState State { get; init; }

    /// <summary>What it was closed with; empty while it is open, and where MRE is not told.</summary>
    public required string Code { get; init; }

    /// <summary>When all this was so.</summary>
    public required long Now { get; init; }

    /// <summary>The queue it waits in, or came to first.</summary>
    public required QueueConfiguration Queue { get; init; }

    /// <summary>1..10 by priority, 11 once it was re-routed.</summary>
    public required int Level { get; init; }

    /// <summary>When it was first queued.</summary>
    public required long Queued { get; init; }

    /// <summary>The last step that is open to it, from 1.</summary>
    public required int Step { get; init; }

    /// <summary>When the next step opens to it; null if it waits no more or there is no other.</summary>
    public required long? NextStepOpens { get; init; }

    /// <summary>When it is given up if it still waits; null: never.</summary>
    public required long? TimeToLiveEnds { get; init; }

    /// <summary>The agent whom it prefers, or null.</summary>
    public required AgentStanding? Preferred { get; init; }

    /// <summary>Ids of the agents who let it pass in this round, the last first.</summary>
    public required ImmutableArray<string> LetPassBy { get; init; }

    /// <summary>The steps of its queue; empty once it is closed.</summary>
    public required ImmutableArray<StepExplanation> Steps { get; init; }

    /// <summary>Who has it, in joining order.</summary>
    public required ImmutableArray<PartExplanation> Parts { get; init; }

    /// <summary>The last decision about it; null if there was none, or too long ago to be remembered.</summary>
    public required DecisionExplanation? Decision { get; init; }

    /// <summary>All this in a sentence or two.</summary>
    public string Summary { get; init; } = string.Empty;
}
