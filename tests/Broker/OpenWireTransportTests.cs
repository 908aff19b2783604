using MediaRouting.Jms;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Broker;

/// <summary>The contract over a durable ActiveMQ.</summary>
public sealed class OpenWireTransportTests(DurableBroker durable) : TransportContract, IClassFixture<DurableBroker>
{
    private protected override IJmsTransport Transport(string clientId) =>
        new OpenWireTransport(durable.Broker.Options(clientId));

    private protected override IBrokerClient NewClient() => new BrokerClient(durable.Broker);

    private protected override void StopBroker() => durable.Broker.Kill();

    private protected override void StartBroker() => durable.Broker.Restart();
}
