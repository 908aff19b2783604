namespace MediaRouting.Daemon.Options;

/// <summary>Where a broker listens for OpenWire over TCP.</summary>
/// <param name="Host">Name or address of the host; an IPv6 address without brackets.</param>
/// <param name="Port">TCP port, 1..65,535.</param>
public sealed record BrokerAddress(string Host, int Port)
{
    /// <summary>The port that ActiveMQ listens on unless told otherwise.</summary>
    public const int DefaultPort = 61616;

    /// <summary>
    /// Reads <c>tcp://host[:port]</c>. What is refused is never quoted where it may hold a password.
    /// </summary>
    /// <param name="text">What was given.</param>
    /// <param name="address">The address; null where it is refused.</param>
    /// <returns>Null, or why it is refused.</returns>
    public static string? Read(string text, out BrokerAddress? address)
    {
        address = null;
        if (text.Contains('@', StringComparison.Ordinal))
        {
            return "a user or password does not belong in the address, where everybody can read it; use "
                + $"{OptionTable.BrokerUser.Flag} and {OptionTable.BrokerPasswordFile.Flag} "
                + $"(or {OptionTable.PasswordVariable})";
        }

        if (text.Contains(',', StringComparison.Ordinal))
        {
            return "a list of brokers is not served by this version; give one tcp://host:port";
        }

        if (text.StartsWith("ssl:", StringComparison.OrdinalIgnoreCase))
        {
            return "TLS is not served by this version; give one tcp://host:port";
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)
            || !string.Equals(uri.Scheme, "tcp", StringComparison.Ordinal)
            || uri.Host.Length == 0 || uri.Port == 0
            || uri.AbsolutePath is not ("" or "/") || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            return $"expected tcp://host:port and nothing after it, found \"{text}\"";
        }

        address = new BrokerAddress(uri.DnsSafeHost, uri.Port < 0 ? DefaultPort : uri.Port);
        return null;
    }

    /// <summary>The address as it is given: <c>tcp://host:port</c>.</summary>
    public override string ToString() =>
        Host.Contains(':', StringComparison.Ordinal) ? $"tcp://[{Host}]:{Port}" : $"tcp://{Host}:{Port}";
}
