namespace MediaRouting.OpenWire;

/// <summary>How to reach a broker, and as whom. Not a record: nothing prints the password.</summary>
public sealed class OpenWireOptions
{
    /// <summary>Host name or address.</summary>
    public required string Host { get; init; }

    /// <summary>TCP port, 1..65535.</summary>
    public required int Port { get; init; }

    /// <summary>TLS over the connection; null: plain TCP.</summary>
    public OpenWireTls? Tls { get; init; }

    /// <summary>
    /// Identity of the client towards the broker: begins with <c>ID:</c>, holds no comma, at most 64 characters. A
    /// client that numbers its messages keeps it as long as it keeps its numbers, and must not use it with numbers that
    /// start again: the broker would drop them as repetitions. A second connection with it ends the first.
    /// </summary>
    public required string ConnectionId { get; init; }

    /// <summary>User name; null where the broker asks for none.</summary>
    public string? User { get; init; }

    /// <summary>Password; null where the broker asks for none.</summary>
    public string? Password { get; init; }

    /// <summary>Longest wait for the socket, and for each answer while connecting and subscribing.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Longest wait for the answer to a commit, and for the socket to take a write. A broker that throttles senders is
    /// seen by nothing else (6-openwire 5.8).
    /// </summary>
    public TimeSpan CommitTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Largest frame taken from the broker; above the 100 MiB that ActiveMQ's own configuration admits.
    /// </summary>
    public int MaxReceivedFrameBytes { get; init; } = 128 * 1024 * 1024;

    /// <summary>Largest body a compressed message may inflate to; beyond it the body counts as unreadable.</summary>
    public int MaxInflatedBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>What silence and stalls are measured by; a test has its own.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;
}
