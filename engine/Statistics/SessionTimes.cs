namespace MediaRouting.Engine.Statistics;

/// <summary>How an agent has spent its time on one MRD, and with how many tasks.</summary>
public struct SessionTimes
{
    /// <summary>Offers made to the agent here.</summary>
    public long Offers;

    /// <summary>Tasks that the agent was the first to accept or start.</summary>
    public long Answered;

    /// <summary>Milliseconds signed in, up to <see cref="Since"/>.</summary>
    public long SignedIn;

    /// <summary>Milliseconds with an offer, work or a wrap-up here, signed in, up to <see cref="Since"/>.</summary>
    public long Occupied;

    /// <summary>When the <see cref="Occupation"/> became what it is, Unix milliseconds.</summary>
    public long Since;

    /// <summary>Milliseconds signed in, up to a time.</summary>
    /// <param name="occupation">What the agent does since the last change.</param>
    /// <param name="now">Unix milliseconds.</param>
    internal readonly long SignedInUntil(Occupation occupation, long now) =>
        SignedIn + (occupation == Occupation.SignedOut ? 0 : now - Since);

    /// <summary>Milliseconds occupied, up to a time.</summary>
    /// <inheritdoc cref="SignedInUntil"/>
    internal readonly long OccupiedUntil(Occupation occupation, long now) =>
        Occupied + (occupation == Occupation.Occupied ? now - Since : 0);
}
