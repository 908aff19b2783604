using System.Globalization;

namespace MediaRouting.Bench.Figures;

/// <summary>
/// How long a command takes through the ring with full routing, against the same ring with a copying stage: at fixed
/// rates, from the planned time of each.
/// </summary>
internal sealed class DecisionLatency(Sizes sizes, FigureTable table)
{
    private const int GoalRate = 100_000;
    private const int WarmUpRounds = 3;
    private const double Goal = 2;

    /// <summary>A percentile of the plot is told if so many commands at least are beyond it.</summary>
    private const int FewestBeyond = 10;

    private static readonly double[] Parts =
        [0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.995, 0.999, 0.9995, 0.9999, 0.99995, 0.99999];

    private readonly Outlet _copies = new();

    /// <summary>Measures and prints.</summary>
    public void Measure()
    {
        table.Begin("Decision latency, routing-engine: routing ÷ copying, from the planned time of each command");
        var site = new Site(sizes.UsualAgents);
        var configuration = site.Configuration();
        var counterpart = new CommunicationServer();
        var traffic = new Traffic(site, configuration, counterpart);
        var subject = new Subject(configuration, counterpart.Topology);
        while (!traffic.IsUnderWay)
        {
            subject.Play(traffic.Next(sizes.RoundCommands), new Direct());
        }

        for (var played = 0; played < sizes.WarmUp; played += sizes.RoundCommands)
        {
            subject.Play(traffic.Next(sizes.RoundCommands), new Direct());
        }

        Measure(traffic, subject, GoalRate, sizes.LatencyRounds, Goal);
        Measure(traffic, subject, GoalRate / 10, sizes.OtherLatencyRounds, goal: null);
        Measure(traffic, subject, GoalRate * 10, sizes.OtherLatencyRounds, goal: null);
    }

    private void Measure(Traffic traffic, Subject subject, int rate, int rounds, double? goal)
    {
        var copying = new LatencyRounds(Named("bare ring", rate));
        var routing = new LatencyRounds(Named("routing", rate));
        for (var round = -WarmUpRounds; round < rounds; round++)
        {
            var script = traffic.Next((int)(rate * sizes.LatencySeconds));
            var copied = PacedRelay.Play(script, rate, new CopyingStage(_copies.Events), _copies, out var copies);
            var routed = subject.PlayPaced(script, rate, out var decisions);
            if (round >= 0)
            {
                copying.Add(copied, copies);
                routing.Add(routed, decisions);
            }
        }

        Add($"p50 at {Number(rate)} a second", copying, routing, rounds => rounds.Middle, goal);
        Add($"p99 at {Number(rate)} a second", copying, routing, rounds => rounds.Tail, goal);
        Plot(copying);
        Plot(routing);
    }

    private static string Named(string side, int rate) => $"{side} {Number(rate)}/s";

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private void Add(
        string name, LatencyRounds copying, LatencyRounds routing, Func<LatencyRounds, Series> of, double? goal)
    {
        var details = string.Create(
            CultureInfo.InvariantCulture,
            $"routing {of(routing).Median / 1000:0.00} µs, copying {of(copying).Median / 1000:0.00} µs; the longest "
            + $"{routing.Latencies.Microseconds(1):N0} and {copying.Latencies.Microseconds(1):N0} µs; rounds undisturbed "
            + $"{routing.Middle.Undisturbed}, {copying.Middle.Undisturbed}");
        table.Add(new Figure(name, details, of(routing).Median / of(copying).Median)
        {
            Goal = goal is null ? GoalRow.None : GoalRow.DecisionLatency,
            AtMost = goal,
            IsDisturbed = copying.Middle.IsDisturbed || routing.Middle.IsDisturbed,
        });
    }

    private void Plot(LatencyRounds side)
    {
        foreach (var part in Parts)
        {
            if ((1 - part) * side.Latencies.Count >= FewestBeyond)
            {
                var nines = -Math.Log10(1 - part);
                table.Add(new PlotPoint(
                    Bench.Plot.LatencyPercentiles, side.Name, nines, side.Latencies.Microseconds(part)));
            }
        }
    }
}
