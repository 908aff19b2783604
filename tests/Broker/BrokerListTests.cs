using MediaRouting.Jms;
using MediaRouting.OpenWire;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Broker;

/// <summary>A list of brokers, one attempt after the other.</summary>
public sealed class BrokerListTests(SecuredBroker secured) : IClassFixture<SecuredBroker>
{
    private readonly DeliveryLog _log = new();

    private OpenWireOptions Good => secured.Broker.Options($"ID:list-{Guid.NewGuid():N}", "mre", "s3cret");

    private OpenWireOptions Refusing => secured.Broker.Options($"ID:list-{Guid.NewGuid():N}", "mre", "wr0ng");

    private static OpenWireOptions Absent => new() { Host = "127.0.0.1", Port = 1, ConnectionId = "ID:list" };

    [Fact]
    public void Brokers_are_tried_in_their_order_and_after_the_last_comes_the_first()
    {
        var transport = new OpenWireTransport(Absent, Absent, Good);
        List<int> tried = [];
        for (int attempt = 0; attempt < 2; attempt++)
        {
            tried.AddRange([FailedAt(transport), FailedAt(transport)]);
            using IJmsConnection connection = transport.Connect(_log);
            tried.Add(transport.Broker);
        }

        Assert.Equal([0, 1, 2, 0, 1, 2], tried);
    }

    [Fact]
    public void A_connection_that_had_a_transaction_is_tried_again_where_it_was()
    {
        var transport = new OpenWireTransport(Absent, Good, Good);
        Assert.Equal(0, FailedAt(transport));
        using (IJmsConnection connection = transport.Connect(_log))
        {
            connection.SendAll("secured.list", firstSequence: 1, "a");
        }

        transport.Connect(_log).Dispose();
        Assert.Equal(1, transport.Broker);
        transport.Connect(_log).Dispose();
        Assert.Equal(2, transport.Broker);
    }

    [Fact]
    public void Only_a_refusal_by_every_broker_is_one()
    {
        Assert.Equal([JmsFailure.Lost, JmsFailure.Refused], Failures(Refusing, Refusing));
        Assert.Equal([JmsFailure.Lost, JmsFailure.Lost], Failures(Refusing, Absent));
        Assert.Equal([JmsFailure.Refused], Failures(Refusing));
    }

    private JmsFailure[] Failures(params OpenWireOptions[] brokers)
    {
        var transport = new OpenWireTransport(brokers);
        return
        [
            .. brokers.Select(_ => Assert.Throws<JmsException>(() => transport.Connect(_log)).Failure),
        ];
    }

    private int FailedAt(OpenWireTransport transport)
    {
        Assert.Throws<JmsException>(() => transport.Connect(_log));
        return transport.Broker;
    }
}
