using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Journal;
using MediaRouting.Engine.MessagePack;

namespace MediaRouting.Engine.Recovery;

/// <summary>What a part of a journal comes to, as far as that shows without carrying it out.</summary>
/// <param name="SentThrough">The MediaRoutingSequence up to which it says messages have left; 0 if nothing.</param>
/// <param name="Configuration">The last configuration in it, or null.</param>
public readonly record struct JournalSurvey(long SentThrough, RoutingConfiguration? Configuration)
{
    /// <summary>Reads from a sequence to the end; what cannot be read is passed over.</summary>
    /// <exception cref="StorageException">The storage cannot be read.</exception>
    public static JournalSurvey Of(IStorage storage, long from)
    {
        using var reader = new JournalReader(storage, from);
        var slot = default(CommandSlot);
        slot.Text.Initialize(new PayloadPool());
        var sentThrough = 0L;
        RoutingConfiguration? configuration = null;
        while (reader.TryRead(out var record))
        {
            slot.Reset(CommandKind.None, Source.Internal, record.Time);
            if (record.Kind == RecordKind.Configuration)
            {
                configuration =
                    ConfigurationCodec.TryRead(record.Payload, out var later, out _) ? later : configuration;
            }
            else if (record.Kind == RecordKind.Command
                && CommandCodec.TryRead(record.Payload, ref slot, out _)
                && slot.Kind == CommandKind.NoteSent)
            {
                sentThrough = slot.Body.NoteSent.Through;
            }
        }

        return new JournalSurvey(sentThrough, configuration);
    }
}
