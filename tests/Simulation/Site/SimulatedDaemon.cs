using MediaRouting.Directory;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Recovery;
using MediaRouting.Engine.Ring;
using MediaRouting.Jms;
using MediaRouting.Tests.Simulation.Broker;

namespace MediaRouting.Tests.Simulation.Site;

/// <summary>
/// One process of a daemon: the parts that <c>RoutingNode</c> puts together, and none of their threads. Each step is
/// what one of these would do next.
/// </summary>
internal sealed class SimulatedDaemon : IDisposable
{
    // A command tells far fewer; the state machine would wait for the outbox, which waits for its step.
    private const int RoomForEvents = 1024;
    private const int PieceOfRecovery = 100;

    private readonly DataDirectory _data;
    private readonly Replay _replay;
    private readonly SteppedLink _link;
    private readonly Inbound _inbound;
    private readonly Ticker _ticker;
    private readonly Canary _canary;

    public SimulatedDaemon(
        DaemonParts parts,
        string name,
        Topology topology,
        DataDirectory data,
        Replay replay,
        ConfiguredDirectory directory,
        Action<long, long> passed)
    {
        Directory = directory;
        (_data, _replay, _canary) = (data, replay, parts.Canary);
        _link = new SteppedLink(parts.Broker, name, Consumers(topology, parts.Queues)) { Inbound = () => _inbound! };
        Outbound? outbound = null;
        Pipeline = new Pipeline(
            data.NewStateMachine,
            WaitStrategyKind.BusySpin,
            events => new Witness(
                outbound = new Outbound(events, _link, parts.Queues, parts.Log, parts.Clock), passed),
            (stage, sequence, exception) => Fail(stage, exception),
            data.Journal,
            parts.Canary == Canary.SendsNothingAgain ? long.MaxValue : data.SentThrough);
        Outbound = outbound!;
        var ingress = new Ingress(Pipeline.Commands, parts.Clock);
        _inbound = new Inbound(
            ingress,
            Pipeline.Payloads,
            directory,
            parts.Queues,
            exception => Fail("inbound", exception),
            workers: 0);
        _ticker = new Ticker(ingress, Pipeline, Outbound, () => { });
    }

    public Pipeline Pipeline { get; }

    public Outbound Outbound { get; }

    public StateMachine StateMachine => Pipeline.StateMachine;

    public DataDirectory Data => _data;

    /// <summary>Who may connect.</summary>
    public ConfiguredDirectory Directory { get; }

    /// <summary>The queues that it consumes.</summary>
    public IReadOnlyList<(Source Source, string Queue)> Consumers() => _link.Consumers;

    public bool IsRecovered { get; private set; }

    /// <summary>The stage that has failed, and why; null while none has.</summary>
    public (string Stage, Exception Exception)? Failure { get; private set; }

    /// <summary>Nothing is under way inside.</summary>
    public bool IsIdle => IsRecovered && _inbound.IsIdle && Pipeline.IsIdle;

    /// <summary>Something is taken in or told and not yet durable or sent.</summary>
    public bool IsWritePending => !Pipeline.IsIdle;

    /// <summary>Carries out a piece of what the journal holds; null, or why it cannot be carried out.</summary>
    public string? StepRecovery()
    {
        var (machine, last) = (StateMachine, _data.Journal.LastSequence);
        if (!HasRoom)
        {
            return null;
        }

        var refusal = machine.AppliedSequence < last
            ? _replay.Run(machine, Math.Min(last, machine.AppliedSequence + PieceOfRecovery))
            : null;
        if (refusal is null && machine.AppliedSequence >= last)
        {
            IsRecovered = _data.TryRecover(machine, out var why);
            refusal = IsRecovered ? null : why;
        }

        return refusal;
    }

    public Letter? Deliver(string queue) => Failure is null ? _link.Deliver(queue) : null;

    public bool StepVerification() => _inbound.StepVerification();

    public bool StepJournal(int atMost) => IsRecovered && Pipeline.StepJournal(atMost) > 0;

    public bool StepStateMachine(int atMost) =>
        IsRecovered && HasRoom && Pipeline.StepStateMachine(Math.Min(atMost, 64)) > 0;

    public bool StepOutbox(int atMost) =>
        _link.IsConnected && Failure is null && Pipeline.StepOutbox(atMost, isAlone: true) > 0;

    public void StepTicker()
    {
        if (IsRecovered && _canary != Canary.TickerStands)
        {
            _ticker.Step();
        }
    }

    public void StepLink() => _link.Step(_inbound.IsIdle && Pipeline.IsIdle);

    /// <summary>Asked to stop: takes nothing in any more, and does the rest.</summary>
    /// <returns>False if that was not possible.</returns>
    public bool Drain()
    {
        while (StepVerification())
        {
        }

        _inbound.Drain(TimeSpan.Zero);
        while (Failure is null && _link.IsConnected && !Pipeline.IsIdle)
        {
            StepJournal(int.MaxValue);
            StepStateMachine(int.MaxValue);
            StepOutbox(int.MaxValue);
        }

        if (Failure is not null || !Pipeline.IsIdle)
        {
            return false;
        }

        _ticker.NoteSent();
        StepJournal(int.MaxValue);
        StepStateMachine(int.MaxValue);
        StepOutbox(int.MaxValue);
        var isDone = Pipeline.Drain(TimeSpan.Zero);
        _link.End();
        _data.Dispose();
        return isDone;
    }

    public void Dispose()
    {
        _ticker.Dispose();
        _inbound.Dispose();
    }

    private bool HasRoom => Pipeline.Events.Sequencer.RemainingCapacity > RoomForEvents * 2;

    private void Fail(string stage, Exception exception) => Failure ??= (stage, exception);

    private static (Source Source, string Queue)[] Consumers(Topology topology, QueueNames queues) => topology switch
    {
        Topology.Combined => [(Source.General, queues.General)],
        Topology.CommunicationServer =>
            [(Source.General, queues.General), (Source.CommunicationServer, queues.CommunicationServer)],
        _ => [(Source.RoutingEngine, queues.RoutingEngine)],
    };
}
