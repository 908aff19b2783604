using MediaRouting.Engine;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Ring;
using MediaRouting.Engine.Snapshot;
using MediaRouting.Testing.Storage;

namespace MediaRouting.Testing;

/// <summary>A second state machine, made of a snapshot of the first.</summary>
public static class SnapshotCopy
{
    /// <summary>
    /// Writes a machine as a snapshot and reads that; the copy has the same hash, and writes the same bytes.
    /// </summary>
    /// <param name="machine">The machine.</param>
    /// <param name="events">Where the copy tells its events; null for nowhere.</param>
    public static StateMachine Of(StateMachine machine, RingBuffer<EventSlot>? events)
    {
        var (disk, again) = (new SimulatedDisk(), new SimulatedDisk());
        using var storage = disk.Mount();
        var written = Snapshots.Write(storage, machine);
        var (sequence, hasTap) = (machine.AppliedSequence, machine.Options.HasTap);
        if (!SnapshotReader.TryRead(storage, sequence, events, hasTap, out var copy, out var read, out var fault))
        {
            throw new InvalidOperationException($"the snapshot is refused: {fault}");
        }

        var name = Snapshots.NameOf(sequence);
        var rewritten = Snapshots.Write(again.Mount(), copy);
        Require(written, read, "what is read");
        Require(written, rewritten, "the state that it leads to");
        return disk[name].AsSpan().SequenceEqual(again[name])
            ? copy
            : throw new InvalidOperationException("a copy is written in other bytes");
    }

    private static void Require(StateHash expected, StateHash actual, string what)
    {
        if (!expected.Equals(actual))
        {
            throw new InvalidOperationException($"{what} has another hash.\n{expected}\n\n{actual}");
        }
    }
}
