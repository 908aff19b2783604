using System.Text.Json;
using MediaRouting.Load.Checker;

namespace MediaRouting.Load.Reports;

/// <summary>The report as JSON, for other programs.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true,
    };

    /// <summary>The whole report.</summary>
    public static string Of(RunReport report) => JsonSerializer.Serialize(
        new
        {
            scenario = report.Scenario.Name,
            report.Scenario.Seed,
            report.Holds,
            report.Verdict,
            facts = report.Facts.ToDictionary(fact => fact.Name, fact => fact.Value, StringComparer.Ordinal),
            seconds = report.Length.TotalSeconds,
            report.Customers,
            report.Outcome.Sent,
            report.Outcome.Received,
            report.Outcome.Recovered,
            report.Outcome.Offers,
            violations = Enum.GetValues<ViolationKind>().ToDictionary(
                kind => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()),
                kind => report.Outcome.Violations[kind],
                StringComparer.Ordinal),
            sentences = report.Troubles.Concat(report.Outcome.Violations.Sentences),
            report.Outcome.Refusals,
            longestIdleMilliseconds = report.Outcome.LongestIdle.TotalMilliseconds,
            idleBoundMilliseconds = report.Outcome.IdleBound.TotalMilliseconds,
            report.Steps,
            echo = new { report.Echo.Ratio, report.Echo.Daemon, report.Echo.Echo },
            queues = report.Queues.Select(queue => new
            {
                queue.Queue.Id,
                queue.Offered,
                queue.Answered,
                queue.Abandoned,
                queue.AnsweredInTime,
                queue.AbandonedInTime,
                queue.NearThreshold,
                averageSpeedOfAnswerMilliseconds = queue.AverageSpeedOfAnswer.TotalMilliseconds,
                longestWaitMilliseconds = queue.LongestWait.TotalMilliseconds,
                serviceLevels = new[] { queue.ServiceLevel(1), queue.ServiceLevel(2), queue.ServiceLevel(3) },
            }),
            report.Teams,
            report.Compared,
            report.NotCompared,
            report.Samples,
        },
        Indented);
}
