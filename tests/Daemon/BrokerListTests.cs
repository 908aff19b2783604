using MediaRouting.Testing;
using MediaRouting.Tests.Daemon.Running;

namespace MediaRouting.Tests.Daemon;

/// <summary>A daemon with two brokers of which one goes, then the other.</summary>
[Collection(BrokerTests.Name)]
public sealed class BrokerListTests(BrokerFixture fixture)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void It_goes_to_the_next_broker_stays_there_and_says_where_it_is()
    {
        string prefix = fixture.NewPrefix();
        using ActiveMqBroker first = ActiveMqBroker.Start();
        using ActiveMqBroker second = ActiveMqBroker.Start();
        string[] addresses = [$"tcp://127.0.0.1:{first.Port}", $"tcp://127.0.0.1:{second.Port}"];
        using RunningMre daemon = RunningMre.StartReady(
            fixture.CommandLineOn(string.Join(',', addresses), prefix, "combined"));
        AssertServes(first, prefix, daemon, addresses, inUse: 0);

        first.Kill();
        daemon.WaitForLine($"connected to broker {addresses[1]}");
        first.Restart();
        AssertServes(second, prefix, daemon, addresses, inUse: 1);
        Assert.Equal(2, daemon.Metric("mre_broker_connects_total"));

        second.Kill();
        daemon.WaitForLine($"connected to broker {addresses[0]}", count: 2);
        AssertServes(first, prefix, daemon, addresses, inUse: 0);
        Assert.Equal(0, daemon.Stop());
    }

    private static void AssertServes(
        ActiveMqBroker broker, string prefix, RunningMre daemon, string[] addresses, int inUse)
    {
        using BrokerClient client = new(broker);
        client.Send(prefix + "General", "GetAgentState", """{"AgentId":"ann","Mrd":"chat"}""", prefix + "ops", "c");
        Assert.Equal("AgentState", client.Receive(prefix + "ops", Patience)?.Type);
        string metrics = daemon.Get("/metrics").Body;
        for (int index = 0; index < addresses.Length; index++)
        {
            string sample = $"mre_broker_in_use{{broker=\"{addresses[index]}\"}} {(index == inUse ? 1 : 0)}\n";
            Assert.Contains(sample, metrics, StringComparison.Ordinal);
        }
    }
}
