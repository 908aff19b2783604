using System.Text;
using MediaRouting.Daemon.Metrics;
using MediaRouting.Directory;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Journal;
using MediaRouting.Engine.Reconfiguration;
using MediaRouting.Engine.Recovery;
using MediaRouting.Engine.Ring;
using MediaRouting.Engine.Routing.Explain;
using MediaRouting.Jms;

namespace MediaRouting.Daemon;

/// <summary>
/// A daemon's working parts, put together over a transport: broker link, inbound, pipeline, outbox, ticker. <c>mre
/// run</c> gives it ActiveMQ, <c>mre demo</c> the broker in process.
/// </summary>
public sealed class RoutingNode : IDisposable
{
    private readonly BrokerLink _link;
    private readonly Inbound _inbound;
    private readonly Ingress _ingress;
    private readonly DataDirectory? _data;
    private Ticker? _ticker;
    private int _faults;
    private volatile bool _isEnding;
    private bool _isRecovered;

    /// <summary>Puts the parts together; nothing runs but the workers that check passwords.</summary>
    /// <param name="transport">How to reach the broker.</param>
    /// <param name="configuration">Agents, MRDs and queues, already checked.</param>
    /// <param name="directory">Who may connect.</param>
    /// <param name="options">Topology and limits.</param>
    /// <param name="queues">Names of the daemon's queues.</param>
    /// <param name="waits">How the stages wait.</param>
    /// <param name="log">Who is told how the link to the broker fares.</param>
    /// <param name="failStop">Told once, if a part of the daemon fails: where, at which sequence, why.</param>
    /// <param name="data">
    /// Where commands are made durable, and what was before; null for nowhere. It belongs to whoever opened it.
    /// </param>
    public RoutingNode(
        IJmsTransport transport,
        RoutingConfiguration configuration,
        IAgentDirectory directory,
        StateMachineOptions options,
        QueueNames queues,
        WaitStrategyKind waits,
        IBrokerLinkLog log,
        FailStop failStop,
        DataDirectory? data = null)
    {
        _data = data;

        void Fail(string stage, long sequence, Exception exception)
        {
            if (Interlocked.Exchange(ref _faults, 1) == 0)
            {
                failStop(stage, sequence, exception);
            }
        }

        _link = new BrokerLink(transport, Consumers(options.Topology, queues), log);
        Outbound? outbound = null;
        Pipeline = new Pipeline(
            events => data?.NewStateMachine(events) ?? new StateMachine(configuration, options, events),
            waits,
            events => outbound = new Outbound(events, _link, queues, log, TimeProvider.System),
            Fail,
            data?.Journal,
            data?.SentThrough ?? 0,
            Watches.Stages);
        Outbound = outbound!;
        _ingress = new Ingress(Pipeline.Commands, TimeProvider.System, Watches.Stamps);
        _inbound = new Inbound(
            _ingress,
            Pipeline.Payloads,
            directory,
            queues,
            exception => Fail("inbound", -1, exception),
            directory.Concurrency);
    }

    /// <summary>Rings, stages and state.</summary>
    public Pipeline Pipeline { get; }

    /// <summary>What was sent.</summary>
    public Outbound Outbound { get; }

    /// <summary>
    /// Told each decision as it is made, not those that are carried out again at the start; null for nobody. It must
    /// neither wait nor throw.
    /// </summary>
    public Action<DecisionLine>? DecisionFollower { get; init; }

    /// <summary>What is measured of the stages.</summary>
    public NodeWatches Watches { get; } = new(TimeProvider.System);

    /// <summary>True while there is a connection to the broker.</summary>
    public bool IsConnected => _link.IsConnected;

    /// <summary>
    /// True once what the data directory holds was carried out again: what comes in is carried out from then on.
    /// </summary>
    public bool IsRecovered => Volatile.Read(ref _isRecovered);

    /// <summary>The daemon's clock, by which commands are stamped.</summary>
    public DateTimeOffset Time => DateTimeOffset.FromUnixTimeMilliseconds(_ingress.Now);

    /// <summary>
    /// Called when what the data directory holds was carried out again, and nothing is taken in yet; on a thread that
    /// may be kept waiting.
    /// </summary>
    public Action? Recovered { get; set; }

    /// <summary>Connections made so far.</summary>
    public long Connects => _link.Connects;

    /// <summary>Connections lost and tries to connect that failed, so far.</summary>
    public long ConnectFailures => _link.Failures;

    /// <summary>True once a part has failed; the process is to end.</summary>
    public bool HasFailed => Volatile.Read(ref _faults) != 0;

