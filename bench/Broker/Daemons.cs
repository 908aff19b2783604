using System.Diagnostics;
using MediaRouting.Testing;

namespace MediaRouting.Bench.Broker;

/// <summary>
/// The whole daemon, General in and answers out, beside a bare echo: the same requests, as many answers, the same
/// client on both sides, laps in turn.
/// </summary>
internal sealed class Daemons : IDisposable
{
    private const double Goal = 0.9;

    /// <summary>What the work before leaves behind to do: code to compile again, garbage.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    private static readonly Answers ToState = new(ToAgents: 1, ToRequesters: 0);

    // TaskAssigned and AgentState RESERVED to the agent, Task and TaskState OFFERED to the requester.
    private static readonly Answers ToTask = new(ToAgents: 2, ToRequesters: 2);

    private readonly Sizes _sizes;
    private readonly FigureTable _table;
    private readonly int _agents;
    private readonly Route _echoed = new("echo");
    private readonly ChatServer _chatServer;
    private readonly Echo _echo;
    private readonly Daemon[] _daemons;
    private int _tasks;
    private long _expected;

    /// <summary>Starts the daemons, with and without a journal, and signs their agents in.</summary>
    public Daemons(Sizes sizes, FigureTable table, ActiveMqBroker broker)
    {
        _sizes = sizes;
        _table = table;
        _agents = (sizes.WarmUps + sizes.Rounds) * sizes.Tasks;
        _chatServer = new ChatServer(broker);
        _echo = new Echo(broker, _echoed);
        _chatServer.Listen(_echoed);
        _daemons =
        [
            new Daemon(broker, new Route("none"), _agents, isJournaled: false),
            new Daemon(broker, new Route("data"), _agents, isJournaled: true),
        ];
        Array.ForEach(_daemons, daemon => _chatServer.Listen(daemon.Route));
    }

    /// <summary>Measures and prints.</summary>
    public void Measure()
    {
        var agents = Enumerable.Range(0, _agents).ToList();
        AskAll(route => agents.ConvertAll(agent => Request.Connect(agent, route.Agents)));
        AskAll(_ => agents.ConvertAll(Request.Login));
        _table.Begin("Daemon: messages/s through it ÷ a bare echo");
        Measure("AgentState, 1 in, 1 out", ToState, States);
        AskAll(_ => agents.ConvertAll(agent => Request.AgentState(agent, ready: true)));
        Measure("Task → TaskAssigned, 1 in, 4 out", ToTask, NewTasks);
        foreach (var daemon in _daemons)
        {
            if (daemon.Sent != _expected)
            {
                throw new InvalidOperationException($"{daemon.Route.Name}: {daemon.Sent} answers, not {_expected}");
            }
        }
    }

    /// <summary>
    /// Measures and prints what the daemons have of a processor while nobody asks them anything: agents are signed in,
    /// their tasks are offered, and the broker says nothing but that it is there.
    /// </summary>
    public void MeasureIdle()
    {
        _table.Begin("Daemon, idle");
        var rest = TimeSpan.FromSeconds(_sizes.IdleSeconds);
        Thread.Sleep(Settling);
        var start = Stopwatch.GetTimestamp();
        var before = Array.ConvertAll(_daemons, daemon => daemon.Processor);
        Thread.Sleep(rest);
        var after = Array.ConvertAll(_daemons, daemon => daemon.Processor);
        var time = Stopwatch.GetElapsedTime(start);
        for (var i = 0; i < _daemons.Length; i++)
        {
            var processor = after[i] - before[i];
            _table.Add(new Figure(
                $"idle daemon, processor time; {_daemons[i].Option}",
                $"{processor.TotalMilliseconds:0} ms in {time.TotalSeconds:0.0} s, {_agents:N0} agents signed in",
                100 * (processor / time))
            {
                Unit = " % of a core",
            });
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.ForEach(_daemons, daemon => daemon.Dispose());
        _echo.Dispose();
        _chatServer.Dispose();
    }

    private void Measure(string name, Answers answers, Func<List<Request>> next)
    {
        _echo.Answers = answers;
        var comparisons = Array.ConvertAll(
            _daemons,
            daemon => new Comparison($"{name}; {daemon.Option}", "daemon", "echo", GoalRow.OverTheBroker, Goal));
        for (var round = 0; round < _sizes.WarmUps + _sizes.Rounds; round++)
        {
            var laps = Run(round, next(), answers);
            for (var i = 0; round >= _sizes.WarmUps && i < _daemons.Length; i++)
            {
                comparisons[i].Add(laps[i + 1], laps[0]);
            }
        }

        Array.ForEach(comparisons, comparison => _table.Add(comparison.ToFigure()));
    }

    /// <summary>The echo's lap, and those of the daemons; another one begins each time.</summary>
    private Lap[] Run(int round, List<Request> requests, Answers answers)
    {
        Route[] routes = [_echoed, .. _daemons.Select(daemon => daemon.Route)];
        var laps = new Lap[routes.Length];
        for (var i = 0; i < routes.Length; i++)
        {
            var side = (i + round) % routes.Length;
            laps[side] = Lap.Of(
                requests.Count, () => _chatServer.Ask(routes[side], requests, answers.Count));
        }

        _expected += requests.Count * answers.Count;
        return laps;
    }

    /// <summary>Has every daemon do something that is not measured and is answered once.</summary>
    private void AskAll(Func<Route, List<Request>> requests)
    {
        foreach (var daemon in _daemons)
        {
            _chatServer.Ask(daemon.Route, requests(daemon.Route), answers: 1);
        }

        _expected += _agents;
    }

    private List<Request> States() =>
    [
        .. Enumerable.Range(0, _sizes.States).Select(
            i => Request.AgentState(i % Sizes.Toggling, ready: i / Sizes.Toggling % 2 == 0)),
    ];

    private List<Request> NewTasks() => [.. Enumerable.Range(0, _sizes.Tasks).Select(_ => Request.Task(++_tasks))];
}
