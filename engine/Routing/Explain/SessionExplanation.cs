using System.Collections.Immutable;
using MediaRouting.Engine.Commands;

namespace MediaRouting.Engine.Routing.Explain;

/// <summary>Why an agent is offered nothing on one MRD, as MRE knows it.</summary>
public sealed record SessionExplanation
{
    /// <summary>Id of the MRD.</summary>
    public required string Mrd { get; init; }

    /// <summary>The state that is shown.</summary>
    public required AgentState Shown { get; init; }

    /// <summary>READY, NOT_READY or UNKNOWN, as asked for last.</summary>
    public required AgentState Asked { get; init; }

    /// <summary>What was asked for and is not shown, or none.</summary>
    public required AgentState Pending { get; init; }

    /// <summary>May be offered work.</summary>
    public required bool IsRoutable { get; init; }

    /// <summary>Tasks held here, wrap-ups included.</summary>
    public required int Work { get; init; }

    /// <summary>Tasks that the agent may hold here.</summary>
    public required int Limit { get; init; }

    /// <summary>The task that the agent is offered, on whichever MRD; null: none.</summary>
    public required string? OpenOffer { get; init; }

    /// <summary>Ids of the MRDs whose work interrupts the agent here; empty: none does.</summary>
    public required ImmutableArray<string> InterruptedBy { get; init; }

    /// <summary>How the agent stands here.</summary>
    public required Standing Standing { get; init; }

    /// <summary>Since when it could take one more task, Unix milliseconds; null while it could not.</summary>
    public required long? AvailableSince { get; init; }

    /// <summary>Tasks that wait and prefer the agent.</summary>
    public required int Preferring { get; init; }

    /// <summary>The queues that it serves, the one with the highest priority first.</summary>
    public required ImmutableArray<ServedQueue> Queues { get; init; }

    /// <summary>All this in a sentence.</summary>
    public string Summary { get; init; } = string.Empty;
}
