using MediaRouting.Engine;
using MediaRouting.Engine.Recovery;
using MediaRouting.Engine.Ring;
using MediaRouting.Jms;
using MediaRouting.Memory;

namespace MediaRouting.Daemon.Demo;

/// <summary>
/// The demo put together over a broker in memory: the daemon with both roles, the Chat Server's end of the broker with
/// a witness who sees every message, and the people. Nothing runs until the daemon is started.
/// </summary>
internal sealed class DemoSite : IDisposable
{
    private readonly CancellationTokenSource _failed = new();
    private readonly OutcomeCheck _check;
    private volatile string _failure = "";

    /// <summary>Puts the parts together.</summary>
    /// <param name="seed">Makes what agents do alike from run to run.</param>
    /// <param name="data">Where commands are made durable; null for nowhere. It belongs to whoever opened it.</param>
    public DemoSite(int seed, DataDirectory? data = null)
    {
        var broker = new MemoryBroker();
        var queues = new QueueNames();
        Node = new RoutingNode(
            new MemoryTransport(broker),
            DemoConfiguration.Routing,
            DemoConfiguration.CreateDirectory(),
            new StateMachineOptions { TaskIdPrefix = "t" },
            queues,
            WaitStrategyKind.Blocking,
            new SilentLinkLog(),
            (stage, sequence, exception) =>
            {
                _failure = $"{stage} failed at sequence {sequence}: {exception}";
                _failed.Cancel();
            },
            data);
        Mailbox = new Mailbox(
            broker, queues, DemoConfiguration.Routing.Agents.Select(agent => SimulatedAgent.HomeOf(agent.Id)));
        _check = new OutcomeCheck(Mailbox.Customers, queues.DeadLetters, DemoConfiguration.Limits);
        Mailbox.Show(_check);
        Centre = new ContactCentre(Mailbox, seed, Failed);
    }

    /// <summary>The daemon.</summary>
    public RoutingNode Node { get; }

    /// <summary>The Chat Server's end of the broker.</summary>
    public Mailbox Mailbox { get; }

    /// <summary>The people.</summary>
    public ContactCentre Centre { get; }

    /// <summary>Set when a part of the daemon has failed.</summary>
    public CancellationToken Failed => _failed.Token;

    /// <summary>Which part of the daemon has failed and why; empty if none has.</summary>
    public string Failure => _failure;

    /// <summary>Reads what has not been read yet, and says what the witness has seen.</summary>
    public Outcome Conclude()
    {
        Mailbox.ReadAll();
        return _check.Conclude();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Mailbox.Dispose();
        Node.Dispose();
        _failed.Dispose();
    }
}
