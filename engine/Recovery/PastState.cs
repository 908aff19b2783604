using System.Diagnostics.CodeAnalysis;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Journal;
using MediaRouting.Engine.Ring;
using MediaRouting.Engine.Snapshot;

namespace MediaRouting.Engine.Recovery;

/// <summary>
/// A machine as it was after some command: the newest snapshot before that which can be used, or else the beginning of
/// the journal, and then what the journal holds behind it.
/// </summary>
public sealed class PastState
{
    private PastState(StateMachine machine, IReadOnlyList<SnapshotFault> refused)
    {
        Machine = machine;
        Refused = refused;
        Beginning = machine.AppliedSequence;
    }

    /// <summary>The machine.</summary>
    public StateMachine Machine { get; }

    /// <summary>Snapshots that cannot be used, and were passed over.</summary>
    public IReadOnlyList<SnapshotFault> Refused { get; }

    /// <summary>The command sequence of the snapshot, or of the beginning of the journal.</summary>
    public long Beginning { get; }

    /// <summary>Records of the journal that were carried out again.</summary>
    public long Replayed => Machine.AppliedSequence - Beginning;

    /// <summary>Makes the machine at a command sequence.</summary>
    /// <param name="storage">Journal and snapshots.</param>
    /// <param name="through">The sequence; the highest number for the end of the journal.</param>
    /// <param name="state">The machine; it tells nobody anything.</param>
    /// <param name="refusal">Why it cannot be made: a sentence for an operator.</param>
    /// <exception cref="StorageException">The storage cannot be read.</exception>
    public static bool TryRebuild(
        IStorage storage,
        long through,
        [NotNullWhen(true)] out PastState? state,
        [NotNullWhen(false)] out string? refusal)
    {
        var toNobody = (RingBuffer<EventSlot>?)null;
        if (!TryBegin(storage, through, sentThrough: long.MaxValue, toNobody, hasTap: false, out state, out refusal))
        {
            return false;
        }

        refusal = new Replay(storage).Run(state.Machine, through);
        if (refusal is null && through < long.MaxValue && state.Machine.AppliedSequence != through)
        {
            refusal = $"the journal has no sequence {through}: {state.Machine.AppliedSequence} is the last";
        }

        state = refusal is null ? state : null;
        return state is not null;
    }

    /// <summary>Makes the machine from which a replay is to begin.</summary>
    /// <param name="storage">Journal and snapshots.</param>
    /// <param name="through">The highest sequence that it may be at.</param>
    /// <param name="sentThrough">
    /// Up to this MediaRoutingSequence messages are known to have left; all others the replay has to tell again. The
    /// highest number where nobody is told.
    /// </param>
    /// <param name="events">Where the machine tells its events; null for nowhere.</param>
    /// <param name="hasTap">Shows the rows between the roles there.</param>
    /// <param name="state">The machine.</param>
    /// <param name="refusal">Why it cannot be made: a sentence for an operator.</param>
    /// <exception cref="StorageException">The storage cannot be read.</exception>
    public static bool TryBegin(
        IStorage storage,
        long through,
        long sentThrough,
        RingBuffer<EventSlot>? events,
        bool hasTap,
        [NotNullWhen(true)] out PastState? state,
        [NotNullWhen(false)] out string? refusal)
    {
        var refused = new List<SnapshotFault>();
        var machine = Snapshots.Load(storage, through, sentThrough, events, hasTap, refused);
        refusal = null;
        if (machine is null && JournalBeginning.TryRead(storage, out var beginning, out refusal))
        {
            machine = new StateMachine(beginning.Configuration, beginning.Options with { HasTap = hasTap }, events)
            {
                AppliedSequence = JournalBeginning.Records,
            };
        }

        refusal = machine is null && refused.Count > 0 ? $"{refused[^1]}; and {refusal}" : refusal;
        state = machine is null ? null : new PastState(machine, refused);
        return state is not null;
    }
}
