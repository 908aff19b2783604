using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace MediaRouting.OpenWire;

/// <summary>Why a broker's certificate is not accepted, for an operator.</summary>
internal static class CertificateFault
{
    private const X509ChainStatusFlags Time = X509ChainStatusFlags.NotTimeValid;

    private const X509ChainStatusFlags Trust =
        X509ChainStatusFlags.UntrustedRoot
        | X509ChainStatusFlags.PartialChain
        | X509ChainStatusFlags.NotSignatureValid;

    /// <summary>The reasons on one line; null for a certificate that is accepted.</summary>
    public static string? Of(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors, string host)
    {
        if (errors == SslPolicyErrors.None)
        {
            return null;
        }

        if (certificate is null)
        {
            return "there is none";
        }

        List<string> reasons = [];
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            reasons.Add($"it is for {NamesOf(certificate)}, not for {host}");
        }

        X509ChainStatusFlags status = X509ChainStatusFlags.NoError;
        foreach (X509ChainElement element in chain?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            foreach (X509ChainStatus found in element.ChainElementStatus)
            {
                status |= found.Status;
                if (found.Status == Time)
                {
                    reasons.Add(TimeOf(element.Certificate));
                }
            }
        }

        if ((status & Trust) != X509ChainStatusFlags.NoError)
        {
            reasons.Add("no authority that we trust has signed it");
        }

        if ((status & ~(Time | Trust)) is var other and not X509ChainStatusFlags.NoError)
        {
            reasons.Add(other.ToString());
        }

        return string.Join("; ", reasons);
    }

    private static string TimeOf(X509Certificate2 certificate) => string.Create(
        CultureInfo.InvariantCulture,
        $"{certificate.Subject} is valid from {certificate.NotBefore:u} to {certificate.NotAfter:u} only");

    private static string NamesOf(X509Certificate2 certificate)
    {
        X509SubjectAlternativeNameExtension? names =
            certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        string[] all = names is null
            ? []
            : [.. names.EnumerateDnsNames(), .. names.EnumerateIPAddresses().Select(address => address.ToString())];
        return all.Length == 0 ? certificate.Subject : string.Join(", ", all);
    }
}
