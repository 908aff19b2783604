using MediaRouting.Engine.Configuration;
using MediaRouting.Jms;
using MediaRouting.Testing;
using MediaRouting.Tests.Daemon.Running;

namespace MediaRouting.Tests.Daemon;

/// <summary>
/// The conversation of all rows, message by message, the same in every arrangement:
/// tests/Testing/Conversation/AllRows.txt.
/// </summary>
[Collection(BrokerTests.Name)]
public sealed class ConversationTests(BrokerFixture fixture)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly Script AllRows = Script.Load("AllRows");
    private static readonly Lazy<IReadOnlyList<string>> RowsOfTheSplit = new(() => InternalRows.OfTheSplit(AllRows));

    [Fact]
    public void Over_the_broker_the_combined_daemon_holds_it_and_its_tap_shows_the_rows_of_the_split()
    {
        string prefix = fixture.NewPrefix();
        string tap = $"topic://{prefix}Tap";
        using RunningMre daemon = RunningMre.StartReady(
            fixture.CommandLine(prefix, "combined", "--tap", prefix + "Tap"));
        using BrokerClient client = new(fixture.Broker);
        client.Listen(tap);

        new ConversationPlayer(client, prefix, seesAll: true).Play(AllRows);

        AssertTapped(client, tap);
        Assert.Equal(0, daemon.Stop());
    }

    [Fact]
    public void Over_the_broker_the_two_roles_in_two_processes_hold_it()
    {
        string prefix = fixture.NewPrefix();
        using RunningMre communication = RunningMre.StartReady(fixture.CommandLine(prefix, "communication-server"));
        using RunningMre routing = RunningMre.StartReady(fixture.CommandLine(prefix, "routing-engine"));
        using BrokerClient client = new(fixture.Broker);

        new ConversationPlayer(client, prefix, seesAll: false).Play(AllRows);

        Assert.Equal((0, 0), (communication.Stop(), routing.Stop()));
    }

    [Fact]
    public void A_Java_client_holds_it()
    {
        string prefix = fixture.NewPrefix();
        using RunningMre daemon = RunningMre.StartReady(fixture.CommandLine(prefix));
        using JavaClient client = new(fixture);

        new ConversationPlayer(client, prefix, seesAll: true).Play(AllRows);

        Assert.Equal(0, daemon.Stop());
    }

    [Fact]
    public void In_memory_the_combined_node_holds_it_and_its_tap_shows_the_rows_of_the_split()
    {
        using InMemory memory = new();
        memory.Start(Topology.Combined, new QueueNames { Tap = "Tap" });
        using MemoryBrokerClient client = new(memory.Broker);
        client.Listen("topic://Tap");

        new ConversationPlayer(client, prefix: "", seesAll: true).Play(AllRows);

        AssertTapped(client, "topic://Tap");
    }

    private static void AssertTapped(IBrokerClient client, string tap)
    {
        IReadOnlyList<string> expected = RowsOfTheSplit.Value;
        var rows = new List<BrokerMessage>();
        while (client.Receive(tap, rows.Count < expected.Count ? Patience : TimeSpan.Zero) is { } row)
        {
            rows.Add(row);
        }

        Assert.Equal(expected, InternalRows.Comparable(rows));
        Assert.All(rows, row => Assert.Empty(row.Properties));
    }
}
