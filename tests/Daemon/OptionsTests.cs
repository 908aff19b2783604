using System.Net;
using MediaRouting.Daemon.Options;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Ring;
using MediaRouting.Jms;

namespace MediaRouting.Tests.Daemon;

public sealed class OptionsTests
{
    [Fact]
    public void Without_any_option_but_the_configuration_the_defaults_of_the_protocol_hold()
    {
        DaemonOptions options = OptionsFixture.Good();

        Assert.Equal([new BrokerAddress("127.0.0.1", 61616)], options.Brokers.AsEnumerable());
        Assert.Null(options.Tls);
        Assert.Equal(Topology.Combined, options.Topology);
        Assert.Equal("routing.json", options.ConfigFile);
        Assert.Equal(1_000_000, options.SnapshotEvery);
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, 8188), options.Admin);
        Assert.Equal(
            new QueueNames
            {
                General = "General",
                RoutingEngine = "RoutingEngine",
                CommunicationServer = "CommunicationServer",
                ChatServer = "ChatServer",
                DeadLetters = "MediaRouting.DLQ",
                Tap = null,
            },
            options.Queues);
        Assert.Null(options.Login);
        Assert.Equal(WaitStrategyKind.Blocking, options.WaitStrategy);
        Assert.Equal(LogFormat.Plain, options.Log);
        Assert.False(options.LogsDecisions);
    }

    [Fact]
    public void The_command_line_counts_before_the_environment_and_that_before_the_settings_file()
    {
        using TemporaryFile settings = new(
            """{ "generalQueue": "file", "routingQueue": "file", "chatQueue": "file", "waitStrategy": "yielding" }""");

        DaemonOptions options = OptionsFixture.Good(
            $"--settings {settings.Path} --general-queue line --snapshot-every 5000",
            "MRE_GENERAL_QUEUE=variable MRE_ROUTING_QUEUE=variable MRE_WAIT_STRATEGY=");

        Assert.Equal(
            new QueueNames { General = "line", RoutingEngine = "variable", ChatServer = "file" }, options.Queues);
        Assert.Equal(WaitStrategyKind.Yielding, options.WaitStrategy);
        Assert.Equal(5000, options.SnapshotEvery);
        Assert.Equal(
            [
                ("general-queue", "line", OptionOrigin.CommandLine, "command line"),
                ("routing-queue", "variable", OptionOrigin.Environment, "environment MRE_ROUTING_QUEUE"),
                ("communication-queue", "CommunicationServer", OptionOrigin.Default, "default"),
                ("chat-queue", "file", OptionOrigin.SettingsFile, "settings file"),
            ],
            options.Listing
                .Where(value => value.Name.EndsWith("-queue", StringComparison.Ordinal)).Take(4)
                .Select(value => (value.Name, value.Value, value.Origin, value.Place)));
    }

    [Fact]
    public void The_settings_file_can_be_named_by_the_environment()
    {
        using TemporaryFile settings = new("""{ "topology": "routing-engine" }""");

        DaemonOptions options = OptionsFixture.Good("", $"MRE_SETTINGS={settings.Path}");

        Assert.Equal(Topology.RoutingEngine, options.Topology);
    }

    [Fact]
    public void Every_option_is_listed_once_with_its_value_and_origin()
    {
        DaemonOptions options = OptionsFixture.Good("--tap Tap");

        Assert.Equal("Tap", options.Queues.Tap);
        Assert.Equal(
            OptionTable.All.Select(option => option.Name).Order(), options.Listing.Select(value => value.Name).Order());
        Assert.Contains(new OptionValue("tap", "Tap", OptionOrigin.CommandLine, "command line"), options.Listing);
        Assert.Contains(new OptionValue("broker-user", "none", OptionOrigin.Default, "default"), options.Listing);
    }

    [Theory]
    [InlineData("tcp://broker", "broker", 61616, "tcp://broker:61616")]
    [InlineData("tcp://10.0.0.1:61700/", "10.0.0.1", 61700, "tcp://10.0.0.1:61700")]
    [InlineData("tcp://[::1]:61616", "::1", 61616, "tcp://[::1]:61616")]
    [InlineData("ssl://broker", "broker", 61617, "ssl://broker:61617")]
    [InlineData("ssl://broker:61616", "broker", 61616, "ssl://broker:61616")]
    public void A_broker_is_a_host_and_a_port(string text, string host, int port, string shown)
    {
        BrokerAddress broker = Assert.Single(OptionsFixture.Good($"--broker {text}").Brokers);

        Assert.Equal((host, port, shown), (broker.Host, broker.Port, broker.ToString()));
    }

    [Fact]
    public void Brokers_are_a_list_in_the_order_in_which_they_are_tried()
    {
        DaemonOptions options = OptionsFixture.Good("--broker tcp://b:1,ssl://a,tcp://a");

        Assert.Equal("tcp://b:1 ssl://a:61617 tcp://a:61616", string.Join(' ', options.Brokers));
        Assert.Equal([false, true, false], options.Brokers.Select(broker => broker.IsTls));
        Assert.NotNull(options.Tls);
    }

    [Theory]
    [InlineData("localhost:9000", "127.0.0.1:9000")]
    [InlineData("0.0.0.0:0", "0.0.0.0:0")]
    [InlineData("[::1]:80", "[::1]:80")]
    public void The_admin_endpoint_is_an_address_and_a_port(string text, string endPoint)
    {
        Assert.Equal(IPEndPoint.Parse(endPoint), OptionsFixture.Good($"--admin {text}").Admin);
    }

    [Fact]
    public void Busy_spin_is_taken_where_each_thread_of_the_ring_has_a_core()
    {
        Assert.NotNull(OptionsFixture.Read(
            "--config c --wait-strategy busySpin", "", OptionReader.RingThreads, out List<string> faults));
        Assert.Empty(faults);
    }

    [Fact]
    public void A_variable_that_looks_like_an_option_and_is_none_is_named()
    {
        OptionSources sources = new(
            _ => null,
            OptionsFixture.Variables("MRE_TAB=x MRE_PORT_8188_TCP=y MRE_TAP=z MRE_BROKER_PASSWORD=w PATH=p"),
            []);

        Assert.Equal(["MRE_PORT_8188_TCP", "MRE_TAB"], sources.UnknownVariables.AsEnumerable());
    }
}
