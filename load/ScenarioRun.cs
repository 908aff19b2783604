using System.Diagnostics;
using System.Globalization;
using MediaRouting.Bench;
using MediaRouting.Load.Checker;
using MediaRouting.Load.Figures;
using MediaRouting.Load.People;
using MediaRouting.Load.Plan;
using MediaRouting.Load.Reports;
using MediaRouting.Load.Site;
using MediaRouting.Load.Wire;

namespace MediaRouting.Load;

/// <summary>
/// A run from the start of broker and daemon to the report: sign-in, customers, the end, a throughput beside the
/// echo's, and the verdict.
/// </summary>
internal sealed class ScenarioRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan ForWhatShouldNotCome = TimeSpan.FromMilliseconds(500);

    // On top of what a message takes: how far messages of one step may arrive apart on a busy machine.
    private static readonly TimeSpan IdleMargin = TimeSpan.FromMilliseconds(250);

    private readonly Scenario _scenario;
    private readonly List<string> _troubles = [];
    private readonly List<double> _daemonLaps = [];
    private readonly List<double> _echoLaps = [];

    private ScenarioRun(Scenario scenario) => _scenario = scenario;

    /// <summary>Runs a scenario.</summary>
    /// <param name="scenario">What is to happen.</param>
    /// <param name="broker">A broker that listens; null for one of the run's own.</param>
    /// <param name="tick">Called every second.</param>
    /// <exception cref="InvalidOperationException">Broker or daemon could not be started.</exception>
    public static RunReport Of(Scenario scenario, Uri? broker, Action<Sample> tick)
    {
        var staff = new Staff(scenario);
        var queues = new ChatQueues(
            string.Create(CultureInfo.InvariantCulture, $"Load.{Environment.ProcessId}."),
            scenario.Agents.Destinations);
        var routing = RoutingFile.Of(scenario, staff);
        using IContactSite site = scenario.Transport == Transport.Memory
            ? new MemorySite(routing, queues)
            : new BrokerSite(routing, queues, broker);
        using var simulation = new Simulation(scenario, staff, queues, site.Open, tick);
        return new ScenarioRun(scenario).Run(site, simulation, SiteCheck.Of(scenario, staff, queues));
    }

    private RunReport Run(IContactSite site, Simulation simulation, CheckedSite known)
    {
        List<(string, string)> facts =
        [
            .. MachineFacts.Now.Select(fact => (fact.Name, fact.Value)),
            ("site", site.Description),
            ("agents", _scenario.Agents.Count.ToString("N0", CultureInfo.InvariantCulture)),
            ("time", string.Create(
                CultureInfo.InvariantCulture,
                $"{_scenario.Seconds:N0} s of the scenario in {_scenario.RealLength.TotalSeconds:N0} s, seed "
                + $"{_scenario.Seed}")),
        ];
        var before = site.Page(MetricsComparison.Path);
        var start = Stopwatch.GetTimestamp();
        var isOver = simulation.Run(what => Disturb(site, simulation, what.Kind), Patience);
        var length = Stopwatch.GetElapsedTime(start);
        var after = site.Page(MetricsComparison.Path);
        Expect(isOver, $"not everybody was served and had gone {Patience.TotalSeconds:0} s after the last customer");
        StepRow[] steps = [.. Enum.GetValues<StepKind>().Select(
            step => StepRow.Of(step, simulation.Steps[step], length))];
        var roundTrip = TimeSpan.FromMicroseconds(simulation.Steps[StepKind.Task].At(0.999));
        Laps(simulation);
        simulation.Listen(ForWhatShouldNotCome);
        var outcome = simulation.Checker.Conclude(roundTrip + IdleMargin);
        var queues = QueueFigures.Of(known, outcome.Tasks, outcome.Agents, roundTrip);
        var mrds = MrdFigures.Of(known, queues, outcome.Agents);
        var accuracy = WireAccuracy.Of(simulation.Steps);
        var notCompared = new List<string>();
        List<ComparedFigure> compared =
        [
            .. Compare(MetricsComparison.Path, page => MetricsComparison.Of(page, outcome)),
            .. Compare(StatsComparison.Path, page => StatsComparison.Of(page, queues, mrds, accuracy)),
        ];
        if (site.Stop() is { } complaint)
        {
            _troubles.Add(complaint);
        }

        return new RunReport
        {
            Scenario = _scenario,
            Facts = facts,
            Length = length,
            Customers = simulation.Customers,
            Outcome = outcome,
            Troubles = _troubles,
            Steps = steps,
            Inside = before is null || after is null ? [] : InsideFigures.Between(before, after),
            Samples = simulation.Samples,
            Queues = queues,
            Teams =
            [
                .. outcome.Agents.GroupBy(agent => agent.Agent.Team, StringComparer.Ordinal)
                    .Select(team => TeamFigures.Of(team.Key, [.. team])),
            ],
            Echo = new EchoComparison(_daemonLaps, _echoLaps),
            Compared = compared,
            NotCompared = notCompared,
        };

        IReadOnlyList<ComparedFigure> Compare(string path, Func<string, IReadOnlyList<ComparedFigure>> compare)
        {
            if (site.Page(path) is { } page)
            {
                return compare(page);
            }

            notCompared.Add($"This daemon has no page {path}.");
            return [];
        }
    }

    private static void Disturb(IContactSite site, Simulation simulation, BrokerEventKind kind)
    {
        var disturbing = new Thread(() =>
        {
            site.Disturb(kind);
            simulation.NoteBrokerIsBack();
        })
        {
            Name = "broker event", IsBackground = true,
        };
        disturbing.Start();
    }

    private void Laps(Simulation simulation)
    {
        // The first of each warms up, since nothing before went as fast as it can, and is not counted. Who goes first
        // has what the other has left behind to wait for: they take turns.
        for (var lap = 0; _scenario.Probes.LapMessages > 0 && lap <= _scenario.Probes.Laps; lap++)
        {
            var isDaemonFirst = lap % 2 == 0;
            if (!TryLap(simulation, isDaemonFirst, isCounted: lap > 0)
                || !TryLap(simulation, !isDaemonFirst, isCounted: lap > 0))
            {
                _troubles.Add("a lap of questions or of the echo was not answered in time");
                return;
            }
        }
    }

    private bool TryLap(Simulation simulation, bool isOfDaemon, bool isCounted)
    {
        var count = _scenario.Probes.LapMessages;
        var time = isOfDaemon ? simulation.AskLap(count, Patience) : simulation.EchoLap(count, Patience);
        if (time is { } taken && isCounted)
        {
            (isOfDaemon ? _daemonLaps : _echoLaps).Add(count / taken.TotalSeconds);
        }

        return time is not null;
    }

    private void Expect(bool holds, string otherwise)
    {
        if (!holds)
        {
            _troubles.Add(otherwise);
        }
    }
}
