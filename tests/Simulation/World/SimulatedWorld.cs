using System.Text;
using MediaRouting.Directory;
using MediaRouting.Engine;
using MediaRouting.Engine.Configuration;
using MediaRouting.Jms;
using MediaRouting.Testing.Storage;
using MediaRouting.Tests.Simulation.Broker;
using MediaRouting.Tests.Simulation.Checks;
using MediaRouting.Tests.Simulation.People;
using MediaRouting.Tests.Simulation.Runs;
using MediaRouting.Tests.Simulation.Site;

namespace MediaRouting.Tests.Simulation.World;

/// <summary>
/// Everything that there is under one seed, in one thread: broker, machines with their daemons, people, time. Time goes
/// on in turns; in each the deeds planned for it are done, and then whoever is drawn takes a step.
/// </summary>
internal sealed class SimulatedWorld : IBrokerFates
{
    private const int TurnsToSettle = 600;
    private const int TurnsToInsist = 8;

    private readonly ulong _seed;
    private readonly IReadOnlyList<Deed> _deeds;
    private readonly Weather _weather;
    private readonly Chronicle _record;
    private readonly VirtualClock _clock = new();
    private readonly SimulatedBroker _broker;
    private readonly Host[] _hosts;
    private readonly Office _office;
    private readonly Judge _judge;
    private readonly Operator _operator;
    private readonly Draining _draining;
    private Dice _dice;
    private int _nextDeed;
    private int _turn;
    private int _brokerComesBack;
    private bool _isSafe;

    /// <summary>A world before its first turn.</summary>
    /// <param name="seed">Everything follows from it.</param>
    /// <param name="weather">What the seed has drawn first.</param>
    /// <param name="deeds">What is planned, in order of time.</param>
    /// <param name="record">What is seen and told.</param>
    /// <param name="canary">The bug to put in.</param>
    public SimulatedWorld(
        ulong seed, Weather weather, IReadOnlyList<Deed> deeds, Chronicle record, Canary canary = Canary.None)
    {
        (_seed, _weather, _deeds, _record) = (seed, weather, deeds, record);
        _dice = Dice.Of(seed, 0);
        _isSafe = weather.IsCalm;
        _broker = new SimulatedBroker(this)
        {
            Published = Published,
            AcknowledgesItself = canary == Canary.AcknowledgesOnArrival,
            RenamesRedelivered = canary == Canary.ForgetsMessages,
            LosesDecisions = canary == Canary.ForgetsDecisions,
        };
        var kept = weather.KeptVersion > 0 ? new KeptFiles(weather.KeptVersion, weather.KeptHasSnapshot) : null;
        var whole = kept?.Configuration ?? new CenterDraw(Dice.Of(seed, -3)).Build();
        var first = weather.BeginsWhole || kept is not null
            ? whole
            : new ConfigurationDraw(whole).After(whole, Dice.Of(seed, -4));
        _judge = new Judge(first, weather.IsSplit, record);
        if (first.Queues.Any(queue => queue.Steps.SkipLast(1).Any(step => step.TimeoutSeconds == 0)))
        {
            _record.Saw("known: a step opens at once");
        }

        _office = new Office(
            _broker,
            Sent,
            whole.Agents.Select(agent => agent.Id),
            [.. whole.Mrds.Select(mrd => mrd.Id)],
            [.. whole.Queues.Select(queue => queue.Id)]);
        _hosts = Hosts(canary);
        _operator = new Operator(whole, first, _hosts, record.Saw);
        _draining = new Draining(_hosts, _clock, _judge, _office);
        if (kept is not null)
        {
            _hosts[0].BeginWith(kept);
            _judge.BeginAfter(_hosts[0].Name, kept.SentThrough);
            _record.Saw($"recovery: from what version {weather.KeptVersion} has left");
        }
    }

    /// <summary>Milliseconds of virtual time that have passed.</summary>
    public long Elapsed => _clock.Elapsed;

    /// <summary>What was told to the Chat Server.</summary>
    public IReadOnlyList<Letter> Told => _judge.Told;

    /// <summary>The safety phase, the liveness phase, and the reckoning.</summary>
    public void Run()
    {
        try
        {
            while (_turn < _weather.Turns)
            {
                Turn();
            }

            Settle();
            _judge.Conclude(_hosts, _operator.File);
        }
        catch (SimulationFault fault)
        {
            _record.Fail(_turn, fault);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // What nobody foresaw is a finding too, and the other seeds go on.
            _record.Fail(_turn, new SimulationFault("nothing is thrown", fault.ToString()));
        }
    }

