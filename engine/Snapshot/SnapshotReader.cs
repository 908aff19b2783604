using System.Diagnostics.CodeAnalysis;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Journal;
using MediaRouting.Engine.MessagePack;
using MediaRouting.Engine.Ring;

namespace MediaRouting.Engine.Snapshot;

/// <summary>
/// Makes a state machine of a snapshot: all of it, or none. The file is verified first, down to its hashes. Even then
/// nothing in it is believed: sizes are bounded by the bytes that are there before anything is made of them, and
/// whatever refers to something else is followed.
/// </summary>
public static class SnapshotReader
{
    /// <summary>Reads a snapshot.</summary>
    /// <param name="storage">Where it is.</param>
    /// <param name="sequence">The command sequence that it is of.</param>
    /// <param name="events">Where the machine tells its events; null for nowhere.</param>
    /// <param name="hasTap">Shows the rows between the roles there (<see cref="StateMachineOptions.HasTap"/>).</param>
    /// <param name="machine">The machine as it was after that command.</param>
    /// <param name="hash">The hash of its state, as it was written and read.</param>
    /// <param name="fault">Why it cannot be used.</param>
    /// <exception cref="StorageException">The storage cannot be read.</exception>
    public static bool TryRead(
        IStorage storage,
        long sequence,
        RingBuffer<EventSlot>? events,
        bool hasTap,
        [NotNullWhen(true)] out StateMachine? machine,
        [NotNullWhen(true)] out StateHash? hash,
        [NotNullWhen(false)] out SnapshotFault? fault)
    {
        using var frames = new SnapshotFrames(storage, sequence);
        (machine, hash) = (null, null);
        if (TryHead(frames, out var head)
            && frames.TryVerify(head.LastPart, out hash)
            && TryMachine(frames, head.Options with { HasTap = hasTap }, events, out var read)
            && TryParts(frames, head.LastPart, read)
            && IsOf(frames, read, sequence))
        {
            machine = read;
        }

        fault = frames.Fault;
        return machine is not null;
    }

    /// <summary>Reads the beginning of a snapshot; the rest of the file is not looked at.</summary>
    /// <param name="storage">Where it is.</param>
    /// <param name="sequence">The command sequence that it is of.</param>
    /// <param name="head">What it says.</param>
    /// <param name="fault">Why it cannot be used.</param>
    /// <exception cref="StorageException">The storage cannot be read.</exception>
    public static bool TryReadHead(
        IStorage storage,
        long sequence,
        [NotNullWhen(true)] out SnapshotHead? head,
        [NotNullWhen(false)] out SnapshotFault? fault)
    {
        using var frames = new SnapshotFrames(storage, sequence);
        var isRead = TryHead(frames, out head);
        fault = frames.Fault;
        return isRead;
    }

    private static bool TryHead(SnapshotFrames frames, [NotNullWhen(true)] out SnapshotHead? head)
    {
        head = null;
        if (!frames.TryRecord(RecordKind.SnapshotStart, out var payload, out var offset))
        {
            return false;
        }

        var reader = new MessagePackReader(payload);
        var fault = reader.Expected("[ start, options ]");
        var start = default(SnapshotStart);
        if (!reader.TryReadArrayHeader(out var count)
            || count != 2
            || !SnapshotStart.Fields.TryRead(ref reader, ref start, out fault))
        {
            return frames.Refuse(offset + fault.Offset, "expected " + fault.Expected);
        }

        if (start.Format is < SnapshotStart.FirstFormat or > SnapshotStart.CurrentFormat)
        {
            return frames.Refuse(
                offset,
                $"the snapshot is of format {start.Format}, and this program reads "
                + $"{SnapshotStart.FirstFormat} to {SnapshotStart.CurrentFormat}");
        }

        offset += reader.Position;
        if (!OptionsCodec.TryRead(payload[reader.Position..], out var options, out fault))
        {
            return frames.Refuse(offset + fault.Offset, "expected " + fault.Expected);
        }

        head = new SnapshotHead(
            options, start.LastSequence, start.SentThrough, SnapshotStart.LastPart(start.Format));
        var isBounded = options.OpenTaskLimit is >= 1 and <= Limits.OpenTasks
            && options.ClosedTaskLimit is >= 1 and <= Limits.ClosedTasks;
        return isBounded || frames.Refuse(offset, "expected limits that this program has room for");
    }

    private static bool TryMachine(
        SnapshotFrames frames,
        StateMachineOptions options,
        RingBuffer<EventSlot>? events,
        [NotNullWhen(true)] out StateMachine? machine)
    {
        machine = null;
        var from = new PartReader(frames);
        if (!from.TryBegin(StatePart.Configuration)
            || !StateParts.TryLoadConfiguration(from, out var configuration)
            || !from.TryEnd())
        {
            return false;
        }

        try
        {
            machine = new StateMachine(configuration, options, events);
            return true;
        }
        catch (Exception unusable) when (unusable is ArgumentException or KeyNotFoundException)
        {
            return frames.Refuse(frames.ChunkOffset, "the configuration cannot be used: " + unusable.Message);
        }
    }

    private static bool TryParts(SnapshotFrames frames, StatePart last, StateMachine machine)
    {
        var from = new PartReader(frames);
        for (var part = StatePart.Configuration + 1; part <= last; part++)
        {
            if (!from.TryBegin(part) || !machine.Parts.TryLoad(part, from) || !from.TryEnd())
            {
                return false;
            }
        }

        machine.Parts.DoWithout(last);
        return true;
    }

    private static bool IsOf(SnapshotFrames frames, StateMachine machine, long sequence) =>
        machine.AppliedSequence == sequence
        || frames.Refuse(0, $"the state is of sequence {machine.AppliedSequence}");
}
