using MediaRouting.Bench.Plots;

namespace MediaRouting.Bench.Report;

/// <summary>A plot of the report, with the points that were noted for it.</summary>
/// <param name="Title">What is shown.</param>
/// <param name="Across">The axis from left to right.</param>
/// <param name="Upwards">The axis from bottom to top.</param>
/// <param name="Lines">The lines.</param>
internal sealed record ReportPlot(string Title, Axis Across, Axis Upwards, IReadOnlyList<PlotLine> Lines)
{
    /// <summary>All plots of a report.</summary>
    public static IReadOnlyList<ReportPlot> All(IReadOnlyList<Row> rows) =>
        [.. Enum.GetValues<Plot>().Select(plot => Of(plot, rows))];

    private static ReportPlot Of(Plot plot, IReadOnlyList<Row> rows)
    {
        var lines = rows.OfType<PlotPoint>().Where(point => point.Plot == plot)
            .GroupBy(point => point.Line, StringComparer.Ordinal)
            .Select(line => new PlotLine(line.Key, [.. line.Select(point => (point.X, point.Y)).Order()])).ToList();
        return plot switch
        {
            Plot.LatencyPercentiles => new(
                "Latency through the ring, from the planned start of each command",
                new Axis("percentile", Scale.Nines),
                new Axis("µs", Scale.Logarithmic),
                lines),
            Plot.CostAgainstAgents => new(
                "Cost of a decision as agents grow",
                new Axis("agents", Scale.Logarithmic),
                new Axis("µs per decision", Scale.Logarithmic),
                lines),
            Plot.ThroughputAgainstWaiting => new(
                "Throughput as waiting tasks grow (none stands at 1)",
                new Axis("waiting tasks", Scale.Logarithmic),
                new Axis("commands/s", Scale.Logarithmic),
                [.. lines.Select(line => line with
                {
                    Points = [.. line.Points.Select(point => (Math.Max(1, point.X), point.Y))],
                })]),
            _ => throw new ArgumentOutOfRangeException(nameof(plot), plot, "no plot of the report"),
        };
    }
}
