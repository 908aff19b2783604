using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using MediaRouting.Engine.Commands;

namespace MediaRouting.Engine.MessagePack;

/// <summary>
/// A command of the ring to and from MessagePack:
/// <code>
/// [ { fields of every command }, { fields of its kind } ]     a command that can be carried out
/// [ { fields of every command } ]                             a refused one, a tick, one without fields of its own
/// </code>
/// What is read is the command that was written, text by text; only <see cref="CommandSlot.Delivery"/> is not kept.
/// </summary>
/// <remarks>
/// No password can be in what is written. A slot has no field for one: the decoder reads it into a buffer of its own,
/// the directory is asked off the ring, and Connect and Login carry the answer (<see cref="Verification"/>). A raw body
/// is kept of messages that became no such command only, and the decoder takes the password out of it, or drops it,
/// before it stands in the slot; <see cref="CommandSlot.IsRedacted"/> says that it did.
/// </remarks>
public static class CommandCodec
{
    private const string Arrangement = "Command: an array of its fields and, where its kind has some, the kind's";
    private const int KindNumber = 1;

    /// <summary>What the fields of every command look like.</summary>
    public static RecordFormat Format => CommandFields.Slot.Format;

    /// <summary>What the fields of a kind look like; null if it has none of its own.</summary>
    public static RecordFormat? BodyFormat(CommandKind kind) => CommandFields.Body(kind)?.Format;

    /// <summary>Writes a command.</summary>
    /// <exception cref="ArgumentException">
    /// It is an <see cref="CommandKind.Inspect"/>, which leaves no trace, or a <see cref="CommandKind.Configure"/>, in
    /// whose place the configuration itself is written.
    /// </exception>
    public static void Write(ref readonly CommandSlot slot, MessagePackWriter to)
    {
        if (slot.Kind is CommandKind.Inspect or CommandKind.Configure)
        {
            ThrowNoRecord();
        }

        // Nothing is written to the texts.
        var texts = new SlotTexts(ref Unsafe.AsRef(in slot).Text);
        var body = slot.Refusal.IsRefusal ? null : CommandFields.Body(slot.Kind);
        to.WriteArrayHeader(body is null ? 1 : 2);
        CommandFields.Slot.Write(in slot, texts, to);
        body?.Write(in slot.Body, texts, to);
    }

    /// <summary>Reads a command.</summary>
    /// <param name="payload">One command and nothing behind it.</param>
    /// <param name="slot">Takes the command; whatever was in it is gone. After a fault it is empty.</param>
    /// <param name="fault">Why it cannot be read.</param>
    public static bool TryRead(ReadOnlySpan<byte> payload, ref CommandSlot slot, out MessagePackFault fault)
    {
        slot.Reset(CommandKind.None, Source.Internal, time: 0);
        slot.Body = default;
        if (TryFill(payload, ref slot, out fault))
        {
            return true;
        }

        slot.Reset(CommandKind.None, Source.Internal, time: 0);
        slot.Body = default;
        return false;
    }

    /// <summary>
    /// The kind of a command that was written, read from its first bytes: the kind is required and has the lowest
    /// number.
    /// </summary>
    /// <param name="payload">One command; of the rest of it nothing is known by this.</param>
    /// <returns><see cref="CommandKind.None"/> where there is none.</returns>
    public static CommandKind PeekKind(ReadOnlySpan<byte> payload)
    {
        var reader = new MessagePackReader(payload);
        return reader.TryReadArrayHeader(out _)
            && reader.TryReadMapHeader(out _)
            && reader.TryReadInteger(out var number)
            && number == KindNumber
            && reader.TryReadInteger(out var kind)
            && kind is >= 0 and <= byte.MaxValue
                ? (CommandKind)kind
                : CommandKind.None;
    }

    /// <summary>Shows a command to a visitor: a record of its fields, and then one of its kind's.</summary>
    /// <param name="payload">One command and nothing behind it.</param>
    /// <param name="slot">Takes the command too (<see cref="TryRead"/>).</param>
    /// <param name="visitor">Is shown nothing of a command that cannot be read.</param>
    /// <param name="fault">Why it cannot be read.</param>
    public static bool TryVisit(
        ReadOnlySpan<byte> payload, ref CommandSlot slot, IRecordVisitor visitor, out MessagePackFault fault)
    {
        if (!TryRead(payload, ref slot, out fault))
        {
            return false;
        }

        var reader = new MessagePackReader(payload);
        return reader.TryReadArrayHeader(out var records)
            && RecordWalk.TryVisit(Format, ref reader, visitor, out fault)
            && (records == 1 || RecordWalk.TryVisit(BodyFormat(slot.Kind)!, ref reader, visitor, out fault));
    }

    private static bool TryFill(ReadOnlySpan<byte> payload, ref CommandSlot slot, out MessagePackFault fault)
    {
        var reader = new MessagePackReader(payload);
        if (!reader.TryReadArrayHeader(out var records))
        {
            fault = reader.Expected(Arrangement);
            return false;
        }

        var texts = new SlotTexts(ref slot.Text);
        if (!CommandFields.Slot.TryRead(ref reader, ref slot, texts, out fault))
        {
            return false;
        }

        var body = slot.Refusal.IsRefusal ? null : CommandFields.Body(slot.Kind);
        if (records != (body is null ? 1 : 2) || slot.Kind is CommandKind.Inspect or CommandKind.Configure)
        {
            fault = new MessagePackFault(0, Arrangement);
            return false;
        }

        return (body is null || body.TryRead(ref reader, ref slot.Body, texts, out fault))
            && reader.IsAtEnd(out fault);
    }

    [DoesNotReturn]
    private static void ThrowNoRecord() =>
        throw new ArgumentException("an Inspect or a Configure is no record of the journal");
}
