namespace MediaRouting.Bench.Micro.Agents;

/// <summary>An agent as the usual implementations keep it: an object with fields.</summary>
internal sealed class Candidate
{
    /// <summary>Place in the configuration.</summary>
    public required int Agent { get; init; }

    /// <summary>The queues that it serves.</summary>
    public required HashSet<int> Queues { get; init; }

    /// <summary>May be taken.</summary>
    public bool IsIn { get; set; }

    /// <summary>Tasks held.</summary>
    public int Held { get; set; }

    /// <summary>Available since.</summary>
    public long Since { get; set; }

    /// <summary>The order of agents.</summary>
    public static int Compare(Candidate one, Candidate other)
    {
        var held = one.Held.CompareTo(other.Held);
        var since = held != 0 ? held : one.Since.CompareTo(other.Since);
        return since != 0 ? since : one.Agent.CompareTo(other.Agent);
    }
}
