namespace MediaRouting.Engine.Journal;

/// <summary>Sees a record of a journal, valid until it returns.</summary>
/// <param name="record">The record, verified.</param>
public delegate void RecordSeen(in RecordFrame record);
