namespace MediaRouting.Engine.Snapshot;

/// <summary>What became of an attempt to build a snapshot.</summary>
public sealed record SnapshotOutcome
{
    /// <summary>The command sequence that it is of.</summary>
    public required long Sequence { get; init; }

    /// <summary>Why there is none, a sentence for an operator; null where there is, read back and verified.</summary>
    public string? Failure { get; init; }

    /// <summary>The hash of the state; null where there is no snapshot.</summary>
    public StateHash? Hash { get; init; }

    /// <summary>Records of the journal that were carried out since the snapshot before.</summary>
    public long Replayed { get; init; }

    /// <summary>Older snapshots that could not be used; they are deleted, once there is a new one.</summary>
    public IReadOnlyList<SnapshotFault> Refused { get; init; } = [];

    /// <summary>The first sequence of the journal that is still needed.</summary>
    public long NeededFrom { get; init; } = 1;

    /// <summary>Segments of the journal that were deleted, since nobody needs them any more.</summary>
    public int PrunedSegments { get; init; }
}
