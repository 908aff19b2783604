using System.Globalization;

namespace MediaRouting.Bench.Broker;

/// <summary>
/// Two sides at the same work, in rounds. What counts is the median of the rounds' ratios, since the two laps of a
/// round saw the same machine; of the rounds that nothing else disturbed, or of all, if those were fewer than three.
/// </summary>
/// <param name="name">What was measured.</param>
/// <param name="ourName">The side that has the goal.</param>
/// <param name="theirName">The side that it is held against.</param>
/// <param name="goal">The row of the goals that it belongs to.</param>
/// <param name="least">Least ratio of rates, ours ÷ theirs.</param>
internal sealed class Comparison(string name, string ourName, string theirName, GoalRow goal, double least)
{
    private readonly List<(Lap Ours, Lap Theirs)> _rounds = [];

    /// <summary>Adds a round.</summary>
    public void Add(Lap ours, Lap theirs) => _rounds.Add((ours, theirs));

    /// <summary>The row.</summary>
    public Figure ToFigure()
    {
        var undisturbed = _rounds.Where(round => Others(round) <= Rounds.MostOfOthers).ToList();
        var isDisturbed = undisturbed.Count < Rounds.FewestUndisturbed;
        var counted = isDisturbed ? _rounds : undisturbed;
        var ratios = counted.ConvertAll(round => round.Ours.Rate / round.Theirs.Rate);
        var others = Rounds.Median(_rounds.Select(Others));
        return new Figure(
            name,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{ourName} {Rate(counted.Select(round => round.Ours))}/s, "
                + $"{theirName} {Rate(counted.Select(round => round.Theirs))}/s; rounds from {ratios.Min():0.00} to "
                + $"{ratios.Max():0.00}; undisturbed {undisturbed.Count}/{_rounds.Count}, others had {others:P0}"),
            Rounds.Median(ratios))
        {
            Goal = goal, AtLeast = least, IsDisturbed = isDisturbed,
        };
    }

    private static double Others((Lap Ours, Lap Theirs) round) => Math.Max(round.Ours.Others, round.Theirs.Others);

    private static string Rate(IEnumerable<Lap> laps) =>
        Rounds.Median(laps.Select(lap => lap.Rate)).ToString("N0", CultureInfo.InvariantCulture);
}
