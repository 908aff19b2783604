namespace MediaRouting.Engine.Journal;

/// <summary>The place behind the last record of a journal, where writing goes on.</summary>
/// <param name="Segment">The first sequence of the segment that it is in; 0 where there is no segment yet.</param>
/// <param name="Offset">The byte of that segment.</param>
/// <param name="Chain">The checksum of the record before it; 0 where there is none.</param>
/// <param name="LastSequence">The sequence of the last record; 0 where there is none.</param>
public readonly record struct JournalEnd(long Segment, long Offset, uint Chain, long LastSequence);
