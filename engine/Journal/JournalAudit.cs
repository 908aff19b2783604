using MediaRouting.Engine.Commands;

namespace MediaRouting.Engine.Journal;

/// <summary>
/// Reads a whole journal for somebody who wants to know all that is wrong with it. Where <see cref="JournalScan"/>
/// stops at the first fault this goes on with the next whole record, and it looks into the payloads too.
/// </summary>
public sealed class JournalAudit
{
    private readonly List<JournalFault> _faults = [];

    private JournalAudit()
    {
    }

    /// <summary>Every fault, in the order of the journal; none of them is a torn end.</summary>
    public IReadOnlyList<JournalFault> Faults => _faults;

    /// <summary>Records that can be read.</summary>
    public long Records { get; private set; }

    /// <summary>Bytes that they take.</summary>
    public long Bytes { get; private set; }

    /// <summary>The sequence of the first record; 0 where there is none.</summary>
    public long FirstSequence { get; private set; }

    /// <summary>What the end of the journal is.</summary>
    public JournalOutcome End { get; private set; } = new();

    /// <summary>Reads a journal; changes nothing.</summary>
    /// <param name="storage">Where it is.</param>
    /// <param name="view">How far it is read.</param>
    /// <exception cref="StorageException">The storage cannot be read.</exception>
    public static JournalAudit Run(IStorage storage, JournalView view)
    {
        var audit = new JournalAudit();
        using var reader = new JournalReader(storage);
        var isResumed = true;
        while (isResumed)
        {
            audit.Read(reader, view.Through);
            audit.End = view.Judge(reader);
            isResumed = audit.End.Fault is not null && reader.TryResume();
            if (audit.End.Fault is { } fault)
            {
                var next = isResumed ? reader.NextSequence : Math.Max(view.Acknowledged + 1, fault.Sequence + 1);
                audit._faults.Add(fault with { Through = next - 1 });
            }
        }

        return audit;
    }

    private void Read(JournalReader reader, long through)
    {
        var slot = default(CommandSlot);
        slot.Text.Initialize(new PayloadPool());
        while (reader.End.LastSequence < through && reader.TryRead(out var record))
        {
            FirstSequence = Records == 0 ? record.Sequence : FirstSequence;
            Records++;
            Bytes += record.StoredBytes;
            if (!RecordPayload.TryRead(record, ref slot, out var fault))
            {
                var end = reader.End;
                _faults.Add(new JournalFault(
                    Segments.NameOf(end.Segment),
                    end.Offset - record.StoredBytes,
                    record.Sequence,
                    $"byte {fault.Offset} of the payload: expected {fault.Expected}"));
            }
        }
    }
}
