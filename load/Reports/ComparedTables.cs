using System.Globalization;
using MediaRouting.Load.Figures;

namespace MediaRouting.Load.Reports;

/// <summary>The tables of how the wire's figures agree with the daemon's: a line a figure, and all that differ.
/// </summary>
internal static class ComparedTables
{
    /// <summary>The tables; the second only where something differs.</summary>
    public static IEnumerable<ReportTable> Of(RunReport report)
    {
        yield return new ReportTable(
            "Wire and daemon",
            ["figure", "compared", "equal", "within", "differ", "off by", "may be off by", "for"],
            [.. report.Compared.GroupBy(figure => figure.Name, StringComparer.Ordinal).Select(Row)])
        {
            Numbers = 6,
            Note = string.Join(' ', report.NotCompared.Prepend(
                "Each figure of each queue and MRD (report.json has them all): how often the two were equal, within "
                + "what they may be off by, and not; beside it the pair that comes nearest to that, or is beyond it.")),
        };
        var differing = report.Compared.Where(figure => !figure.Agrees).ToList();
        if (differing.Count > 0)
        {
            yield return new ReportTable(
                "What differs",
                ["figure", "wire", "daemon", "may be off by", "of"],
                [
                    .. differing.Select(figure => new[]
                    {
                        figure.Name, Number(figure.Wire), Number(figure.Daemon), Number(figure.Tolerance),
                        figure.Place,
                    }),
                ])
            {
                Numbers = 3,
            };
        }
    }

    private static string[] Row(IGrouping<string, ComparedFigure> figures)
    {
        var equal = figures.Count(figure => figure.Difference == 0);
        var agreeing = figures.Count(figure => figure.Agrees);
        var worst = figures.MaxBy(Part)!;
        return
        [
            figures.Key,
            Number(figures.Count()),
            Number(equal),
            Number(agreeing - equal),
            Number(figures.Count() - agreeing),
            Number(worst.Difference),
            worst.Tolerance == 0 ? "" : Number(worst.Tolerance),
            worst.Tolerance == 0 ? "" : worst.Reason,
        ];
    }

    /// <summary>How much of what it may be off by a figure is off; what the daemon does not say is worst.</summary>
    private static double Part(ComparedFigure figure) => figure switch
    {
        { Agrees: false, Difference: double.NaN } => double.PositiveInfinity,
        { Tolerance: 0 } => figure.Difference,
        _ => figure.Difference / figure.Tolerance,
    };

    private static string Number(double value) =>
        double.IsNaN(value) ? "not told" : value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
