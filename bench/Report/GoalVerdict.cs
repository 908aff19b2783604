namespace MediaRouting.Bench.Report;

/// <summary>A row of the goals with all figures that belong to it.</summary>
/// <param name="Goal">The row.</param>
/// <param name="Figures">The figures of this run.</param>
internal sealed record GoalVerdict(GoalRow Goal, IReadOnlyList<Figure> Figures)
{
    /// <summary>The worst of the figures' verdicts; missing if nothing was measured.</summary>
    public Verdict Verdict => Figures.Count == 0 ? Verdict.Missing : Figures.Max(figure => figure.Verdict);

    /// <summary>All rows of the goals, in their order, those without a figure too.</summary>
    public static IReadOnlyList<GoalVerdict> All(IReadOnlyList<Row> rows) =>
    [
        .. Enum.GetValues<GoalRow>().Where(goal => goal != GoalRow.None).Select(goal => new GoalVerdict(
            goal, [.. rows.OfType<Figure>().Where(figure => figure.Goal == goal)])),
    ];
}
