using System.Collections.Immutable;

namespace MediaRouting.Daemon.Options;

/// <summary>Where a broker listens for OpenWire.</summary>
/// <param name="Host">Name or address of the host; an IPv6 address without brackets.</param>
/// <param name="Port">TCP port, 1..65,535.</param>
/// <param name="IsTls">Over TLS, <c>ssl://</c>, instead of plain TCP.</param>
public sealed record BrokerAddress(string Host, int Port, bool IsTls = false)
{
    /// <summary>The port that ActiveMQ listens on for plain TCP unless told otherwise.</summary>
    public const int DefaultPort = 61616;

    /// <summary>The port that ActiveMQ listens on for TLS by custom.</summary>
    public const int DefaultTlsPort = 61617;

    private const string Plain = "tcp";
    private const string Tls = "ssl";

    /// <summary>
    /// Reads <c>tcp://host[:port]</c> and <c>ssl://host[:port]</c>, several separated by commas. What is refused is
    /// never quoted where it may hold a password.
    /// </summary>
    /// <param name="text">What was given.</param>
    /// <param name="addresses">The addresses in their order; empty where one is refused.</param>
    /// <returns>Null, or why they are refused.</returns>
    public static string? ReadList(string text, out ImmutableArray<BrokerAddress> addresses)
    {
        addresses = [];
        if (text.Contains('@', StringComparison.Ordinal))
        {
            return "a user or password does not belong in the address, where everybody can read it; use "
                + $"{OptionTable.BrokerUser.Flag} and {OptionTable.BrokerPasswordFile.Flag} "
                + $"(or {OptionTable.PasswordVariable})";
        }

        List<BrokerAddress> read = [];
        foreach (string item in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (Read(item) is not { } address)
            {
                return $"expected tcp://host:port or ssl://host:port and nothing after it, found \"{item}\"";
            }

            if (read.Contains(address))
            {
                return $"{address} is given twice";
            }

            read.Add(address);
        }

        addresses = [.. read];
        return null;
    }

    /// <summary>The address as it is given: <c>tcp://host:port</c>.</summary>
    public override string ToString()
    {
        string host = Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;
        return $"{(IsTls ? Tls : Plain)}://{host}:{Port}";
    }

    private static BrokerAddress? Read(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)
            || uri.Scheme is not (Plain or Tls)
            || uri.Host.Length == 0 || uri.Port == 0
            || uri.AbsolutePath is not ("" or "/") || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            return null;
        }

        bool isTls = string.Equals(uri.Scheme, Tls, StringComparison.Ordinal);
        int port = uri.Port < 0 ? (isTls ? DefaultTlsPort : DefaultPort) : uri.Port;
        return new BrokerAddress(uri.DnsSafeHost, port, isTls);
    }
}
