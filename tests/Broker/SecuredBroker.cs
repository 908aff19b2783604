using MediaRouting.Testing;

namespace MediaRouting.Tests.Broker;

/// <summary>A broker with users, rights and a small frame limit.</summary>
public sealed class SecuredBroker : IDisposable
{
    public ActiveMqBroker Broker { get; } = ActiveMqBroker.Start(new BrokerSettings
    {
        Users = [new BrokerUser("mre", "s3cret"), new BrokerUser("other", "0ther")],
        Rights =
        [
            new BrokerRight("secured.>", Read: "mre,other", Write: "mre,other", Admin: "mre,other"),
            new BrokerRight("closed", Read: "other", Write: "other", Admin: "other"),
        ],
        ConnectorOptions = "wireFormat.maxFrameSize=65536",
    });

    public void Dispose() => Broker.Dispose();
}
