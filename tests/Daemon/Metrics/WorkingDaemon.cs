using MediaRouting.Testing;
using MediaRouting.Tests.Daemon.Running;

namespace MediaRouting.Tests.Daemon.Metrics;

/// <summary>A daemon with a data directory and an agent, which has had some of everything to do.</summary>
public sealed class WorkingDaemon : IDisposable
{
    private const int Tasks = 40;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly BrokerClient _client;
    private readonly string _prefix;

    /// <summary>With the options that everybody has.</summary>
    public WorkingDaemon(BrokerFixture fixture)
        : this(fixture, [])
    {
    }

    private WorkingDaemon(BrokerFixture fixture, string[] more)
    {
        _prefix = fixture.NewPrefix();
        _client = new BrokerClient(fixture.Broker);
        Mre = RunningMre.StartReady(fixture.CommandLine(_prefix, more: ["--snapshot-every", "20", .. more]));
        Send("Connect", $$"""{"AgentId":"ann","Password":"pw-ann","Destination":"{{_prefix}}ann"}""");
        Send("Login", """{"AgentId":"ann","Password":"pw-ann","Mrd":"chat"}""");
        Send("AgentState", """{"AgentId":"ann","Mrd":"chat","State":"READY"}""");
        SendTasks();
        Send("GetAgentState", """{"AgentId":"nobody","Mrd":"chat"}""");
        Send("Task", "no JSON");
        const string Last = """{"AgentId":"ann","Mrd":"chat"}""";
        _client.Send(_prefix + "General", "GetAgentState", Last, _prefix + "ops", "end");
        while (_client.Receive(_prefix + "ops", Patience)!.CorrelationId is not "end")
        {
        }
    }

    public RunningMre Mre { get; }

    /// <summary>With more options.</summary>
    internal static WorkingDaemon With(BrokerFixture fixture, params string[] more) => new(fixture, more);

    /// <summary>What it shows now.</summary>
    internal MetricsPage Look() => MetricsPage.Parse(Mre.Get("/metrics").Body);

    /// <summary>Waits until it shows something.</summary>
    internal MetricsPage Await(Func<MetricsPage, bool> holds)
    {
        MetricsPage page = Look();
        Assert.True(SpinWait.SpinUntil(() => holds(page = Look()), Patience));
        return page;
    }

    /// <summary>Has it take in more tasks, without waiting for them.</summary>
    public void SendTasks()
    {
        for (int number = 0; number < Tasks; number++)
        {
            Send("Task", $$"""{"Mrd":"chat","ClientUniqueId":"{{Guid.NewGuid()}}"}""");
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        Mre.Dispose();
    }

    private void Send(string type, string body) => _client.Send(_prefix + "General", type, body, _prefix + "ops");
}
