using System.Collections.Immutable;
using System.Net;
using MediaRouting.Directory.Http;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Ring;
using MediaRouting.Jms;
using MediaRouting.OpenWire;

namespace MediaRouting.Daemon.Options;

/// <summary>How <c>mre run</c> was asked to run, checked whole.</summary>
public sealed record DaemonOptions
{
    /// <summary>Where the brokers listen, in the order in which they are tried; at least one.</summary>
    public required ImmutableArray<BrokerAddress> Brokers { get; init; }

    /// <summary>User and password at the broker; null: it wants none.</summary>
    public required BrokerLogin? Login { get; init; }

    /// <summary>How TLS is spoken to the brokers that want it; null: none does.</summary>
    public required OpenWireTls? Tls { get; init; }

    /// <summary>The roles to play.</summary>
    public required Topology Topology { get; init; }

    /// <summary>Path of the configuration file, as given.</summary>
    public required string ConfigFile { get; init; }

    /// <summary>How the agent directory is asked over HTTP; null: it is the configuration.</summary>
    public required HttpDirectoryOptions? Directory { get; init; }

    /// <summary>Path of the data directory, as given; null: nothing is to outlive the process.</summary>
    public required string? Data { get; init; }

    /// <summary>Commands after which the next snapshot is written.</summary>
    public required long SnapshotEvery { get; init; }

    /// <summary>An empty data directory is meant to be empty. Said on the command line or not at all.</summary>
    public bool MayInitialize { get; init; }

    /// <summary>Where the admin endpoint listens; port 0 takes a free one.</summary>
    public required IPEndPoint Admin { get; init; }

    /// <summary>Names of the queues, and of the topic of the wire tap.</summary>
    public required QueueNames Queues { get; init; }

    /// <summary>How the stages of the ring wait.</summary>
    public required WaitStrategyKind WaitStrategy { get; init; }

    /// <summary>Form of the log lines.</summary>
    public required LogFormat Log { get; init; }

    /// <summary>Whether a line is logged for every decision.</summary>
    public required bool LogsDecisions { get; init; }

    /// <summary>Every option with its value and origin, to be shown at start; secrets are stars.</summary>
    public required ImmutableArray<OptionValue> Listing { get; init; }
}
