namespace MediaRouting.Engine.Journal;

/// <summary>What the payload of a record is.</summary>
public enum RecordKind : byte
{
    /// <summary>No record.</summary>
    None = 0,

    /// <summary>The first record of a segment: no payload; its sequence is that of the record after it.</summary>
    SegmentStart = 1,

    /// <summary>A command as it came to the ring: ticks, refused and duplicate ones included.</summary>
    Command = 2,

    /// <summary>The configuration that is in force from here on.</summary>
    Configuration = 3,

    /// <summary>What the daemon is: topology, start of its task ids, limits. The first record of a journal.</summary>
    Origin = 4,

    /// <summary>The first record of a snapshot: its form, and what the daemon is. Never in a journal.</summary>
    SnapshotStart = 5,

    /// <summary>A piece of a part of a state. Never in a journal.</summary>
    SnapshotPart = 6,

    /// <summary>The last record of a snapshot: its hashes. Never in a journal.</summary>
    SnapshotEnd = 7,
}
