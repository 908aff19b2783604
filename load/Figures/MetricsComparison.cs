using MediaRouting.Daemon.Top;
using MediaRouting.Load.Checker;

namespace MediaRouting.Load.Figures;

/// <summary>Holds the wire's counts against those of the daemon's page <c>/metrics</c>.</summary>
internal static class MetricsComparison
{
    /// <summary>The page.</summary>
    public const string Path = "/metrics";

    /// <summary>Messages in and out, refusals, offers, and what must not be.</summary>
    /// <exception cref="FormatException">It is no page of metrics.</exception>
    public static IReadOnlyList<ComparedFigure> Of(string text, Outcome outcome)
    {
        var page = new MetricsPage(text);
        return
        [
            Equal(
                "messages taken in, repetitions apart",
                outcome.Sent,
                page.Sum("mre_messages_received_total") - page.Sum("mre_messages_duplicate_total")),
            Equal("messages refused", outcome.Refusals.Values.Sum(), page.Sum("mre_messages_refused_total")),
            Equal("offers", outcome.Offers, page.Sum("mre_decisions_total")),
            Equal("dead letters", 0, page.Sum("mre_messages_dead_lettered_total")),
            Equal("tasks open in the end", 0, page.Sum("mre_tasks_open")),
            Equal("violations that the daemon found", 0, page.Sum("mre_invariant_violations_total")),
        ];
    }

    private static ComparedFigure Equal(string name, double wire, double? daemon) =>
        new(name, "", wire, daemon ?? double.NaN, Tolerance: 0, Reason: "");
}
