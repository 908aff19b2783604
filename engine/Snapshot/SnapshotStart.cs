using MediaRouting.Engine.MessagePack;

namespace MediaRouting.Engine.Snapshot;

/// <summary>
/// The first record of a snapshot, beside what the daemon is: <c>[ { these fields }, { options } ]</c>
/// (<see cref="OptionsCodec"/>). The command sequence and the time are in its frame.
/// </summary>
internal struct SnapshotStart
{
    /// <summary>The form that this program writes: 2, which has <see cref="StatePart.Statistics"/> too.</summary>
    public const int CurrentFormat = 2;

    /// <summary>The first form, which is still read.</summary>
    public const int FirstFormat = 1;

    /// <summary>The persisted fields. Numbers are frozen.</summary>
    public static readonly FieldTable<SnapshotStart> Fields = new FieldTableBuilder<SnapshotStart>("SnapshotStart")
        .Field(1, "Format", (ref it) => ref it.Format, isRequired: true)
        .Field(2, "LastSequence", (ref it) => ref it.LastSequence)
        .Field(3, "SentThrough", (ref it) => ref it.SentThrough)
        .Build();

    /// <summary>Which parts there are and what is in them.</summary>
    public int Format;

    /// <summary>The MediaRoutingSequence of the last message told before the snapshot.</summary>
    public long LastSequence;

    /// <summary>Up to this MediaRoutingSequence messages were known to have left.</summary>
    public long SentThrough;

    /// <summary>The last part of a format that is read.</summary>
    public static StatePart LastPart(int format) => format == FirstFormat ? StatePart.Counters : StateHash.Last;
}
