using MediaRouting.Jms;
using MediaRouting.OpenWire;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Broker;

/// <summary>Brokers that are configured against us, or are not there.</summary>
public sealed class BrokerTroubleTests
{
    private readonly DeliveryLog _log = new();

    [Theory]
    [InlineData("127.0.0.1", "cannot reach the broker at 127.0.0.1:1: ")]
    [InlineData("no-such-host.invalid", "cannot reach the broker at no-such-host.invalid:1: ")]
    public void A_broker_that_is_not_there_is_lost(string host, string reason)
    {
        var options = new OpenWireOptions { Host = host, Port = 1, ConnectionId = "ID:lonely" };
        var transport = new OpenWireTransport(options);
        JmsException lost = Assert.Throws<JmsException>(() => transport.Connect(_log));
        Assert.Equal(JmsFailure.Lost, lost.Failure);
        Assert.StartsWith(reason, lost.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_right_on_the_advisory_topics_is_refused_with_its_remedy()
    {
        using ActiveMqBroker broker = ActiveMqBroker.Start(new BrokerSettings
        {
            Users = [new BrokerUser("mre", "s3cret")],
            Rights = [new BrokerRight(">", "mre", "mre", "mre")],
            AdvisoryRights = false,
        });
        var transport = new OpenWireTransport(broker.Options("ID:unadvised", "mre", "s3cret"));
        JmsException refused = Assert.Throws<JmsException>(() => transport.Connect(_log));
        Assert.Equal(JmsFailure.Refused, refused.Failure);
        Assert.Contains("write and admin on the topics ActiveMQ.Advisory.>", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_idle_connection_lives_whatever_inactivity_the_broker_allows()
    {
        string[] settings = ["wireFormat.maxInactivityDuration=1500", "wireFormat.maxInactivityDuration=0"];
        ActiveMqBroker[] brokers =
        [
            .. settings.Select(static setting => ActiveMqBroker.Start(new BrokerSettings
            {
                ConnectorOptions = setting + "&wireFormat.maxInactivityDurationInitalDelay=500",
            })),
        ];
        try
        {
            IJmsConnection[] connections =
                [.. brokers.Select(broker => new OpenWireTransport(broker.Options("ID:idle")).Connect(_log))];
            Assert.Equal(0, _log.Losses(TimeSpan.FromSeconds(10)));
            Assert.All(connections, static connection => connection.SendAll("q", firstSequence: 1, "alive"));
            Assert.All(connections, static connection => connection.Close());
        }
        finally
        {
            Array.ForEach(brokers, static broker => broker.Dispose());
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_broker_that_takes_no_more_messages_is_left_after_the_commit_timeout(bool isTls)
    {
        using var authority = new TestAuthority();
        using ActiveMqBroker broker = ActiveMqBroker.Start(new BrokerSettings
        {
            Tls = authority.Broker("localhost"),
            Policies = """
                <policyEntry queue="&gt;" producerFlowControl="true" memoryLimit="64kb">
                  <pendingQueuePolicy><vmQueueCursor/></pendingQueuePolicy>
                </policyEntry>
                """,
        });
        var options = new OpenWireOptions
        {
            Host = "localhost",
            Port = isTls ? broker.TlsPort : broker.Port,
            Tls = isTls ? new OpenWireTls { Authorities = TlsBroker.AuthoritiesIn(authority.CertificateFile) } : null,
            ConnectionId = "ID:throttled",
            CommitTimeout = TimeSpan.FromSeconds(2),
        };
        using IJmsConnection connection = new OpenWireTransport(options).Connect(_log);
        string body = new('x', 10_000);
        JmsException lost = Assert.Throws<JmsException>(() =>
        {
            for (int batch = 0; batch < 10; batch++)
            {
                connection.SendAll("q", (batch * 100) + 1, [.. Enumerable.Repeat(body, 100)]);
            }
        });
        Assert.Equal(JmsFailure.Lost, lost.Failure);
        Assert.Equal(lost.Message, _log.WaitForLoss().Message);
    }
}
