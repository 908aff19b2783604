using MediaRouting.Directory;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Ring;
using MediaRouting.Jms;

namespace MediaRouting.Tests.Adapters.Jms;

/// <summary>A whole daemon from the delivery to the transport.</summary>
internal sealed class MeteredPipeline : IDisposable
{
    public const string Password = "secret";
    public const string TaskIdPrefix = "t";

    private readonly BrokerLink _link;
    private readonly Inbound _inbound;

    /// <summary>A daemon over a transport; without one, over one that swallows everything.</summary>
    public MeteredPipeline(IJmsTransport? transport = null, IBrokerLinkLog? log = null, TimeProvider? clock = null)
    {
        log ??= new SilentLog();
        _link = new BrokerLink(transport ?? Transport, [(Source.General, "General")], log);
        Outbound? outbound = null;
        Pipeline = new Pipeline(
            Configuration(),
            new StateMachineOptions { TaskIdPrefix = TaskIdPrefix, ClosedTaskLimit = 1024 },
            WaitStrategyKind.Blocking,
            events => outbound = new Outbound(events, _link, new QueueNames(), log, clock ?? TimeProvider.System),
            (stage, sequence, exception) => Failure = exception);
        Outbound = outbound!;
        var directory = new ConfiguredDirectory([new AgentCredential("a1", PasswordHash.Create(Password))]);
        directory.Verify("a1"u8, "secret"u8);
        _inbound = new Inbound(
            new Ingress(Pipeline.Commands, TimeProvider.System),
            Pipeline.Payloads,
            directory,
            new QueueNames(),
            exception => Failure = exception,
            directory.Concurrency);
        _link.Start(_inbound, () => true, CancellationToken.None);
        Traffic = new ChatTraffic(_inbound, TaskIdPrefix);
    }

    public SwallowingTransport Transport { get; } = new();

    public Pipeline Pipeline { get; }

    public Outbound Outbound { get; }

    public ChatTraffic Traffic { get; }

    public Exception? Failure { get; private set; }

    public void Dispose()
    {
        _link.Dispose();
        _inbound.Dispose();
    }

    private static RoutingConfiguration Configuration() => new()
    {
        Mrds = [new MrdConfiguration { Id = "chat", Name = "Chat" }],
        Queues = [new QueueConfiguration { Id = "chat", Name = "Chat", Mrd = "chat" }],
        Agents = [new AgentConfiguration { Id = "a1", Name = "Ada" }],
    };
}
