namespace MediaRouting.Testing;

/// <summary>What a broker needs for TLS: its certificate with the key, and whom it trusts. Both are PKCS #12.</summary>
/// <param name="KeyStore">Path of the file with its certificate and key.</param>
/// <param name="TrustStore">Path of the file with the authority of its clients.</param>
public sealed record BrokerTls(string KeyStore, string TrustStore)
{
    /// <summary>Password of both files.</summary>
    public const string Password = "changeit";
}
