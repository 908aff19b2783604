using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MediaRouting.Daemon.Options;

/// <summary>Reads the files of the TLS options, all in PEM.</summary>
internal static class TlsReader
{
    /// <summary>The certificates of a file, at least one.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="fault">Null, or why they cannot be had.</param>
    public static X509Certificate2Collection Certificates(string file, out string? fault)
    {
        X509Certificate2Collection certificates = [];
        string pem = Text(file, out fault);
        try
        {
            certificates.ImportFromPem(pem);
            fault ??= certificates.Count == 0 ? $"there is no certificate in {file}" : null;
        }
        catch (CryptographicException)
        {
            fault = $"a certificate in {file} cannot be read";
        }

        return certificates;
    }

    /// <summary>A certificate with its private key, to be shown to a broker.</summary>
    /// <param name="chain">The certificate, and behind it those that lead to its authority, if any.</param>
    /// <param name="keyFile">Path of the file with the key, which is not encrypted.</param>
    /// <param name="fault">Null, or why it cannot be had; nothing of the key is in it.</param>
    public static SslStreamCertificateContext? WithKey(
        X509Certificate2Collection chain, string keyFile, out string? fault)
    {
        string pem = Text(keyFile, out fault);
        if (fault is not null)
        {
            return null;
        }

        try
        {
            X509Certificate2 certificate = X509Certificate2.CreateFromPem(chain[0].ExportCertificatePem(), pem);
            chain.RemoveAt(0);
            return SslStreamCertificateContext.Create(certificate, chain, offline: true);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            fault = $"there is no key in {keyFile} that is not encrypted and belongs to {chain[0].Subject}";
            return null;
        }
    }

    private static string Text(string file, out string? fault)
    {
        fault = null;
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            fault = exception.Message;
            return "";
        }
    }
}
