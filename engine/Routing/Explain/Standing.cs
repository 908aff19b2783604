namespace MediaRouting.Engine.Routing.Explain;

/// <summary>
/// What keeps an agent from being offered a task: in this order, the first that applies. Persisted numbers: they only
/// grow.
/// </summary>
public enum Standing : byte
{
    /// <summary>Not signed in on the MRD.</summary>
    SignedOut = 0,

    /// <summary>NOT_READY was asked for, pending or shown; or UNKNOWN, and the agent has not asked again.</summary>
    NotReady = 1,

    /// <summary>At the limit of the MRD, or all it holds there is in wrap-up.</summary>
    Busy = 2,

    /// <summary>Has an open offer, on whichever MRD.</summary>
    HoldsOffer = 3,

    /// <summary>Has an offer or work on an MRD that is not interruptible, and this one is.</summary>
    Interrupted = 4,

    /// <summary>Not to be offered work.</summary>
    NotRoutable = 5,

    /// <summary>Could be offered it, but let it pass, and others come before (<see cref="Passes"/>).</summary>
    LetItPass = 6,

    /// <summary>Could be offered it now.</summary>
    Eligible = 7,
}
