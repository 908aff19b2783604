namespace MediaRouting.Engine.Journal;

/// <summary>
/// How far somebody who is not the daemon reads a journal. Where no daemon has the directory, to its end, which is
/// judged as the start of a daemon would (<see cref="JournalScan"/>). Beside a daemon, up to what had been acknowledged
/// when the view was made: what is behind that may be half written, and proves nothing.
/// </summary>
public sealed class JournalView
{
    private readonly IStorage _storage;
    private readonly long? _acknowledged;

    /// <summary>A view of a journal.</summary>
    /// <param name="storage">Where it is; nothing in it is changed, and it is not locked.</param>
    /// <param name="isInUse">Whether a daemon may be writing it.</param>
    /// <exception cref="StorageException">The storage cannot be read.</exception>
    public JournalView(IStorage storage, bool isInUse)
    {
        _storage = storage;
        _acknowledged = AcknowledgedFile.Read(storage);
        Through = isInUse && _acknowledged is { } known ? known : long.MaxValue;
    }

    /// <summary>The last sequence that is looked at; the highest number for the end of the journal.</summary>
    public long Through { get; }

    /// <summary>Up to here it is known that records were acknowledged or acted upon; 0 for none.</summary>
    public long Acknowledged => _acknowledged ?? 0;

    /// <summary>What the end is that a reader of the journal has come to.</summary>
    /// <param name="reader">Has read all that it can, or up to <see cref="Through"/>.</param>
    /// <exception cref="StorageException">The storage cannot be read.</exception>
    public JournalOutcome Judge(JournalReader reader) => reader.End.LastSequence < Through
        ? JournalScan.Judge(_storage, reader, _acknowledged)
        : new JournalOutcome { End = reader.End, Acknowledged = Acknowledged };
}
