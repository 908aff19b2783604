namespace MediaRouting.Engine.Statistics;

/// <summary>What must never be (4-goals, "Trust"). Persisted numbers: they only grow.</summary>
public enum Violation : byte
{
    /// <summary>A task waits although an agent who could have it is free.</summary>
    TaskBesideFreeAgent = 0,

    /// <summary>An offer, or a reservation that is guarded, has no live timer.</summary>
    OfferWithoutTimer = 1,

    /// <summary>An agent has more tasks on an MRD than its limit there.</summary>
    LoadAboveLimit = 2,

    /// <summary>A task that somebody has is offered to another, or nobody who has it owns it.</summary>
    NotOneOwner = 3,

    /// <summary>A task waits and somebody has it.</summary>
    QueuedAndAssigned = 4,

    /// <summary>An open task neither waits nor has anybody it.</summary>
    NeitherQueuedNorAssigned = 5,

    /// <summary>An agent's counts of offers and work are not those of its tasks.</summary>
    Miscounted = 6,

    /// <summary>An agent stands among the available who is not eligible, or the other way round.</summary>
    AvailabilityMisjudged = 7,
}
