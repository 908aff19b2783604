using MediaRouting.Jms;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Broker;

/// <summary>The contract over a durable ActiveMQ and TLS.</summary>
public sealed class TlsTransportTests(TlsBroker tls) : TransportContract, IClassFixture<TlsBroker>
{
    private protected override IJmsTransport Transport(string clientId) => new OpenWireTransport(tls.Options(clientId));

    private protected override IBrokerClient NewClient() => new BrokerClient(tls.Broker);

    private protected override void StopBroker() => tls.Broker.Kill();

    private protected override void StartBroker() => tls.Broker.Restart();
}