    public CommitFate OfCommit(string producer)
    {
        if (_isSafe)
        {
            return CommitFate.Done;
        }

        var host = Array.Find(_hosts, one => string.Equals(one.Name, producer, StringComparison.Ordinal))!;
        if (host.Doom is not null && _dice.Percent(_weather.DiesInCommit))
        {
            return _dice.Percent(_weather.CommitHappened) ? CommitFate.DoneAndDead : CommitFate.LostAndDead;
        }

        if (!_dice.Percent(_weather.CommitLost))
        {
            return CommitFate.Done;
        }

        var hasHappened = _dice.Percent(_weather.CommitHappened);
        _record.Saw(hasHappened ? "broker: commit done, answer lost" : "broker: commit lost");
        if (_dice.Percent(_weather.BrokerForgets))
        {
            _broker.ForgetProducers();
            _record.Saw("broker: another one of the list");
        }

        return hasHappened ? CommitFate.DoneUnheard : CommitFate.Lost;
    }

    public bool IsSendLost(string producer)
    {
        var isLost = !_isSafe && _dice.Percent(_weather.SendLost);
        if (isLost)
        {
            _record.Saw("broker: connection broken in a transaction");
        }

        return isLost;
    }

    private Host[] Hosts(Canary canary)
    {
        var parts = new DaemonParts
        {
            Broker = _broker,
            Clock = _clock,
            Password = PasswordHash.Create(AgentDeeds.Password, iterations: 1),
            Queues = new QueueNames(),
            Log = _record,
            Canary = canary,
        };
        Topology[] topologies = _weather.IsSplit
            ? [Topology.CommunicationServer, Topology.RoutingEngine]
            : [Topology.Combined];
        var isWatched = Dice.Of(_seed, -5).Percent(30);
        return 
        [
            .. topologies.Select(Plan).Select(plan => new Host(
                plan,
                parts,
                isWatched,
                _record.Saw,
                (configuration, from) => PutInForce(plan.Name, configuration, from))),
        ];

        HostPlan Plan(Topology topology) => new(
            topology == Topology.RoutingEngine ? "mre" : "comm",
            topology,
            new StateMachineOptions
            {
                Topology = topology,
                TaskIdPrefix = "task",
                OpenTaskLimit = _weather.OpenTaskLimit,
                ClosedTaskLimit = _weather.ClosedTaskLimit,
            },
            _weather.SegmentBytes);
    }

    private void PutInForce(string name, RoutingConfiguration configuration, long from)
    {
        _judge.Configure(configuration, from);
        if (_record.HasStory)
        {
            var limits = configuration.Agents.Select(agent => agent.Id + " "
                + string.Join('/', configuration.Mrds.Select(mrd =>
                    $"{mrd.Id} {agent.MaxTasks.GetValueOrDefault(mrd.Id, mrd.MaxTasks)}")));
            var queues = configuration.Queues.Select(queue => queue.Id);
            _record.Tell(_turn, _clock, $"{name} has from command {from} on another configuration: queues "
                + $"{string.Join(' ', queues)}; at most {string.Join(", ", limits)}");
        }
    }

    private void Turn()
    {
        _turn++;
        _dice = Dice.Of(_seed, _turn);
        _clock.Advance(_dice.Scaled(1, _weather.LongestTurn));
        for (; _nextDeed < _deeds.Count && _deeds[_nextDeed].Turn <= _turn; _nextDeed++)
        {
            Do(_deeds[_nextDeed]);
        }

        _operator.RunErrands(_turn);
        if (!_broker.IsThere && _turn >= _brokerComesBack)
        {
            _broker.ComeBack();
        }

        foreach (var host in _hosts)
        {
            if (host.Daemon is null && _turn >= host.StartsAt)
            {
                Start(host);
            }
        }

        if (_weather.IsCalm)
        {
            _draining.Quiesce(_turn, _dice);
            return;
        }

        for (var steps = _dice.Scaled(4, 120); steps > 0; steps--)
        {
            Step(_dice.Any(_hosts));
        }
    }

    private void Start(Host host)
    {
        _record.Tell(_turn, _clock, $"{host.Name} starts");
        _judge.Started();
        host.Start(_operator.File, _turn, _dice, _isSafe ? 0 : _weather.DiesInRecovery);
        if (host.Daemon is { } daemon)
        {
            _record.Tell(_turn, _clock, $"{host.Name} is at command {daemon.Data.Journal.LastSequence}");
        }
    }

