namespace MediaRouting.Bench.Peers;

/// <summary>What one side took in each round; rounds of the same number saw the same machine.</summary>
internal sealed class Times
{
    private readonly List<double> _rounds = [];

    /// <summary>The middle round.</summary>
    public double Median => Middle(_rounds);

    /// <summary>Adds a round.</summary>
    public void Add(double time) => _rounds.Add(time);

    /// <summary>The middle of the rounds' ratios: this side's time ÷ the other's.</summary>
    public double Over(Times other) => Middle(_rounds.Zip(other._rounds, (mine, its) => mine / its));

    /// <summary>The middle value, of an even number the later of the two.</summary>
    private static double Middle(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return ordered[ordered.Count / 2];
    }
}
