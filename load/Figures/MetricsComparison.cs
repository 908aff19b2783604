using System.Globalization;
using MediaRouting.Load.Checker;

namespace MediaRouting.Load.Figures;

/// <summary>Holds the wire's counts against those of the daemon's page <c>/metrics</c>, in Prometheus text.</summary>
internal static class MetricsComparison
{
    /// <summary>The page.</summary>
    public const string Path = "/metrics";

    /// <summary>Messages in and out, refusals, offers, and what must not be.</summary>
    public static IReadOnlyList<ComparedFigure> Of(string page, Outcome outcome)
    {
        var lines = page.Split('\n');
        return
        [
            new("messages taken in, repetitions apart", outcome.Sent, Sum(lines, "mre_messages_received_total")
                - Sum(lines, "mre_messages_duplicate_total"), 0),
            new("messages refused", outcome.Refusals.Values.Sum(), Sum(lines, "mre_messages_refused_total"), 0),
            new("offers", outcome.Offers, Sum(lines, "mre_decisions_total"), 0),
            new("dead letters", 0, Sum(lines, "mre_messages_dead_lettered_total"), 0),
            new("tasks open in the end", 0, Sum(lines, "mre_tasks_open"), 0),
            new("violations that the daemon found", 0, Sum(lines, "mre_invariant_violations_total"), 0),
        ];
    }

    private static double Sum(string[] lines, string metric) => lines
        .Where(line => line.StartsWith(metric + " ", StringComparison.Ordinal)
            || line.StartsWith(metric + "{", StringComparison.Ordinal))
        .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
}
