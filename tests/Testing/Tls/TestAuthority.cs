using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MediaRouting.Testing;

/// <summary>
/// An authority made up for a test: signs certificates, and writes them into files as daemons and brokers want them.
/// The files go with <see cref="Dispose"/>.
/// </summary>
public sealed class TestAuthority : IDisposable
{
    private readonly DirectoryInfo _directory = System.IO.Directory.CreateTempSubdirectory("mre-tls-");
    private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;
    private readonly X509Certificate2 _authority;
    private int _files;

    /// <summary>Makes the authority.</summary>
    public TestAuthority()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        _authority = request.CreateSelfSigned(_now.AddYears(-1), _now.AddYears(1));
        CertificateFile = Write(_authority.ExportCertificatePem());
    }

    /// <summary>PEM file with the authority's certificate.</summary>
    public string CertificateFile { get; }

    /// <summary>The stores of a broker that trusts this authority's clients.</summary>
    /// <param name="names">Names of the host that the broker's certificate is for.</param>
    /// <param name="isExpired">The certificate was valid until yesterday.</param>
    /// <param name="address">Address of the host that it is for, too.</param>
    public BrokerTls Broker(string names, bool isExpired = false, IPAddress? address = null)
    {
        var alternatives = new SubjectAlternativeNameBuilder();
        alternatives.AddDnsName(names);
        if (address is not null)
        {
            alternatives.AddIpAddress(address);
        }

        using X509Certificate2 certificate = Sign("broker", alternatives.Build(), isExpired);
        return new BrokerTls(
            Write(certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, BrokerTls.Password)),
            TrustStore());
    }

    /// <summary>The certificate of a server, with its key; whoever asks for it disposes of it.</summary>
    /// <param name="name">Name of the host that it is for.</param>
    public X509Certificate2 Server(string name)
    {
        var alternatives = new SubjectAlternativeNameBuilder();
        alternatives.AddDnsName(name);
        return Sign("server", alternatives.Build(), isExpired: false);
    }

    /// <summary>PEM files with the certificate of a client, and with its private key.</summary>
    public (string Certificate, string Key) Client(string name)
    {
        using X509Certificate2 certificate = Sign(name, alternatives: null, isExpired: false);
        return (
            Write(certificate.ExportCertificatePem()),
            Write(certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem()));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _authority.Dispose();
        _directory.Delete(recursive: true);
    }

    private X509Certificate2 Sign(string name, X509Extension? alternatives, bool isExpired)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        if (alternatives is not null)
        {
            request.CertificateExtensions.Add(alternatives);
        }

        using X509Certificate2 certificate = request.Create(
            _authority, _now.AddDays(-30), _now.AddDays(isExpired ? -1 : 30), RandomNumberGenerator.GetBytes(8));
        return certificate.CopyWithPrivateKey(key);
    }

    /// <summary>Written by Java's own tool: Java trusts a certificate in a PKCS #12 only if it is marked so.</summary>
    private string TrustStore()
    {
        string path = NewPath();
        using Process keytool = Process.Start(new ProcessStartInfo(
            "keytool",
            [
                "-importcert", "-noprompt", "-alias", "authority", "-file", CertificateFile,
                "-keystore", path, "-storetype", "PKCS12", "-storepass", BrokerTls.Password,
            ])
        {
            UseShellExecute = false, RedirectStandardError = true,
        })!;
        string told = keytool.StandardError.ReadToEnd();
        keytool.WaitForExit();
        return keytool.ExitCode == 0 ? path : throw new InvalidOperationException($"keytool: {told}");
    }

    private string Write(string pem)
    {
        string path = NewPath();
        File.WriteAllText(path, pem);
        return path;
    }

    private string Write(byte[] store)
    {
        string path = NewPath();
        File.WriteAllBytes(path, store);
        return path;
    }

    private string NewPath() => Path.Combine(_directory.FullName, $"{++_files}");
}
