using MediaRouting.Jms;
using MediaRouting.OpenWire;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Broker;

/// <summary>Whose certificate is accepted, and how it reads where one is not.</summary>
public sealed class TlsTests(TlsBroker tls) : IClassFixture<TlsBroker>
{
    private readonly string _id = $"ID:tls-{Guid.NewGuid():N}";

    private string Authority => tls.Authority.CertificateFile;

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    public void A_broker_is_known_by_its_name_and_by_its_address(string host) =>
        AssertServes(TlsBroker.Options(_id, host, tls.Broker.TlsPort, Authority));

    [Fact]
    public void A_broker_that_another_authority_has_signed_is_refused()
    {
        using var other = new TestAuthority();
        AssertRefused(
            TlsBroker.Options(_id, "localhost", tls.Broker.TlsPort, other.CertificateFile),
            "its certificate is not accepted: no authority that we trust has signed it");
    }

    [Fact]
    public void The_authorities_of_the_system_do_not_know_ours()
    {
        var options = new OpenWireOptions
        {
            Host = "localhost", Port = tls.Broker.TlsPort, ConnectionId = _id, Tls = new OpenWireTls(),
        };
        AssertRefused(options, "its certificate is not accepted: no authority that we trust has signed it");
    }

    [Fact]
    public void A_broker_whose_certificate_is_for_another_host_or_has_expired_is_refused_for_each_of_both()
    {
        using ActiveMqBroker broker = ActiveMqBroker.Start(new BrokerSettings
        {
            Tls = tls.Authority.Broker("broker.example", isExpired: true),
        });
        string message = AssertRefused(
            TlsBroker.Options(_id, "localhost", broker.TlsPort, Authority),
            "its certificate is not accepted: it is for broker.example, not for localhost; CN=broker is valid from ");
        Assert.EndsWith(" only", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broker_that_asks_for_a_client_certificate_takes_one_of_its_authority() =>
        AssertServes(TlsBroker.Options(
            _id, "localhost", tls.Broker.MutualTlsPort, Authority, tls.Authority.Client("mre")));

    [Fact]
    public void Without_a_client_certificate_it_refuses() => AssertRefused(
        TlsBroker.Options(_id, "localhost", tls.Broker.MutualTlsPort, Authority),
        "it asks for a client certificate, and there is none");

    [Fact]
    public void A_client_certificate_of_another_authority_it_refuses()
    {
        using var other = new TestAuthority();
        AssertRefused(
            TlsBroker.Options(_id, "localhost", tls.Broker.MutualTlsPort, Authority, other.Client("mre")),
            "it ended the handshake: certificate unknown");
    }

    [Fact]
    public void A_port_without_TLS_is_lost_and_told_at_once()
    {
        JmsException lost = Assert.Throws<JmsException>(
            () => Connect(TlsBroker.Options(_id, "localhost", tls.Broker.Port, Authority)));
        Assert.EndsWith(": what it answers is not TLS", lost.Message, StringComparison.Ordinal);
        Assert.Equal(JmsFailure.Lost, lost.Failure);
    }

    private static string AssertRefused(OpenWireOptions options, string reason)
    {
        JmsException refused = Assert.Throws<JmsException>(() => Connect(options));
        string start = $"no TLS with the broker at localhost:{options.Port}: {reason}";
        Assert.Equal(start, refused.Message[..Math.Min(start.Length, refused.Message.Length)]);
        Assert.Equal(JmsFailure.Refused, refused.Failure);
        Assert.DoesNotContain('\n', refused.Message);
        return refused.Message;
    }

    private static IJmsConnection Connect(OpenWireOptions options) =>
        new OpenWireTransport(options).Connect(new DeliveryLog());

    private static void AssertServes(OpenWireOptions options)
    {
        string queue = $"tls-{Guid.NewGuid():N}";
        var log = new DeliveryLog();
        using IJmsConnection connection = new OpenWireTransport(options).Connect(log);
        connection.SendAll(queue, firstSequence: 1, "over TLS");
        connection.Subscribe(0, queue, window: 1);
        Assert.Equal("over TLS", Assert.Single(log.Wait(count: 1)).Body);
    }
}
