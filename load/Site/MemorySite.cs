using System.Buffers;
using System.Text;
using System.Text.Json;
using MediaRouting.Daemon;
using MediaRouting.Daemon.Admin;
using MediaRouting.Daemon.Configuration;
using MediaRouting.Directory;
using MediaRouting.Engine;
using MediaRouting.Engine.Ring;
using MediaRouting.Engine.Routing.Explain;
using MediaRouting.Jms;
using MediaRouting.Load.Figures;
using MediaRouting.Load.Plan;
using MediaRouting.Load.Wire;
using MediaRouting.Memory;

namespace MediaRouting.Load.Site;

/// <summary>The broker in memory and the daemon's parts in this process, without a journal.</summary>
internal sealed class MemorySite : IContactSite
{
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(10);

    private readonly MemoryBroker _broker = new();
    private readonly ChatQueues _queues;
    private readonly RoutingNode _node;
    private readonly MemoryEcho _echo;
    private volatile string? _failure;

    /// <summary>Starts everything.</summary>
    public MemorySite(byte[] routing, ChatQueues queues)
    {
        _queues = queues;
        var configuration = ConfigurationFile.Read(routing, out var faults)
            ?? throw new InvalidOperationException($"the configuration is refused: {string.Join("; ", faults)}");
        _node = new RoutingNode(
            new MemoryTransport(_broker),
            configuration.Routing,
            new ConfiguredDirectory(configuration.Credentials),
            new StateMachineOptions { TaskIdPrefix = "t" },
            new QueueNames
            {
                General = queues.General, ChatServer = queues.ChatServer, DeadLetters = queues.DeadLetters,
            },
            WaitStrategyKind.Blocking,
            new MemoryLinkLog(reason => _failure ??= reason),
            (stage, sequence, exception) => _failure ??= $"{stage} failed at sequence {sequence}: {exception}");
        _node.Start(CancellationToken.None);
        _echo = new MemoryEcho(_broker, queues);
    }

    /// <inheritdoc/>
    public string Description => "broker in memory, and the daemon's parts in the process of the Chat Server";

    /// <inheritdoc/>
    public IChatLine Open(Action<WireMessage> arrived) => new MemoryLine(_broker, _queues.Listened, arrived);

    /// <inheritdoc/>
    public void Disturb(BrokerEventKind kind) =>
        throw new InvalidOperationException("the reader of scenarios lets nothing happen to the broker in memory");

    /// <inheritdoc/>
    public string? Page(string path) => path switch
    {
        MetricsComparison.Path => Metrics(),
        StatsComparison.Path => Statistics(),
        _ => null,
    };

    /// <inheritdoc/>
    public string? Stop() => _node.Drain(DrainLimit) ? _failure : _failure ?? "the daemon did not drain in time";

    /// <inheritdoc/>
    public void Dispose()
    {
        _echo.Dispose();
        _node.Dispose();
    }

    private string Metrics()
    {
        var text = new MetricsText();
        DaemonMetrics.Write(text, _node);
        return text.ToString();
    }

    private string? Statistics()
    {
        if (_node.Ask(InspectionSubject.Statistics, "", AnswerLimit)?.Statistics is not { } statistics)
        {
            return null;
        }

        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            StatisticsJson.Write(writer, statistics);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(json.WrittenSpan);
    }
}