    private void Step(Host host)
    {
        var kind = _dice.Between(1, 30 + _weather.JournalPace + _weather.MachinePace + _weather.OutboxPace);
        if (kind <= 6)
        {
            _office.Read(_dice);
        }
        else if (host.Daemon is { } daemon)
        {
            Step(host, daemon, kind - 6);
            host.EndIfFailed(_turn, _dice);
            host.SettleConfiguration();
            MeetDoom(host);
        }
    }

    private void Step(Host host, SimulatedDaemon daemon, int kind)
    {
        var batch = _dice.Scaled(1, _weather.LongestBatch);
        if (!daemon.IsRecovered && kind <= 6)
        {
            host.StepRecovery(_turn, _dice);
        }
        else if (kind <= 12)
        {
            Deliver(daemon, _dice.Any(daemon.Consumers()).Queue, batch);
        }
        else if (kind <= 16)
        {
            daemon.StepVerification();
        }
        else if (kind <= 20)
        {
            daemon.StepTicker();
        }
        else if (kind <= 24)
        {
            daemon.StepLink();
        }
        else if (kind <= 24 + _weather.JournalPace)
        {
            daemon.StepJournal(batch);
        }
        else if (kind <= 24 + _weather.JournalPace + _weather.MachinePace)
        {
            if (daemon.StepStateMachine(batch))
            {
                _judge.Carried(host, isThorough: _dice.Percent(4));
            }
        }
        else
        {
            daemon.StepOutbox(batch);
        }
    }

    private void Deliver(SimulatedDaemon daemon, string queue, int atMost)
    {
        while (atMost-- > 0 && daemon.Deliver(queue) is { } letter)
        {
            _record.Saw(letter.IsRedelivered ? "broker: delivered again" : "broker: delivered");
        }
    }

    /// <summary>What is planned for it comes ten times likelier while a write is pending.</summary>
    private void MeetDoom(Host host)
    {
        if (host is { Doom: { } doom, Daemon: { } daemon } && _dice.Percent(daemon.IsWritePending ? 20 : 2))
        {
            var losesPower = doom == DeedKind.LosePower;
            _record.Tell(_turn, _clock, $"{host.Name} {(losesPower ? "loses power" : "is killed")}");
            _record.Saw(daemon.IsRecovered ? "killed while it ran" : "killed while it recovered");
            host.Die(losesPower, _turn, _dice);
        }
    }

    private void Do(Deed deed)
    {
        _record.Done(deed);
        if (deed.IsFault && _weather.IsCalm)
        {
            ReconfigureCalmly(deed);
            return;
        }

        if (!deed.IsFault)
        {
            _office.Do(deed, _weather.Nonsense);
            return;
        }

        var dice = new Dice(deed.Draw);
        var host = dice.Any(_hosts);
        _record.Tell(_turn, _clock, $"deed {deed.Number}: {deed.Kind} {host.Name}");
        switch (deed.Kind)
        {
            case DeedKind.Kill or DeedKind.LosePower:
                host.Doom = deed.Kind;
                break;
            case DeedKind.LosePowerWriting:
                host.FailSoon(dice.Scaled(1, 8) - 1, StorageFault.PowerLoss);
                break;
            case DeedKind.DiskFault:
                host.FailSoon(dice.Scaled(1, 8) - 1, (StorageFault)dice.Between(1, 3));
                break;
            case DeedKind.Restart when host.Daemon is { IsRecovered: true }:
                host.Stop(_turn, dice);
                break;
            case DeedKind.Reconfigure:
                _operator.Change(_turn, dice);
                break;
            case DeedKind.RestartReconfigured:
                RestartReconfigured(dice);
                break;
            case DeedKind.SecondDaemon:
                host.StartSecond(_operator.File);
                break;
            case DeedKind.Snapshot:
                BuildSnapshot(host, dice);
                break;
            case DeedKind.SnapshotDamaged:
                host.DamageSnapshot(dice);
                break;
            default:
                DoToTheRest(deed.Kind, host, dice);
                break;
        }
    }

