using System.Globalization;

namespace MediaRouting.Bench.Peers;

/// <summary>
/// What one side took in each round; rounds of the same number saw the same machine. Those count in which others had
/// next to nothing of it; all, if those were fewer than three.
/// </summary>
internal sealed class Times
{
    private readonly List<(double Time, double Others)> _rounds = [];

    /// <summary>The middle round.</summary>
    public double Median => Rounds.Median(Places.Select(place => _rounds[place].Time));

    /// <summary>True if too few rounds were undisturbed for the figure to be trusted.</summary>
    public bool IsDisturbed => _rounds.Count(IsUndisturbed) < Math.Min(Rounds.FewestUndisturbed, _rounds.Count);

    /// <summary>Rounds that were undisturbed, of how many.</summary>
    public string Undisturbed =>
        string.Create(CultureInfo.InvariantCulture, $"{_rounds.Count(IsUndisturbed)}/{_rounds.Count}");

    private IEnumerable<int> Places =>
        Enumerable.Range(0, _rounds.Count).Where(place => IsDisturbed || IsUndisturbed(_rounds[place]));

    /// <summary>Adds a round.</summary>
    /// <param name="time">What it took.</param>
    /// <param name="others">The part of the machine, 0..1, that others had meanwhile.</param>
    public void Add(double time, double others) => _rounds.Add((time, others));

    /// <summary>The middle of the rounds' ratios: this side's time ÷ the other's in the same rounds.</summary>
    public double Over(Times other) =>
        Rounds.Median(Places.Select(place => _rounds[place].Time / other._rounds[place].Time));

    private static bool IsUndisturbed((double Time, double Others) round) => round.Others <= Rounds.MostOfOthers;
}
