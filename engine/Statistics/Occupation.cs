namespace MediaRouting.Engine.Statistics;

/// <summary>What the time of an agent on an MRD counts as. Not persisted: it follows from the presence.</summary>
internal enum Occupation : byte
{
    /// <summary>As nothing.</summary>
    SignedOut = 0,

    /// <summary>As signed in, without anything to do.</summary>
    Free = 1,

    /// <summary>As signed in, with an offer, work or a wrap-up, interrupted or not.</summary>
    Occupied = 2,
}