    /// <summary>
    /// Carries out again what the data directory holds, starts the stages, connects, and takes messages in. Waits for a
    /// broker that is not there yet.
    /// </summary>
    /// <returns>Why the data directory cannot be gone on with, or null; nothing was taken in then.</returns>
    /// <exception cref="JmsException">The broker refused us: password or permission.</exception>
    /// <exception cref="StorageException">The data directory cannot be read or written.</exception>
    public string? Start(CancellationToken stop)
    {
        // Beside each other: what is carried out again may have more to send than the outbox ring holds. What comes
        // in meanwhile waits in the command ring.
        var connecting = Task.Run(
            () => _link.Start(_inbound, () => _inbound.IsIdle && Pipeline.IsIdle, stop), CancellationToken.None);
        var recovering = Task.Run(Recover, CancellationToken.None);
        using var stopping = stop.Register(() => StopRecovery(recovering));
        if (Task.WaitAny([connecting, recovering], CancellationToken.None) == 0)
        {
            connecting.GetAwaiter().GetResult();
        }

        if (recovering.GetAwaiter().GetResult() is { } refusal)
        {
            return refusal;
        }

        Pipeline.StateMachine.RoutingTables?.Decisions.Follower = DecisionFollower;
        Pipeline.Start();
        Volatile.Write(ref _isRecovered, true);
        _ticker = new Ticker(_ingress, Pipeline, Outbound, () => _data?.SnapshotIfDue(Pipeline.Durable));
        _ticker.Start();
        connecting.GetAwaiter().GetResult();
        return null;
    }

    /// <summary>Asks why a task waits or an agent is idle, or for the statistics, and waits for the answer.</summary>
    /// <param name="subject">What is asked about.</param>
    /// <param name="id">Its id; empty for the statistics.</param>
    /// <param name="limit">How long to wait.</param>
    /// <returns>
    /// The question with what became of it; null if it could not be asked: no room, or the end is near.
    /// </returns>
    public Inspection? Ask(InspectionSubject subject, string id, TimeSpan limit)
    {
        Inspection inspection = new(subject, Encoding.UTF8.GetBytes(id), _ingress.Now);
        if (_isEnding || HasFailed || !Pipeline.TryAsk(inspection))
        {
            return null;
        }

        inspection.Wait(limit);
        return inspection;
    }

    /// <summary>Asks what a change of the configuration would do, and waits for the answer.</summary>
    /// <param name="change">The change.</param>
    /// <param name="limit">How long to wait.</param>
    /// <returns>
    /// The question with what became of it; null if it could not be asked: no room, or the end is near.
    /// </returns>
    public Inspection? Foresee(ConfigurationChange change, TimeSpan limit)
    {
        Inspection inspection = new(change, _ingress.Now);
        if (_isEnding || HasFailed || !IsRecovered || !Pipeline.TryAsk(inspection))
        {
            return null;
        }

        inspection.Wait(limit);
        return inspection;
    }

    /// <summary>Wishes for another configuration.</summary>
    /// <returns>False, and nothing comes of it: no room, not recovered yet, or the end is near.</returns>
    public bool TrySubmit(ChangeRequest request) =>
        !_isEnding && !HasFailed && IsRecovered && Pipeline.TrySubmit(request);

    /// <summary>
    /// Takes nothing in any more, answers what was taken in, then says goodbye to the broker.
    /// </summary>
    /// <param name="limit">How long each part may take.</param>
    /// <returns>False if something was not done in time.</returns>
    public bool Drain(TimeSpan limit)
    {
        _isEnding = true;
        var isPublished = _inbound.Drain(limit);
        _ticker?.Dispose();
        if (SpinWait.SpinUntil(() => HasFailed || Pipeline.IsIdle, limit) && !HasFailed)
        {
            _ticker?.NoteSent();
        }

        _ticker = null;
        var isSent = Pipeline.Drain(limit) && !HasFailed;
        _link.Stop(orderly: isSent);
        return isPublished && isSent;
    }

    /// <summary>Ends everything at once. What was not acknowledged the broker delivers again.</summary>
    public void Dispose()
    {
        _ticker?.Dispose();
        _link.Dispose();
        _inbound.Dispose();
    }

    /// <summary>
    /// Asked to stop while messages that are made again wait for a broker: they stay unsent until the next start.
    /// </summary>
    private void StopRecovery(Task recovering)
    {
        if (!recovering.IsCompleted)
        {
            _link.Stop(orderly: false);
        }
    }

    private string? Recover()
    {
        var refusal = "";
        if (_data is not null)
        {
            Pipeline.Replay(machine => _data.TryRecover(machine, out refusal));
        }

        if (refusal.Length > 0)
        {
            return refusal;
        }

        Recovered?.Invoke();
        return null;
    }

    private static IEnumerable<(Source Source, string Queue)> Consumers(Topology topology, QueueNames queues) =>
        topology switch
        {
            Topology.Combined => [(Source.General, queues.General)],
            Topology.CommunicationServer =>
                [(Source.General, queues.General), (Source.CommunicationServer, queues.CommunicationServer)],
            _ => [(Source.RoutingEngine, queues.RoutingEngine)],
        };
}
