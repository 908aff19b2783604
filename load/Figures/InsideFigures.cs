using MediaRouting.Daemon.Top;

namespace MediaRouting.Load.Figures;

/// <summary>What the daemon itself measured of one of its parts in the course of the scenario, seconds.</summary>
/// <param name="Part">Which.</param>
/// <param name="Count">How often it was measured.</param>
/// <param name="Mean">The mean; null if it was not measured.</param>
/// <param name="P50">The bound of the daemon's histogram that the median does not exceed; likewise.</param>
/// <param name="P99">The same of 99 of 100.</param>
internal sealed record InsideFigures(string Part, long Count, double? Mean, double? P50, double? P99)
{
    private const string Stages = "mre_stage_batch_seconds";

    private static readonly (string Part, string Histogram, string? Stage)[] Parts =
    [
        ("command published → carried out", "mre_decision_seconds", null),
        ("journal: append and sync of a batch", Stages, "journal"),
        ("state machine: a batch", Stages, "state-machine"),
        ("outbox: a batch, with its waits", Stages, "outbox"),
        ("transaction → confirmed by the broker", "mre_broker_transaction_seconds", null),
        ("of it, commit → confirmed", "mre_broker_commit_seconds", null),
    ];

    /// <summary>Every part, between two pages <c>/metrics</c>.</summary>
    /// <exception cref="FormatException">One is no page of metrics.</exception>
    public static IReadOnlyList<InsideFigures> Between(string before, string after)
    {
        var earlier = new MetricsPage(before);
        var later = new MetricsPage(after);
        return [.. Parts.Select(part => Of(earlier, later, part.Part, part.Histogram, part.Stage))];
    }

    private static InsideFigures Of(
        MetricsPage earlier, MetricsPage later, string part, string histogram, string? stage)
    {
        var label = stage is null ? null : "stage";
        var count = Since("_count");
        return new InsideFigures(
            part,
            (long)count,
            count > 0 ? Since("_sum") / count : null,
            later.Quantile(earlier, histogram, 0.5, label, stage ?? ""),
            later.Quantile(earlier, histogram, 0.99, label, stage ?? ""));

        double Since(string suffix) => Sum(later, suffix) - Sum(earlier, suffix);

        double Sum(MetricsPage page, string suffix) =>
            (label is null ? page.Sum(histogram + suffix) : page.Sum(histogram + suffix, label, stage!)) ?? 0;
    }
}
