using System.Text.Json;
using System.Text.Json.Serialization;
using MediaRouting.Load.Checker;

namespace MediaRouting.Load.Reports;

/// <summary>The report as JSON, for other programs.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,

        // What the daemon does not say is not a number, and what is beyond its last bound infinite.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
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
            report.Inside,
            echo = new { report.Echo.Ratio, report.Echo.Daemon, report.Echo.Echo },
            queues = report.Queues.Select(queue => new
            {
                queue.Queue.Id,
                queue.Tasks.Offered,
                queue.Tasks.Answered,
                queue.Tasks.Abandoned,
                queue.Tasks.AnsweredInTime,
                queue.Tasks.AbandonedInTime,
                queue.Tasks.NearThreshold,
                averageSpeedOfAnswerMilliseconds = queue.Tasks.AverageSpeedOfAnswer.TotalMilliseconds,
                longestWaitMilliseconds = queue.Tasks.LongestWait.TotalMilliseconds,
                serviceLevels = Enumerable.Range(1, 3).Select(queue.Tasks.ServiceLevel),
                queue.Agents.Occupancy,
            }),
            report.Teams,
            report.Compared,
            report.NotCompared,
            report.Samples,
        },
        Indented);
}
