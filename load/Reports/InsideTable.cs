using System.Globalization;
using MediaRouting.Load.Figures;

namespace MediaRouting.Load.Reports;

/// <summary>The table of what the daemon measured of itself.</summary>
internal static class InsideTable
{
    private const string NotMeasured = "not measured";

    /// <summary>The table.</summary>
    public static ReportTable Of(IReadOnlyList<InsideFigures> parts) => new(
        "Inside the daemon",
        ["part", "measured", "mean", "p50", "p99"],
        [.. parts.Select(Row)])
    {
        Note = parts.Count == 0
            ? "Not measured: this daemon has no page of metrics."
            : "By its own histograms, over the time of the latencies above; the outbox and the last two wait for the "
                + "broker. A percentile is the bound of the bucket that it is in.",
    };

    private static string[] Row(InsideFigures part) =>
    [
        part.Part,
        part.Count.ToString("N0", CultureInfo.InvariantCulture),
        part.Mean is { } mean ? TimeOf(mean) : NotMeasured,
        part.P50 is { } half ? BoundOf(half) : NotMeasured,
        part.P99 is { } most ? BoundOf(most) : NotMeasured,
    ];

    private static string BoundOf(double seconds) =>
        double.IsInfinity(seconds) ? "beyond the last bound" : $"≤ {TimeOf(seconds)}";

    private static string TimeOf(double seconds) => seconds switch
    {
        < 1e-3 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e6:0.#} µs"),
        < 1 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e3:0.#} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.#} s"),
    };
}
