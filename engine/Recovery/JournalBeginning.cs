using System.Diagnostics.CodeAnalysis;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Journal;
using MediaRouting.Engine.MessagePack;

namespace MediaRouting.Engine.Recovery;

/// <summary>
/// What a journal begins with, as long as its beginning is not pruned: what the daemon is, and its first configuration.
/// </summary>
/// <param name="Options">What the daemon is.</param>
/// <param name="Configuration">The first configuration.</param>
public sealed record JournalBeginning(StateMachineOptions Options, RoutingConfiguration Configuration)
{
    /// <summary>The records that it takes; the commands follow.</summary>
    public const int Records = 2;

    /// <summary>Reads the beginning of a journal.</summary>
    /// <param name="storage">Where the journal is.</param>
    /// <param name="beginning">What it begins with.</param>
    /// <param name="refusal">Why it cannot be read: a sentence for an operator.</param>
    /// <exception cref="StorageException">The storage cannot be read.</exception>
    public static bool TryRead(
        IStorage storage,
        [NotNullWhen(true)] out JournalBeginning? beginning,
        [NotNullWhen(false)] out string? refusal)
    {
        using var reader = new JournalReader(storage);
        beginning = null;
        refusal = null;
        if (TryRead(reader, RecordKind.Origin, out var origin, ref refusal)
            && OptionsCodec.TryRead(origin.Payload, out var options, out var fault)
            && TryRead(reader, RecordKind.Configuration, out var first, ref refusal)
            && ConfigurationCodec.TryRead(first.Payload, out var configuration, out fault))
        {
            beginning = new JournalBeginning(options, configuration);
            return true;
        }

        refusal ??= "the journal does not begin with what the daemon is and its configuration";
        return false;
    }

    private static bool TryRead(JournalReader reader, RecordKind kind, out RecordFrame record, ref string? refusal)
    {
        if (!reader.TryRead(out record))
        {
            refusal = reader.Fault?.ToString();
            return false;
        }

        return record.Kind == kind && record.Sequence <= Records;
    }
}
