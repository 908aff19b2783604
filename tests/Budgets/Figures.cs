using System.Text;
using MediaRouting.Daemon;
using MediaRouting.Daemon.Admin;
using MediaRouting.Daemon.Configuration;
using MediaRouting.Daemon.Demo;
using MediaRouting.Directory;
using MediaRouting.Engine;
using MediaRouting.Engine.Ring;
using MediaRouting.Jms;
using MediaRouting.Memory;

namespace MediaRouting.Tests.Budgets;

/// <summary>What the daemon does beside its work: figures for whoever asks, and its start.</summary>
internal static class Figures
{
    private const int FewAgents = 1_000;
    private const int ManyAgents = 3_000;
    private const int Queues = 20;

    /// <summary>The operations.</summary>
    public static IEnumerable<Operation> Operations =>
    [
        new("render /metrics", Render),
        new("read an agent of the configuration", ReadAgent),
    ];

    private static double Render()
    {
        var sample = SampleConfiguration.Create(agents: 10, Queues, seed: 1);
        using var node = new RoutingNode(
            new MemoryTransport(new MemoryBroker()),
            sample.Routing,
            new ConfiguredDirectory(sample.Credentials),
            new StateMachineOptions { TaskIdPrefix = "t" },
            new QueueNames(),
            WaitStrategyKind.Blocking,
            new SilentLinkLog(),
            (stage, _, fault) => throw new InvalidOperationException(stage, fault));
        return Operation.Of("a rendering", () =>
        {
            var text = new MetricsText();
            DaemonMetrics.Write(text, node);
            GC.KeepAlive(text.ToString());
        }).Measure();
    }

    private static double ReadAgent()
    {
        var (few, many) = (Read(FewAgents), Read(ManyAgents));
        return (double)(Operation.BytesOf(many, 1) - Operation.BytesOf(few, 1)) / (ManyAgents - FewAgents);
    }

    private static Action Read(int agents)
    {
        using var text = new StringWriter();
        ConfigurationWriter.Write(text, SampleConfiguration.Create(agents, Queues, seed: 1));
        var json = Encoding.UTF8.GetBytes(text.ToString());
        void Read() => Assert.NotNull(ConfigurationFile.Read(json, out _));
        Read();
        return Read;
    }
}
