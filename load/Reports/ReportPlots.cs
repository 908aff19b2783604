using MediaRouting.Bench.Plots;
using MediaRouting.Load.Figures;

namespace MediaRouting.Load.Reports;

/// <summary>The plots of a report: how it was over time.</summary>
internal static class ReportPlots
{
    // More points than that run into each other.
    private const int MostPoints = 60;

    private static readonly string[] StatesShown =
        ["READY", "RESERVED", "ACTIVE", "BUSY", "WORK_READY", "NOT_READY", "INTERRUPTED"];

    /// <summary>The plots, as HTML.</summary>
    public static IEnumerable<string> Of(RunReport report)
    {
        var samples = report.Samples;
        yield return Plot(
            samples,
            "Load and throughput",
            "a second",
            ("customers", sample => sample.Customers),
            ("messages sent", sample => sample.Sent),
            ("messages received", sample => sample.Received));
        yield return Plot(
            samples,
            "Latency from the planned sending, all steps to the daemon together",
            "milliseconds",
            ("p50", sample => sample.P50),
            ("p99", sample => sample.P99),
            ("max", sample => sample.Max));
        yield return Plot(samples, "Tasks that wait for an agent", "tasks", ("waiting", sample => sample.Waiting));
        yield return Plot(
            samples,
            "Agents by state, each counted on each MRD",
            "agents",
            [
                .. StatesShown
                    .Where(state => samples.Any(sample => sample.States.GetValueOrDefault(state) > 0))
                    .Select<string, (string, Func<Sample, double>)>(
                        state => (state, sample => sample.States.GetValueOrDefault(state))),
            ]);
    }

    private static string Plot(
        IReadOnlyList<Sample> samples,
        string title,
        string unit,
        params (string Name, Func<Sample, double> Value)[] lines)
    {
        var each = (int)Math.Ceiling(samples.Count / (double)MostPoints);
        return new LinePlot(
            title,
            new Axis("real seconds", Scale.Linear),
            new Axis(unit, Scale.Linear),
            [
                .. lines.Select(line => new PlotLine(
                    line.Name,
                    [
                        .. samples.Chunk(Math.Max(1, each)).Select(
                            chunk => (chunk[^1].Second, chunk.Average(line.Value))),
                    ])),
            ]).ToHtml();
    }
}
