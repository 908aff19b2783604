namespace MediaRouting.Tests.Naive.Swarm;

/// <summary>Everything that a seed decides.</summary>
/// <param name="seed">The same seed, the same decisions.</param>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A number between two, both included.</summary>
    public int Between(int least, int most) => _random.Next(least, most + 1);

    /// <summary>Yes, in so many of a hundred cases.</summary>
    public bool Percent(int chance) => _random.Next(100) < chance;

    /// <summary>One of them.</summary>
    public T Any<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];

    /// <summary>One of them, or the default where there is none.</summary>
    public T? AnyOrNone<T>(IReadOnlyList<T> all) => all.Count == 0 ? default : all[_random.Next(all.Count)];

    /// <summary>A number with small ones drawn as often as large ones.</summary>
    public int Scaled(int least, int most) =>
        (int)Math.Round(least * Math.Pow((double)most / least, _random.NextDouble()));

    /// <summary>Which of the weights is hit.</summary>
    public int Weighted(IReadOnlyList<int> weights)
    {
        var rest = _random.Next(weights.Sum());
        var place = 0;
        while (rest >= weights[place])
        {
            rest -= weights[place++];
        }

        return place;
    }
}
