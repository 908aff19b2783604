using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MediaRouting.OpenWire;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Broker;

/// <summary>A durable broker that speaks TLS, and the authority that has signed its certificate.</summary>
public sealed class TlsBroker : IDisposable
{
    /// <summary>Starts the broker.</summary>
    public TlsBroker() => Broker = ActiveMqBroker.Start(new BrokerSettings
    {
        Durable = true,
        Tls = Authority.Broker("localhost", address: IPAddress.Loopback),
    });

    public TestAuthority Authority { get; } = new();

    public ActiveMqBroker Broker { get; }

    /// <summary>How to connect to it over TLS.</summary>
    public OpenWireOptions Options(string connectionId) =>
        Options(connectionId, "localhost", Broker.TlsPort, Authority.CertificateFile);

    /// <summary>How to connect over TLS, trusting one authority.</summary>
    public static OpenWireOptions Options(
        string connectionId,
        string host,
        int port,
        string authorityFile,
        (string Certificate, string Key)? client = null)
    {
        return new OpenWireOptions
        {
            Host = host,
            Port = port,
            ConnectionId = connectionId,
            Tls = new OpenWireTls
            {
                Authorities = AuthoritiesIn(authorityFile),
                Certificate = client is not { } files
                    ? null
                    : SslStreamCertificateContext.Create(
                        X509Certificate2.CreateFromPemFile(files.Certificate, files.Key), [], offline: true),
            },
        };
    }

    /// <summary>The certificates of a PEM file.</summary>
    public static X509Certificate2Collection AuthoritiesIn(string file)
    {
        X509Certificate2Collection authorities = [];
        authorities.ImportFromPemFile(file);
        return authorities;
    }

    public void Dispose()
    {
        Broker.Dispose();
        Authority.Dispose();
    }
}
