using System.Diagnostics.CodeAnalysis;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Journal;
using MediaRouting.Engine.MessagePack;
using MediaRouting.Engine.Reconfiguration;

namespace MediaRouting.Engine.Recovery;

/// <summary>
/// Has a state machine carry out again what a journal holds: the start of the daemon, the builder of snapshots and
/// <c>mre replay</c> all do it here.
/// </summary>
/// <param name="storage">Where the journal is.</param>
public sealed class Replay(IStorage storage)
{
    /// <summary>Records carried out.</summary>
    public long Count { get; private set; }

    /// <summary>Carries out what follows the last command of the machine.</summary>
    /// <param name="machine">The machine; its events go where it tells them.</param>
    /// <param name="through">The last sequence to carry out.</param>
    /// <returns>Why it stands still before that, or null.</returns>
    /// <exception cref="StorageException">The storage cannot be read.</exception>
    public string? Run(StateMachine machine, long through = long.MaxValue)
    {
        using var reader = new JournalReader(storage, machine.AppliedSequence + 1);
        var slot = default(CommandSlot);
        slot.Text.Initialize(new PayloadPool());
        while (machine.AppliedSequence < through && reader.TryRead(out var record))
        {
            var refusal = record.Sequence == machine.AppliedSequence + 1
                ? null
                : $"sequences {machine.AppliedSequence + 1} to {record.Sequence - 1} are missing";
            if (refusal is not null || !TryCarryOut(machine, record, ref slot, out refusal))
            {
                return $"{Segments.NameOf(reader.End.Segment)}, sequence {record.Sequence}: {refusal}";
            }

            Count++;
        }

        return reader.Fault?.ToString();
    }

    private static bool TryCarryOut(
        StateMachine machine, in RecordFrame record, ref CommandSlot slot, [NotNullWhen(false)] out string? refusal)
    {
        refusal = null;
        MessagePackFault fault;
        switch (record.Kind)
        {
            case RecordKind.Command:
                slot.Reset(CommandKind.None, Source.Internal, record.Time);
                if (CommandCodec.TryRead(record.Payload, ref slot, out fault))
                {
                    machine.Apply(ref slot, record.Sequence);
                    return true;
                }

                break;
            case RecordKind.Configuration:
                if (ConfigurationCodec.TryRead(record.Payload, out var configuration, out fault))
                {
                    // One that was refused then is refused again, of the same state for the same reason.
                    machine.Configure(
                        new ConfigurationChange(machine.Registry.InForce, configuration), record.Time, record.Sequence);
                    return true;
                }

                break;
            default:
                refusal = $"a record of kind {record.Kind} does not belong here";
                return false;
        }

        refusal = $"byte {fault.Offset} of the record: expected {fault.Expected}";
        return false;
    }
}
