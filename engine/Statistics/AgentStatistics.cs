using System.Collections.Immutable;
using MediaRouting.Engine.Commands;

namespace MediaRouting.Engine.Statistics;

/// <summary>How a group of agents stands and has worked on one MRD.</summary>
public sealed record AgentStatistics
{
    /// <summary>Agents of each state now, by <see cref="AgentState"/>; together all of the group.</summary>
    public required ImmutableArray<int> States { get; init; }

    /// <summary>Offers made to them on the MRD.</summary>
    public required long Offers { get; init; }

    /// <summary>Tasks of the MRD that one of them was the first to accept or start.</summary>
    public required long Answered { get; init; }

    /// <summary>Milliseconds that they were signed in, together.</summary>
    public required long SignedIn { get; init; }

    /// <summary>Of these, milliseconds that they had an offer, work or a wrap-up.</summary>
    public required long Occupied { get; init; }

    /// <summary>
    /// Time occupied ÷ time signed in, in hundredths of a percent; null if nobody was ever signed in.
    /// </summary>
    public int? Occupancy => TaskStatistics.Share(Occupied, SignedIn);
}
