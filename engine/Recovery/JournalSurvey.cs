using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Journal;
using MediaRouting.Engine.MessagePack;

namespace MediaRouting.Engine.Recovery;

/// <summary>
/// What a journal comes to, as far as that shows without carrying it out. It looks at the records as they are scanned,
/// at the kind alone of nearly all.
/// </summary>
public sealed class JournalSurvey
{
    private CommandSlot _slot;

    /// <summary>A survey of no record.</summary>
    public JournalSurvey() => _slot.Text.Initialize(new PayloadPool());

    /// <summary>The MediaRoutingSequence up to which it says messages have left; 0 if nothing.</summary>
    public long SentThrough { get; private set; }

    /// <summary>Takes in the next record; one that cannot be read is passed over.</summary>
    public void Add(in RecordFrame record)
    {
        if (record.Kind == RecordKind.Command
            && CommandCodec.PeekKind(record.Payload) == CommandKind.NoteSent
            && CommandCodec.TryRead(record.Payload, ref _slot, out _))
        {
            SentThrough = Math.Max(SentThrough, _slot.Body.NoteSent.Through);
        }
    }
}
