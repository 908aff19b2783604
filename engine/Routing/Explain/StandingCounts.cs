namespace MediaRouting.Engine.Routing.Explain;

/// <summary>How many agents stand how.</summary>
public sealed class StandingCounts
{
    private readonly int[] _counts = new int[(int)Standing.Eligible + 1];

    /// <summary>Agents who stand so.</summary>
    public int this[Standing standing] => _counts[(int)standing];

    /// <summary>All agents.</summary>
    public int Total { get; private set; }

    /// <summary>One more agent stands so.</summary>
    internal void Add(Standing standing)
    {
        _counts[(int)standing]++;
        Total++;
    }

    /// <summary>Adds the agents of other counts.</summary>
    internal void Add(StandingCounts other)
    {
        for (var standing = 0; standing < _counts.Length; standing++)
        {
            _counts[standing] += other._counts[standing];
        }

        Total += other.Total;
    }
}
