using MediaRouting.Engine.Journal;
using MediaRouting.Engine.Recovery;

namespace MediaRouting.Engine.Snapshot;

/// <summary>
/// Builds snapshots beside the running daemon, which is not stopped for it: a second state machine, on a thread of its
/// own and of the lowest priority, goes on from the snapshot before by what the journal holds, and is written when it
/// has come to the command that was asked for.
/// </summary>
/// <remarks>
/// While it builds there is the state twice, and once more while it is read back, though the first is given up by then.
/// The process may end at any moment: an unfinished file has another name, and is deleted by the next builder.
/// </remarks>
/// <param name="storage">Journal and snapshots, of a daemon that holds the lock.</param>
/// <param name="done">Told what became of each attempt, on the builder's thread.</param>
public sealed class SnapshotBuilder(IStorage storage, Action<SnapshotOutcome> done)
{
    private readonly Lock _gate = new();
    private Thread? _thread;

    /// <summary>Begins to build the snapshot of a command that is durable, and returns at once.</summary>
    /// <param name="through">The sequence of the command.</param>
    /// <returns>False, and nothing begins, while another is being built.</returns>
    public bool TryBegin(long through)
    {
        lock (_gate)
        {
            if (_thread is { IsAlive: true })
            {
                return false;
            }

            _thread = new Thread(() =>
            {
                storage.EnterBackground();
                done(Build(through));
            })
            {
                Name = "snapshot",
                IsBackground = true,
            };
            _thread.Start();
            return true;
        }
    }

    /// <summary>Waits until nothing is being built.</summary>
    /// <returns>False if that lasts longer than the limit.</returns>
    public bool Join(TimeSpan limit)
    {
        Thread? thread;
        lock (_gate)
        {
            thread = _thread;
        }

        return thread is null || thread.Join(limit);
    }

    /// <summary>
    /// Builds the snapshot of a durable command on the calling thread, and prunes what it makes needless.
    /// </summary>
    public SnapshotOutcome Build(long through)
    {
        var outcome = new SnapshotOutcome { Sequence = through };
        try
        {
            outcome = Write(outcome, out var sentThrough);
            return outcome.Failure is null ? Prune(outcome, sentThrough) : outcome;
        }
        catch (Exception fault)
        {
            // Whatever it is, it is told; the daemon has its journal and goes on.
            return outcome with { Failure = fault is StorageException ? fault.Message : fault.ToString() };
        }
    }

    private SnapshotOutcome Write(SnapshotOutcome outcome, out long sentThrough)
    {
        sentThrough = 0;
        if (!PastState.TryRebuild(storage, outcome.Sequence, out var state, out var refusal))
        {
            return outcome with { Failure = refusal };
        }

        sentThrough = state.Machine.SentThrough;
        outcome = outcome with { Refused = state.Refused, Replayed = state.Replayed };
        if (state.Replayed > 0 || state.Beginning == JournalBeginning.Records)
        {
            outcome = outcome with { Hash = Snapshots.Write(storage, state.Machine) };
        }
        else
        {
            outcome = outcome with { Hash = StateHash.Of(state.Machine) };
        }

        var hash = outcome.Hash;
        state = null;
        if (Snapshots.Verify(storage, outcome.Sequence, hash) is not { } fault)
        {
            return outcome;
        }

        Snapshots.Delete(storage, fault.File);
        return outcome with { Failure = fault.ToString(), Hash = null };
    }

    private SnapshotOutcome Prune(SnapshotOutcome outcome, long sentThrough)
    {
        foreach (var fault in outcome.Refused)
        {
            // One of the same sequence is the new one by now.
            if (!string.Equals(fault.File, Snapshots.NameOf(outcome.Sequence), StringComparison.Ordinal))
            {
                Snapshots.Delete(storage, fault.File);
            }
        }

        var neededFrom = Snapshots.Prune(storage, sentThrough);
        return outcome with { NeededFrom = neededFrom, PrunedSegments = Segments.Prune(storage, neededFrom) };
    }
}
