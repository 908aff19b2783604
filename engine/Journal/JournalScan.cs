namespace MediaRouting.Engine.Journal;

/// <summary>
/// What a journal is found to be at the start of the daemon, as far as it can tell alone, and how its end is put in
/// order.
/// </summary>
public static class JournalScan
{
    private const int PieceBytes = 64 * 1024;

    /// <summary>
    /// Reads the whole journal, changes nothing, and decides:
    /// <list type="bullet">
    /// <item>refused: a damaged record before one that was written later, a gap, a broken chain, an unknown version,
    /// damage where records were acknowledged;</item>
    /// <item>torn: remains of records at the end that were never finished;</item>
    /// <item>sound: everything else. So are no segment at all, a last segment without a record, a file that was not yet
    /// filled when the machine stopped.</item>
    /// </list>
    /// </summary>
    /// <param name="storage">Where the journal is.</param>
    /// <param name="seen">Sees every record that is read; null for nobody.</param>
    /// <exception cref="StorageException">The storage cannot be read.</exception>
    public static JournalOutcome Run(IStorage storage, RecordSeen? seen = null)
    {
        long? acknowledged = AcknowledgedFile.Read(storage);
        using var reader = new JournalReader(storage);
        JournalEnd certain = default;
        while (reader.TryRead(out RecordFrame record))
        {
            seen?.Invoke(record);
            if (record.Sequence <= acknowledged)
            {
                certain = reader.End;
            }
        }

        JournalOutcome outcome = Judge(storage, reader, acknowledged);
        return outcome with { UncertainFrom = certain.Segment == outcome.End.Segment ? certain.Offset : 0 };
    }

    /// <summary>
    /// Makes the journal end where the scan says, and durable up to there: then its records may be acknowledged and
    /// acted upon, and a second scan calls it sound. What is behind the end becomes zeros, segments without a record
    /// go.
    /// </summary>
    /// <exception cref="InvalidOperationException">The journal was refused.</exception>
    /// <exception cref="StorageException">It is not in order yet; another scan tells what it is.</exception>
    public static void Settle(IStorage storage, JournalOutcome outcome)
    {
        if (outcome.Fault is not null)
        {
            throw new InvalidOperationException("a journal that was refused is not to be changed: " + outcome.Fault);
        }

        if (outcome.End.Segment != 0)
        {
            SettleLast(storage, outcome);
        }

        foreach (string name in storage.List())
        {
            if (Segments.IsBehind(outcome.End.Segment, name))
            {
                storage.Delete(name);
            }
        }

        // This syncs the directory too.
        AcknowledgedFile.Open(storage, outcome.End.LastSequence).Dispose();
    }

    /// <summary>What the end is that a reader has come to; of what is behind it nothing changes meanwhile.</summary>
    /// <param name="storage">Where the journal is.</param>
    /// <param name="reader">Has read all that it can.</param>
    /// <param name="acknowledged">What was acknowledged; null where nobody knows.</param>
    internal static JournalOutcome Judge(IStorage storage, JournalReader reader, long? acknowledged)
    {
        long[] segments = Segments.List(storage);
        JournalEnd end = reader.End;
        JournalFault? fault = reader.Fault is { MayBeTorn: false } ? reader.Fault : null;
        long tornBytes = 0;
        fault ??= JournalTail.Examine(storage, end, out tornBytes);
        fault ??= WhyNotAll(segments, end, acknowledged);
        return new JournalOutcome
        {
            Fault = fault,
            FirstSequence = segments.Length == 0 ? 1 : segments[0],
            End = end,
            Acknowledged = acknowledged ?? 0,
            TornBytes = fault is null ? tornBytes : 0,
        };
    }

    /// <summary>
    /// Writes what can be read but is not known to be durable, and the zeros behind it, even where zeros are read:
    /// after a failed sync the system takes for written what never came to the disk, and only writing it once more
    /// brings it there.
    /// </summary>
    private static void SettleLast(IStorage storage, JournalOutcome outcome)
    {
        using IStorageFile file = storage.OpenToWrite(Segments.NameOf(outcome.End.Segment));
        byte[] piece = new byte[PieceBytes];
        for (long offset = outcome.UncertainFrom; offset < outcome.End.Offset; offset += piece.Length)
        {
            int count = file.Read(piece.AsSpan(0, (int)Math.Min(piece.Length, outcome.End.Offset - offset)), offset);
            file.Write(piece.AsSpan(0, count), offset);
        }

        Array.Clear(piece);
        long length = file.Length;
        for (long offset = outcome.End.Offset; offset < length; offset += piece.Length)
        {
            file.Write(piece.AsSpan(0, (int)Math.Min(piece.Length, length - offset)), offset);
        }

        file.Sync();
    }

    private static JournalFault? WhyNotAll(long[] segments, JournalEnd end, long? acknowledged)
    {
        string file = end.Segment != 0 ? Segments.NameOf(end.Segment)
            : segments.Length != 0 ? Segments.NameOf(segments[0])
            : AcknowledgedFile.Name;
        if (acknowledged is null && segments.Length != 0)
        {
            return new JournalFault(
                AcknowledgedFile.Name,
                0,
                end.LastSequence + 1,
                "it says nowhere what was acknowledged, so nobody knows whether all of it is there");
        }

        if (acknowledged > end.LastSequence)
        {
            return new JournalFault(
                file, end.Offset, end.LastSequence + 1, $"the journal ends here, and {acknowledged} was acknowledged");
        }

        return end is { Segment: 0, LastSequence: > 0 }
            ? new JournalFault(file, 0, segments[0], "the first segment has no beginning")
            : null;
    }
}
