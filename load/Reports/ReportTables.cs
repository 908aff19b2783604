using System.Globalization;
using MediaRouting.Load.Checker;
using MediaRouting.Load.Figures;
using MediaRouting.Load.Plan;

namespace MediaRouting.Load.Reports;

/// <summary>The tables of a report.</summary>
internal static class ReportTables
{
    /// <summary>All of them, in their order.</summary>
    public static IReadOnlyList<ReportTable> Of(RunReport report) =>
    [
        Outcome(report), Steps(report), InsideTable.Of(report.Inside), Echo(report), Queues(report), Teams(report),
        .. ComparedTables.Of(report),
    ];

    private static ReportTable Outcome(RunReport report)
    {
        var outcome = report.Outcome;
        var rows = new List<IReadOnlyList<string>>
        {
            Row("customers", Number(report.Customers)),
            Row("messages sent", Number(outcome.Sent)),
            Row("messages received", Number(outcome.Received)),
            Row("offers made", Number(outcome.Offers)),
        };
        rows.AddRange(Enum.GetValues<ViolationKind>().Select(
            kind => Row(NameOf(kind), Number(outcome.Violations[kind]))));
        rows.Add(Row("recovered: came again after a loss of the broker and known again", Number(outcome.Recovered)));
        rows.AddRange(outcome.Refusals.Select(
            refusal => Row($"refused, as a race explains: {refusal.Key}", Number(refusal.Value))));
        return new ReportTable("Outcome", ["what", "times"], rows)
        {
            Note = $"The longest that a task was seen waiting beside an idle agent: "
                + $"{Milliseconds(outcome.LongestIdle)} ms; {Milliseconds(outcome.IdleBound)} ms are the most.",
        };
    }

    private static ReportTable Steps(RunReport report) => new(
        "Latency in milliseconds, from the planned sending",
        ["step", "ok", "fail", "RPS", "min", "mean", "p50", "p75", "p95", "p99", "max"],
        [
            .. report.Steps.Select(step => Row(
                step.Step, Number(step.Ok), Number(step.Fail), One(step.Rps), Two(step.Min), Two(step.Mean),
                Two(step.P50), Two(step.P75), Two(step.P95), Two(step.P99), Two(step.Max))),
        ]);

    private static ReportTable Echo(RunReport report) => new(
        "Throughput beside a bare echo through the same broker",
        ["what", "median a second", "laps"],
        [
            Row("questions to the daemon", One(EchoComparison.MedianOf(report.Echo.Daemon)), Laps(report.Echo.Daemon)),
            Row("bare echo", One(EchoComparison.MedianOf(report.Echo.Echo)), Laps(report.Echo.Echo)),
            Row("ratio", Two(report.Echo.Ratio), GoalOf(report)),
        ]);

    /// <summary>The goal is of a real broker: the one in memory takes nothing that the daemon's work could hide in.
    /// </summary>
    private static string GoalOf(RunReport report) => report switch
    {
        { Echo.Echo.Count: 0 } => "not measured",
        { Scenario.Transport: Transport.Memory } => "no goal",
        { Echo.Ratio: >= EchoComparison.Goal } => "goal 0.9: reached",
        _ => "goal 0.9: not reached",
    };

    private static ReportTable Queues(RunReport report) => new(
        "Queues, in real time, by the wire",
        [
            "queue", "offered", "answered", "abandoned", "left %", "ASA ms", "longest ms", "within s",
            "SL 1 %", "SL 2 %", "SL 3 %", "its own",
        ],
        [
            .. report.Queues.Select(queue => Row(
                queue.Queue.Id, Number(queue.Tasks.Offered), Number(queue.Tasks.Answered),
                Number(queue.Tasks.Abandoned), One(100 * queue.Tasks.Abandonment),
                One(queue.Tasks.AverageSpeedOfAnswer.TotalMilliseconds),
                One(queue.Tasks.LongestWait.TotalMilliseconds), Number(queue.Queue.ThresholdSeconds),
                One(100 * queue.Tasks.ServiceLevel(1)), One(100 * queue.Tasks.ServiceLevel(2)),
                One(100 * queue.Tasks.ServiceLevel(3)),
                $"SL {queue.Queue.ServiceLevelType}")),
        ])
    {
        Note = "Left: the part that was abandoned. ASA: average speed of answer. SL: service level of type 1, 2 and 3; "
            + "its own is the one that counts for the queue. "
            + $"One real second stands for {report.Scenario.TimeCompression:0.#} of the scenario.",
    };

    private static ReportTable Teams(RunReport report) => new(
        "Teams, by the wire",
        ["team", "agents", "tasks accepted", "occupancy %", "fairness (Jain)"],
        [
            .. report.Teams.Select(team => Row(
                team.Team, Number(team.Agents), Number(team.Answered), One(100 * team.Occupancy),
                team.Fairness.ToString("0.000", CultureInfo.InvariantCulture))),
        ]);

    private static string NameOf(ViolationKind kind) => kind switch
    {
        ViolationKind.Lost => "lost",
        ViolationKind.Unexpected => "unexpected",
        ViolationKind.Duplicated => "duplicated",
        ViolationKind.OutOfOrder => "out of order",
        ViolationKind.TaskEnds => "tasks that ended other than once",
        ViolationKind.Owners => "tasks with an owner too many, or none",
        ViolationKind.AboveCapacity => "agents above capacity",
        ViolationKind.OpenOffers => "agents with more than one open offer",
        _ => "tasks that waited beside an idle agent",
    };

    private static string[] Row(params string[] cells) => cells;

    private static string Laps(IEnumerable<double> laps) => string.Join(", ", laps.Select(lap => Number(lap)));

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string One(double value) => value.ToString("N1", CultureInfo.InvariantCulture);

    private static string Two(double value) => value.ToString("N2", CultureInfo.InvariantCulture);

    private static string Milliseconds(TimeSpan time) => One(time.TotalMilliseconds);
}
