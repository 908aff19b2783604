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
}