    private void DoToTheRest(DeedKind kind, Host host, Dice dice)
    {
        switch (kind)
        {
            case DeedKind.Cut:
                _broker.Cut(host.Name);
                break;
            case DeedKind.BrokerGone:
                _broker.GoAway();
                _record.Saw("broker: gone");
                _brokerComesBack = _turn + dice.Scaled(1, 30);
                break;
            case DeedKind.Duplicate:
                _record.Saw(_broker.Double(dice.Any(Judge.InboundQueues(host)), dice.Next(100)) is null
                    ? "broker: nothing to double"
                    : "broker: a message twice");
                break;
            case DeedKind.ClockSet:
                var by = dice.Scaled(1, 600_000) * (dice.Percent(50) ? 1 : -1);
                _record.Saw(by > 0 ? "clock: set forwards" : "clock: set back");
                _clock.Set(by);
                break;
            case DeedKind.TemporaryQueueGone:
                _broker.DeleteTemporaryQueue(Office.Temporary);
                break;
        }
    }

    /// <summary>In a calm world all daemons take a change at once, one after the other, or none does.</summary>
    private void ReconfigureCalmly(Deed deed)
    {
        if (deed.Kind != DeedKind.Reconfigure || !_operator.TryChangeAtOnce(new Dice(deed.Draw)))
        {
            return;
        }

        foreach (var host in _hosts)
        {
            host.Reconfigure(_operator.File, isFile: true);
            _draining.FinishAll(internalOnly: true, _turn, _dice);
        }
    }

    /// <summary>
    /// Between two operations of the builder others take a few steps, or none; now and then the process ends there.
    /// </summary>
    private void BuildSnapshot(Host host, Dice dice)
    {
        if (dice.Percent(15))
        {
            host.Doom = dice.Percent(50) ? DeedKind.Kill : DeedKind.LosePower;
        }

        host.BuildSnapshot(_turn, dice, StepMeanwhile);

        void StepMeanwhile()
        {
            for (var steps = dice.Percent(60) ? 0 : dice.Scaled(1, 30); steps > 0; steps--)
            {
                Step(_dice.Any(_hosts));
            }
        }
    }

    /// <summary>Everything is stopped, and finds another file when it starts.</summary>
    private void RestartReconfigured(Dice dice)
    {
        _operator.ChangeFile(dice);
        foreach (var host in _hosts)
        {
            if (host.Daemon is { IsRecovered: true })
            {
                host.Stop(_turn, dice);
            }
            else if (host.Daemon is not null)
            {
                host.Die(losesPower: false, _turn, dice);
            }
        }
    }

    /// <summary>Faults have stopped: everybody finishes, and then nothing may be left.</summary>
    private void Settle()
    {
        _isSafe = true;
        _broker.ComeBack();
        _clock.CatchUp();
        _record.Tell(_turn, _clock, "from here on nothing goes wrong");
        for (var left = TurnsToSettle; left > 0; left--)
        {
            _turn++;
            _dice = Dice.Of(_seed, _turn);
            _clock.Advance(1_000);
            foreach (var host in _hosts.Where(host => host.Daemon is null))
            {
                Start(host);
            }

            if (left % TurnsToInsist == 0)
            {
                _operator.Insist();
            }

            _draining.Quiesce(_turn, _dice);
            var open = _hosts[0].Communication!.Identities.OpenCount;
            if (open == 0 && _judge.Answers.Unanswered == 0 && _hosts.All(host => host.Has(_operator.File)))
            {
                return;
            }

            _office.Cooperate();
            if (left < TurnsToSettle / 2)
            {
                foreach (var task in Judge.OpenTasks(_hosts[0].Communication!))
                {
                    _office.Leave(task);
                }
            }
        }

        throw new SimulationFault(
            "everything drains",
            $"{_hosts[0].Communication!.Identities.OpenCount} tasks are open, {_judge.Answers.Unanswered} messages "
            + $"unanswered after {TurnsToSettle} turns without faults",
            Judge.OpenTasks(_hosts[0].Communication!).FirstOrDefault(""));
    }

    private void Sent(Letter letter)
    {
        _record.Told(_turn, _clock, letter, "the Chat Server says");
        _judge.Sent(letter);
    }

    private void Published(Letter letter, bool isNew)
    {
        _record.Saw(isNew ? "broker: sent" : "broker: sent again, dropped by number");
        var host = Array.Find(_hosts, one => string.Equals(one.Name, letter.Producer, StringComparison.Ordinal))!;
        if (_judge.Published(letter, host.CauseOf(letter.Sequence)))
        {
            _record.Told(_turn, _clock, letter, letter.Producer + " says");
        }
        else
        {
            _record.Saw(isNew ? "outbox: sent again, and the receiver knows it" : "outbox: sent again");
        }
    }
}
