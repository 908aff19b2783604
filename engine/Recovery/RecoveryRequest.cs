using MediaRouting.Engine.Configuration;

namespace MediaRouting.Engine.Recovery;

/// <summary>How a daemon wants to go on with a data directory, or begin one.</summary>
public sealed record RecoveryRequest
{
    /// <summary>
    /// The configuration that a directory begins with, already checked. One that goes on has its own.
    /// </summary>
    public required RoutingConfiguration Configuration { get; init; }

    /// <summary>
    /// What a daemon that begins is. One that goes on is what it was; only the topology must be the same.
    /// </summary>
    public required StateMachineOptions Options { get; init; }

    /// <summary>The data directory was made just now.</summary>
    public bool IsNew { get; init; }

    /// <summary>An empty data directory is meant to be empty.</summary>
    public bool MayInitialize { get; init; }

    /// <summary>Unix milliseconds: the time of what is written at the start.</summary>
    public required long Now { get; init; }

    /// <summary>Commands after which the next snapshot is built.</summary>
    public long CommandsBetweenSnapshots { get; init; } = Limits.CommandsBetweenSnapshots;

    /// <summary>Length of a new segment of the journal.</summary>
    public long SegmentBytes { get; init; } = Limits.SegmentBytes;
}
