using System.Text;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Statistics;
using MediaRouting.Testing;
using MediaRouting.Tests.Simulation.Broker;
using MediaRouting.Tests.Simulation.People;
using MediaRouting.Tests.Simulation.Runs;
using MediaRouting.Tests.Simulation.Site;

namespace MediaRouting.Tests.Simulation.Checks;

/// <summary>Puts everything that happens before the checks.</summary>
internal sealed class Judge
{
    private readonly Chronicle _record;
    private readonly Reception _reception = new();
    private readonly AssignmentCheck _assignments;
    private readonly Transitions _transitions;
    private readonly KnownFailures _known;
    private readonly List<Letter> _told = [];
    private bool _isConfigured;

    public Judge(RoutingConfiguration configuration, bool isSplit, Chronicle record)
    {
        _record = record;
        _assignments = new AssignmentCheck(configuration, isSplit);
        _transitions = new Transitions(record.Saw);
        _known = new KnownFailures(record.Saw);
    }

    public AnswerCheck Answers { get; } = new();

    /// <summary>What was told to the Chat Server, each once, in its order.</summary>
    public IReadOnlyList<Letter> Told => _told;

    /// <summary>The queues that a daemon consumes.</summary>
    public static IReadOnlyList<string> InboundQueues(Host host) => host.Topology switch
    {
        Topology.Combined => ["General"],
        Topology.CommunicationServer => ["General", "CommunicationServer"],
        _ => ["RoutingEngine"],
    };

    /// <summary>Which daemon takes from which queue: MRE's, then the other between them, then General.</summary>
    public static IEnumerable<(Host Host, string Queue)> InternalFirst(IReadOnlyList<Host> hosts) => hosts
        .SelectMany(host => InboundQueues(host), (host, queue) => (host, queue))
        .OrderBy(one => one.queue switch { "RoutingEngine" => 0, "CommunicationServer" => 1, _ => 2 });

    /// <summary>The ids of the tasks that a daemon has open.</summary>
    public static List<string> OpenTasks(StateMachine machine) => Tasks(machine, isOpen: true);

    public void BeginAfter(string producer, long sequence) => _reception.BeginAfter(producer, sequence);

    /// <summary>A daemon has another configuration.</summary>
    /// <param name="configuration">What is in force.</param>
    /// <param name="from">From this command of the daemon on.</param>
    public void Configure(RoutingConfiguration configuration, long from)
    {
        _isConfigured |= from > 0;
        _assignments.Configure(configuration, from);
    }

    public void Sent(Letter letter)
    {
        Answers.Add(letter);
        _known.Sent(letter);
    }

    /// <summary>A daemon starts.</summary>
    public void Started() => _known.Started();

    /// <summary>A daemon's message is there.</summary>
    /// <param name="letter">The message.</param>
    /// <param name="cause">The command of the daemon that it comes of.</param>
    /// <returns>False if it was there before.</returns>
    public bool Published(Letter letter, long cause)
    {
        if (!_reception.Add(letter))
        {
            return false;
        }

        Answers.Answered(letter);
        if (letter.Queue is not ("RoutingEngine" or "CommunicationServer"))
        {
            _told.Add(letter);
        }

        var news = new News(letter.Type, letter.Body);
        var isDeadLetter = letter.Reason is not ("" or "UNDELIVERABLE");
        if (!isDeadLetter && letter.Queue is not ("RoutingEngine" or "CommunicationServer"))
        {
            _assignments.Judge(letter, news, cause);
            _transitions.Judge(letter, news);
            _known.Judge(letter, news);
        }
        else if (letter is { Queue: "CommunicationServer", Type: "Error" })
        {
            _record.Saw("refusal: " + news.Code);
        }
        else if (letter is { Queue: "RoutingEngine", Type: "AgentState" }
            && letter.Body.AsSpan().IndexOf("\"Routable\":false"u8) >= 0)
        {
            _record.Saw("split: MRE is told to offer an agent nothing for now");
        }

        if (letter.Reason.Length > 0)
        {
            _record.Saw("dead letter: " + letter.Reason);
        }

        return true;
    }

    /// <summary>A daemon has carried out commands: the cheap checks, and now and then the others.</summary>
    public void Carried(Host host, bool isThorough)
    {
        var machine = host.Daemon!.StateMachine;
        if (machine.Violations.Total > 0)
        {
            throw new SimulationFault("the engine's own audit", $"{host.Name} has found {machine.Violations.Total}");
        }

        if (isThorough)
        {
            CheckInvariants(host);
        }
    }

    /// <summary>Everybody has had the chance to do what was to be done by now.</summary>
    public static void Settled(IReadOnlyList<Host> hosts, long now)
    {
        if (IsAnyDue(hosts, now))
        {
            throw new SimulationFault("timers fire", "a timer was due, and has not fired");
        }
    }

    /// <summary>Whether a timer of a daemon is due.</summary>
    public static bool IsAnyDue(IReadOnlyList<Host> hosts, long now) =>
        hosts.Any(host => host.Daemon!.StateMachine.NextDue <= now);

    /// <summary>Everything has come to its end.</summary>
    public void Conclude(IReadOnlyList<Host> hosts, RoutingConfiguration file)
    {
        Answers.Conclude();
        _assignments.Conclude();
        foreach (var host in hosts)
        {
            CheckInvariants(host);
            host.Configurations.Conclude(file);
            if (host.Topology == Topology.RoutingEngine
                && host.Daemon!.StateMachine.RoutingTables!.Counters[RoutingCounter.LateAnswer] > 0)
            {
                _record.Saw("split: an offer is answered that MRE had taken back");
            }

            Accounts(host, hosts);
            new ReplayCheck(host, _reception, _record).Run();
        }
    }

    private static List<string> Tasks(StateMachine machine, bool isOpen)
    {
        var tasks = new List<string>();
        for (var task = 0; task < machine.Identities.HandleLimit; task++)
        {
            var id = machine.Identities.Id(task);
            if (id.Length > 0 && !(isOpen && machine.Identities.IsClosed(task)))
            {
                tasks.Add(Encoding.UTF8.GetString(id));
            }
        }

        return tasks;
    }

    private void CheckInvariants(Host host)
    {
        try
        {
            var tasks = Tasks(host.Daemon!.StateMachine, isOpen: false);
            Invariants.Check(
                host.Communication, host.Routing, tasks, haveCrossed: false, isReconfigured: _isConfigured);
        }
        catch (InvalidOperationException fault)
        {
            throw new SimulationFault("invariants", $"{host.Name}: {fault.Message}");
        }
    }

    /// <summary>What was received is what people and the other daemon sent, once each, and duplicates.</summary>
    private void Accounts(Host host, IReadOnlyList<Host> hosts)
    {
        var accounting = host.Daemon!.StateMachine.Accounting;
        var once = accounting.Received - accounting.Duplicates;
        var sent = host.Topology == Topology.RoutingEngine ? 0L : Answers.Sent;
        sent += hosts.Sum(other => _reception.Of(other.Name).Count(letter => letter.Reason.Length == 0
            && letter.Queue is not "General"
            && InboundQueues(host).Contains(letter.Queue, StringComparer.Ordinal)));
        if (_reception.Before(host.Name) == 0 && once != sent)
        {
            throw new SimulationFault("accounting", $"{sent} were sent to {host.Name}, {once} received");
        }
    }
}
