using MediaRouting.Engine.Commands;
using MediaRouting.Engine.MessagePack;

namespace MediaRouting.Engine.Journal;

/// <summary>What stands in the records of a journal, whatever their kind.</summary>
public static class RecordPayload
{
    private static readonly MessagePackFault NotHere = new(0, "a kind of record that stands in a journal");

    /// <summary>Whether the payload of a record can be read.</summary>
    /// <param name="record">The record.</param>
    /// <param name="slot">Takes a command; its texts are initialized.</param>
    /// <param name="fault">Why it cannot be read.</param>
    public static bool TryRead(in RecordFrame record, ref CommandSlot slot, out MessagePackFault fault)
    {
        switch (record.Kind)
        {
            case RecordKind.Command:
                return CommandCodec.TryRead(record.Payload, ref slot, out fault);
            case RecordKind.Configuration:
                return ConfigurationCodec.TryRead(record.Payload, out _, out fault);
            case RecordKind.Origin:
                return OptionsCodec.TryRead(record.Payload, out _, out fault);
            default:
                fault = NotHere;
                return false;
        }
    }

    /// <summary>Shows the payload of a record to a visitor.</summary>
    /// <param name="record">The record.</param>
    /// <param name="slot">Takes a command; its texts are initialized.</param>
    /// <param name="visitor">Is shown nothing of a payload that cannot be read.</param>
    /// <param name="fault">Why it cannot be read.</param>
    public static bool TryVisit(
        in RecordFrame record, ref CommandSlot slot, IRecordVisitor visitor, out MessagePackFault fault)
    {
        switch (record.Kind)
        {
            case RecordKind.Command:
                return CommandCodec.TryVisit(record.Payload, ref slot, visitor, out fault);
            case RecordKind.Configuration:
                return ConfigurationCodec.TryVisit(record.Payload, visitor, out fault);
            case RecordKind.Origin:
                return OptionsCodec.TryVisit(record.Payload, visitor, out fault);
            default:
                fault = NotHere;
                return false;
        }
    }
}
