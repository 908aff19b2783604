using MediaRouting.Daemon;
using MediaRouting.Directory;
using MediaRouting.Engine;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Ring;
using MediaRouting.Jms;
using MediaRouting.Memory;

namespace MediaRouting.Tests.Daemon.Running;

/// <summary>Routing nodes on a broker in memory, in this process.</summary>
internal sealed class InMemory : IDisposable
{
    private readonly List<RoutingNode> _nodes = [];
    private readonly List<string> _failures = [];

    public MemoryBroker Broker { get; } = new();

    /// <summary>Starts a node; what it is called tells the ids of its tasks.</summary>
    /// <param name="topology">Its roles.</param>
    /// <param name="queues">Its queues.</param>
    /// <param name="directory">Who says whether an agent may sign in; null: the configuration.</param>
    public void Start(Topology topology, QueueNames queues, IAgentDirectory? directory = null)
    {
        string name = $"node{_nodes.Count}";
        var node = new RoutingNode(
            new MemoryTransport(Broker, name),
            RoutingFile.Content.Routing,
            directory ?? new ConfiguredDirectory(RoutingFile.Content.Credentials),
            new StateMachineOptions { Topology = topology, TaskIdPrefix = name, HasTap = queues.Tap is not null },
            queues,
            WaitStrategyKind.Blocking,
            new SilentLog(),
            (stage, sequence, exception) => _failures.Add($"{stage} at {sequence}: {exception}"));
        _nodes.Add(node);
        node.Start(CancellationToken.None);
    }

    /// <summary>Drains the nodes: nothing is left undone and nothing has failed.</summary>
    public void Dispose()
    {
        foreach (RoutingNode node in _nodes)
        {
            Assert.True(node.Drain(TimeSpan.FromSeconds(30)));
            node.Dispose();
        }

        Assert.Empty(_failures);
    }

    private sealed class SilentLog : IBrokerLinkLog
    {
        public void Connected()
        {
        }

        public void Lost(string reason, TimeSpan nextTry)
        {
        }

        public void Undeliverable(string destination, string reason)
        {
        }
    }
}
