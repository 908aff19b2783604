using System.Globalization;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Journal;
using MediaRouting.Engine.Ring;

namespace MediaRouting.Engine.Snapshot;

/// <summary>
/// The snapshots of a data directory: <c>snapshot-00000000000000001234</c>, named for the command sequence that each is
/// of. A file has that name when all of it is durable.
/// </summary>
public static class Snapshots
{
    /// <summary>Snapshots that are kept: should the newest be damaged, there is the one before.</summary>
    private const int Kept = 2;

    /// <summary>The one that is being written. It is no snapshot yet.</summary>
    private const string Unfinished = "snapshot-next";

    private const string Prefix = "snapshot-";
    private const int Digits = 20;

    /// <summary>The name of the snapshot of a command sequence.</summary>
    public static string NameOf(long sequence) => Prefix + sequence.ToString("D20", CultureInfo.InvariantCulture);

    /// <summary>The command sequence of every snapshot, ascending. Files of other names are none.</summary>
    /// <exception cref="StorageException">The directory cannot be read.</exception>
    public static long[] List(IStorage storage)
    {
        var snapshots = new List<long>();
        foreach (var name in storage.List())
        {
            if (TryParse(name, out var sequence))
            {
                snapshots.Add(sequence);
            }
        }

        snapshots.Sort();
        return [.. snapshots];
    }

    /// <summary>
    /// Writes the state of a machine, durably, and gives the file its name then. Nobody has read it back yet
    /// (<see cref="Verify"/>).
    /// </summary>
    /// <returns>The hash of the state.</returns>
    /// <exception cref="StorageException">There is no snapshot; what was begun may remain.</exception>
    public static StateHash Write(IStorage storage, StateMachine machine)
    {
        DeleteUnfinished(storage);
        StateHash hash;
        using (var file = storage.Create(Unfinished, length: 0))
        {
            hash = SnapshotWriter.Write(machine, file);
        }

        storage.Rename(Unfinished, NameOf(machine.AppliedSequence));
        storage.SyncDirectory();
        return hash;
    }

    /// <summary>
    /// Reads a snapshot back, makes a second machine of it, and works out the hash of that: what was written is all
    /// that is needed.
    /// </summary>
    /// <param name="storage">Where it is.</param>
    /// <param name="sequence">The command sequence that it is of.</param>
    /// <param name="expected">The hash of the state that was written.</param>
    /// <returns>Why it is of no use; null if it is good.</returns>
    /// <exception cref="StorageException">The storage cannot be read.</exception>
    public static SnapshotFault? Verify(IStorage storage, long sequence, StateHash expected)
    {
        if (!SnapshotReader.TryRead(
            storage, sequence, events: null, hasTap: false, out var machine, out _, out var fault))
        {
            return fault;
        }

        return StateHash.Of(machine).Equals(expected)
            ? null
            : new SnapshotFault(NameOf(sequence), 0, "the state that it leads to is not the one that was written");
    }

    /// <summary>Makes a machine of the newest snapshot that can be used.</summary>
    /// <param name="storage">Where they are.</param>
    /// <param name="through">The highest command sequence that it may be of.</param>
    /// <param name="sentThrough">
    /// Up to this MediaRoutingSequence messages are known to have left. A snapshot that was taken after others had been
    /// told is passed over: with it nobody would make them again. The highest number where that does not matter.
    /// </param>
    /// <param name="events">Where the machine tells its events; null for nowhere.</param>
    /// <param name="hasTap">Shows the rows between the roles there.</param>
    /// <param name="refused">Gets the faults of those that cannot be used.</param>
    /// <returns>Null if there is none.</returns>
    /// <exception cref="StorageException">The storage cannot be read.</exception>
    public static StateMachine? Load(
        IStorage storage,
        long through,
        long sentThrough,
        RingBuffer<EventSlot>? events,
        bool hasTap,
        List<SnapshotFault> refused)
    {
        var heads = new List<(long Sequence, SnapshotHead Head)>();
        foreach (var sequence in List(storage))
        {
            if (SnapshotReader.TryReadHead(storage, sequence, out var head, out var fault))
            {
                heads.Add((sequence, head));
                sentThrough = Math.Max(sentThrough, head.SentThrough);
            }
            else
            {
                refused.Add(fault);
            }
        }

        for (var place = heads.Count - 1; place >= 0; place--)
        {
            var (sequence, head) = heads[place];
            if (sequence > through || head.LastSequence > sentThrough)
            {
                continue;
            }

            if (SnapshotReader.TryRead(storage, sequence, events, hasTap, out var machine, out _, out var fault))
            {
                return machine;
            }

            refused.Add(fault);
        }

        return null;
    }

    /// <summary>
    /// Deletes the snapshots that nobody will need: those before the newest two, and before the newest one that can be
    /// started from without losing a message.
    /// </summary>
    /// <param name="storage">Where they are; all of them were read and found good.</param>
    /// <param name="sentThrough">Up to this MediaRoutingSequence messages are known to have left.</param>
    /// <returns>
    /// The first sequence of the journal that is still needed: below it the journal may be pruned.
    /// </returns>
    /// <exception cref="StorageException">One was not deleted; those after it remain.</exception>
    public static long Prune(IStorage storage, long sentThrough)
    {
        var snapshots = List(storage);
        var oldest = snapshots.Length - Kept;
        while (oldest >= 0
            && SnapshotReader.TryReadHead(storage, snapshots[oldest], out var head, out _)
            && head.LastSequence > sentThrough)
        {
            oldest--;
        }

        for (var place = 0; place < oldest; place++)
        {
            storage.Delete(NameOf(snapshots[place]));
        }

        DeleteUnfinished(storage);
        storage.SyncDirectory();
        return oldest < 0 ? 1 : snapshots[oldest] + 1;
    }

    /// <summary>Deletes a snapshot that cannot be used.</summary>
    /// <exception cref="StorageException">It was not deleted.</exception>
    internal static void Delete(IStorage storage, string name)
    {
        storage.Delete(name);
        storage.SyncDirectory();
    }

    private static void DeleteUnfinished(IStorage storage)
    {
        foreach (var name in storage.List())
        {
            if (string.Equals(name, Unfinished, StringComparison.Ordinal))
            {
                storage.Delete(name);
            }
        }
    }

    private static bool TryParse(string name, out long sequence)
    {
        sequence = 0;
        return name.Length == Prefix.Length + Digits
            && name.StartsWith(Prefix, StringComparison.Ordinal)
            && long.TryParse(
                name.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out sequence);
    }
}
