namespace MediaRouting.Bench.Peers.Locks;

/// <summary>A copy of what decides among agents, since it may change while they are sorted.</summary>
internal readonly record struct Candidate(int Held, long Since, int Order, Agent Agent)
{
    /// <summary>Fewest held, then available longest, then the order of the configuration.</summary>
    public static int Compare(Candidate one, Candidate other)
    {
        var byHeld = one.Held.CompareTo(other.Held);
        if (byHeld != 0)
        {
            return byHeld;
        }

        var bySince = one.Since.CompareTo(other.Since);
        return bySince != 0 ? bySince : one.Order.CompareTo(other.Order);
    }
}
