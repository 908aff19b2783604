using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace MediaRouting.OpenWire;

/// <summary>
/// Puts TLS between the socket and the first byte of the protocol (6-openwire 5.10), and says in one line why that
/// fails. The socket stays a blocking one.
/// </summary>
internal sealed class TlsHandshake
{
    private const string Alert = " alert ";

    private readonly string _host;
    private readonly int _port;
    private readonly OpenWireTls _tls;
    private string? _fault;
    private bool _isCertificateAsked;

    private TlsHandshake(OpenWireOptions options)
    {
        _host = options.Host;
        _port = options.Port;
        _tls = options.Tls!;
    }

    /// <summary>
    /// Agrees with the broker, and waits for its first record: with TLS 1.3 it looks at our certificate only after we
    /// are done, and its verdict would else arrive in the middle of what follows.
    /// </summary>
    /// <param name="socket">The connected socket; it is closed on failure.</param>
    /// <param name="options">Where, and how.</param>
    /// <exception cref="OpenWireException">
    /// <see cref="OpenWireFailure.Refused"/> where one side does not accept the other's certificate,
    /// <see cref="OpenWireFailure.Lost"/> where the handshake came to no end.
    /// </exception>
    public static Stream Open(Stream socket, OpenWireOptions options)
    {
        var handshake = new TlsHandshake(options);
        var stream = new SslStream(socket);
        int ended = 0;
        using var deadline = new Timer(
            _ => CloseUnless(ref ended, socket), state: null, options.ConnectTimeout, Timeout.InfiniteTimeSpan);
        try
        {
            stream.AuthenticateAsClient(handshake.Options());
            _ = stream.Read(Span<byte>.Empty);
            if (Interlocked.Exchange(ref ended, 1) == 0)
            {
                return stream;
            }

            throw handshake.Failure("no answer in time", inner: null);
        }
        catch (Exception e) when (e is IOException or AuthenticationException or ObjectDisposedException)
        {
            stream.Dispose();
            throw Interlocked.Exchange(ref ended, 1) == 0
                ? handshake.Failure(e)
                : handshake.Failure("no answer in time", e);
        }
    }

    private static void CloseUnless(ref int ended, Stream socket)
    {
        if (Interlocked.Exchange(ref ended, 1) == 0)
        {
            socket.Dispose();
        }
    }

    private SslClientAuthenticationOptions Options()
    {
        var trust = new X509ChainPolicy
        {
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        if (_tls.Authorities is { } authorities)
        {
            trust.TrustMode = X509ChainTrustMode.CustomRootTrust;
            trust.CustomTrustStore.AddRange(authorities);
        }

        return new SslClientAuthenticationOptions
        {
            TargetHost = _host,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            CertificateChainPolicy = trust,
            ClientCertificateContext = _tls.Certificate,
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
            {
                _fault = CertificateFault.Of((X509Certificate2?)certificate, chain, errors, _host);
                return errors == SslPolicyErrors.None;
            },
            LocalCertificateSelectionCallback = _tls.Certificate is not null ? null : (_, _, _, remote, _) =>
            {
                _isCertificateAsked |= remote is not null;
                return null!;
            },
        };
    }

    private OpenWireException Failure(Exception e)
    {
        if (_fault is not null)
        {
            return Failure($"its certificate is not accepted: {_fault}", e, OpenWireFailure.Refused);
        }

        if (_isCertificateAsked)
        {
            return Failure("it asks for a client certificate, and there is none", e, OpenWireFailure.Refused);
        }

        // The alert has no type of its own: it is the end of what the library says, "... alert certificate unknown".
        string told = e.GetBaseException().Message.ReplaceLineEndings(" ");
        int alert = told.LastIndexOf(Alert, StringComparison.Ordinal);
        if (alert >= 0)
        {
            return Failure($"it ended the handshake: {told[(alert + Alert.Length)..]}", e, OpenWireFailure.Refused);
        }

        bool isForeign = e is AuthenticationException { InnerException: null };
        return Failure(isForeign ? "what it answers is not TLS" : told, e);
    }

    private OpenWireException Failure(
        string reason, Exception? inner, OpenWireFailure failure = OpenWireFailure.Lost) =>
        new(failure, $"no TLS with the broker at {_host}:{_port}: {reason}", inner);
}
