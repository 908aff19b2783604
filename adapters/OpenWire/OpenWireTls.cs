using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace MediaRouting.OpenWire;

/// <summary>
/// How TLS is spoken to a broker: whom we trust, and who we are. TLS 1.2 or 1.3; the broker's certificate must be valid
/// now, lead to an authority, and be for the host that was asked for. Revocation lists are not fetched.
/// </summary>
public sealed class OpenWireTls
{
    /// <summary>The only authorities trusted; null: those that the system trusts.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    /// <summary>Our certificate with its private key, for a broker that asks for one; null: none.</summary>
    public SslStreamCertificateContext? Certificate { get; init; }
}
