namespace MediaRouting.Bench.Figures;

/// <summary>How the agents of a site come to serve the queues that they serve.</summary>
internal enum Membership
{
    /// <summary>A hundred teams; whoever is in a team serves the same queues as the others in it.</summary>
    Teams,

    /// <summary>Every agent's queues are drawn for the agent alone, with proficiencies of its own.</summary>
    AllDifferent,
}
