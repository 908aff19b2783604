namespace MediaRouting.Load.Plan;

/// <summary>A media routing domain.</summary>
internal sealed record MrdPlan
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Tasks that an agent may have on it, offers and wrap-up included.</summary>
    public int MaxTasks { get; init; } = 1;

    /// <summary>Whether its tasks wait while the agent has one of an MRD that is not interruptible.</summary>
    public bool Interruptible { get; init; } = true;

    /// <summary>Real seconds that an offer stays open: the daemon's timer.</summary>
    public int OfferTimeoutSeconds { get; init; } = 2;
}
