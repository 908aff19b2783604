namespace MediaRouting.Bench.Peers.Actor;

/// <summary>An agent.</summary>
/// <param name="id">Its id.</param>
/// <param name="order">Its place in the configuration.</param>
/// <param name="capacity">Most tasks that it holds.</param>
internal sealed class Agent(string id, int order, int capacity)
{
    /// <summary>Fewest held, then available longest, then the order of the configuration.</summary>
    public static IComparer<Agent> Longest { get; } = Comparer<Agent>.Create(Compare);

    /// <summary>Its id.</summary>
    public string Id => id;

    /// <summary>Its place in the configuration.</summary>
    public int Order => order;

    /// <summary>The queues it serves.</summary>
    public List<ChatQueue> Queues { get; } = [];

    /// <summary>It is at work, and takes what it is offered.</summary>
    public bool IsReady { get; set; }

    /// <summary>It was offered a task, and has not answered.</summary>
    public bool HasOffer { get; set; }

    /// <summary>Tasks it holds; not to be changed while it stands among the available.</summary>
    public int Held { get; set; }

    /// <summary>Available since, in milliseconds; not to be changed while it stands among the available.</summary>
    public long Since { get; set; }

    /// <summary>It stands among the available of its queues.</summary>
    public bool IsAvailable { get; set; }

    /// <summary>It may be offered a task.</summary>
    public bool IsEligible => IsReady && !HasOffer && Held < capacity;

    private static int Compare(Agent one, Agent other)
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
