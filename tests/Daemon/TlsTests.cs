using MediaRouting.Testing;
using MediaRouting.Tests.Daemon.Running;

namespace MediaRouting.Tests.Daemon;

/// <summary>TLS that cannot be, as an operator sees it.</summary>
[Collection(BrokerTests.Name)]
public sealed class TlsTests(BrokerFixture fixture)
{
    private string Broker => $"ssl://localhost:{fixture.Broker.TlsPort}";

    [Fact]
    public void A_broker_that_it_does_not_trust_ends_its_start_with_the_code_of_a_refusal()
    {
        using TestAuthority other = new();
        using RunningMre daemon = RunningMre.Start(fixture.CommandLineOn(
            Broker, fixture.NewPrefix(), "combined", "--tls-ca", other.CertificateFile));

        Assert.Equal(2, daemon.WaitForExit());
        Assert.Contains(
            $"broker {Broker} refused us: no TLS with the broker at localhost:{fixture.Broker.TlsPort}: "
                + "its certificate is not accepted: no authority that we trust has signed it",
            daemon.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_faulty_file_ends_its_start_with_the_code_of_a_wrong_option()
    {
        string file = fixture.Configuration;
        using RunningMre daemon = RunningMre.Start(fixture.CommandLineOn(
            Broker, fixture.NewPrefix(), "combined", "--tls-ca", file));

        Assert.Equal(1, daemon.WaitForExit());
        Assert.Contains($"--tls-ca: there is no certificate in {file}", daemon.Output, StringComparison.Ordinal);
    }
}
