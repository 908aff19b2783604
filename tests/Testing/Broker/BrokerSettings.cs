namespace MediaRouting.Testing;

/// <summary>What kind of broker a test wants. The default: in memory, open to everyone, no limits.</summary>
public sealed record BrokerSettings
{
    /// <summary>Whether messages survive the broker's end: KahaDB with disk sync instead of memory.</summary>
    public bool Durable { get; init; }

    /// <summary>Who may log in; empty: everyone. A user is a group of its own, named as the user.</summary>
    public IReadOnlyList<BrokerUser> Users { get; init; } = [];

    /// <summary>Who may do what; empty: every user everything.</summary>
    public IReadOnlyList<BrokerRight> Rights { get; init; } = [];

    /// <summary>Whether every user gets the rights on the advisory topics without which nobody can connect.</summary>
    public bool AdvisoryRights { get; init; } = true;

    /// <summary>Elements for the broker's <c>policyEntries</c>.</summary>
    public string Policies { get; init; } = "";

    /// <summary>Options of the connector, such as <c>wireFormat.maxFrameSize=65536</c>.</summary>
    public string ConnectorOptions { get; init; } = "";

    /// <summary>
    /// Its stores for TLS, with which it has two more ports: one for everyone, one for clients with a certificate.
    /// </summary>
    public BrokerTls? Tls { get; init; }
}

/// <summary>A user of the broker.</summary>
public sealed record BrokerUser(string Name, string Password);

/// <summary>
/// Rights on a queue or, with <c>.&gt;</c> at the end, on all queues whose names begin so. Rights add up: the broker
/// takes none back for a queue that another entry covers.
/// </summary>
/// <param name="Queue">Name of the queue.</param>
/// <param name="Read">Users who may consume, separated by commas.</param>
/// <param name="Write">Users who may send.</param>
/// <param name="Admin">Users at whose first use it may come into being.</param>
public sealed record BrokerRight(string Queue, string Read, string Write, string Admin);
