using MediaRouting.Testing;

namespace MediaRouting.Tests.Crash.Site;

/// <summary>One durable broker for all tests of a class.</summary>
public sealed class DurableBroker : IDisposable
{
    public ActiveMqBroker Broker { get; } = ActiveMqBroker.Start(new BrokerSettings { Durable = true });

    public void Dispose() => Broker.Dispose();
}
