using MediaRouting.Jms;
using MediaRouting.Memory;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Broker;

/// <summary>The contract over the broker in memory.</summary>
public sealed class MemoryTransportTests : TransportContract
{
    private readonly MemoryBroker _broker = new();

    private protected override IJmsTransport Transport(string clientId) => new MemoryTransport(_broker, clientId);

    private protected override IBrokerClient NewClient() => new MemoryBrokerClient(_broker);

    private protected override void StopBroker() => _broker.Stop();

    private protected override void StartBroker() => _broker.Start();
}
