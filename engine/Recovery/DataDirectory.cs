using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Journal;
using MediaRouting.Engine.MessagePack;
using MediaRouting.Engine.Ring;
using MediaRouting.Engine.Snapshot;

namespace MediaRouting.Engine.Recovery;

/// <summary>
/// A data directory, opened by the one daemon that may: its journal is settled, and what it holds can be carried out
/// again. <see cref="TryOpen"/>, then a <see cref="Pipeline"/> over <see cref="NewStateMachine"/>, then
/// <see cref="TryRecover"/>, then live.
/// </summary>
public sealed class DataDirectory : IDisposable
{
    private readonly IStorage _storage;
    private readonly SnapshotBuilder _snapshots;
    private readonly StateMachine _machine;
    private readonly long _commandsBetweenSnapshots;
    private long _newestSnapshot;

    private DataDirectory(IStorage storage, RecoveryRequest request, JournalWriter journal, StateMachine machine)
    {
        _storage = storage;
        _commandsBetweenSnapshots = request.CommandsBetweenSnapshots;
        _machine = machine;
        _newestSnapshot = machine.AppliedSequence;
        _snapshots = new SnapshotBuilder(storage, outcome => SnapshotDone?.Invoke(outcome));
        Journal = journal;
    }

    /// <summary>Where commands are made durable from now on.</summary>
    public JournalWriter Journal { get; }

    /// <summary>The start of the task ids of this directory, in all runs.</summary>
    public string TaskIdPrefix => _machine.Options.TaskIdPrefix;

    /// <summary>
    /// Bytes at the end of the journal that were never finished, nor acknowledged, and are zeros now.
    /// </summary>
    public long TornBytes { get; private init; }

    /// <summary>The MediaRoutingSequence up to which messages are known to have left in earlier runs.</summary>
    public long SentThrough { get; private init; }

    /// <summary>The command sequence of the snapshot that is gone on from; 0 where there is none.</summary>
    public long Snapshot { get; private init; }

    /// <summary>Records that were carried out again.</summary>
    public long Replayed { get; private set; }

    /// <summary>Snapshots that could not be used, and were passed over.</summary>
    public IReadOnlyList<SnapshotFault> RefusedSnapshots { get; private init; } = [];

    /// <summary>Told what became of each snapshot, on a thread of its own.</summary>
    public Action<SnapshotOutcome>? SnapshotDone { get; set; }

    /// <summary>Opens a data directory, or begins one.</summary>
    /// <param name="storage">The directory; it belongs to the result, or to nobody.</param>
    /// <param name="request">How to go on.</param>
    /// <param name="refusal">Why not: a sentence for an operator. Nothing has been changed then.</param>
    /// <returns>Null where it is refused.</returns>
    /// <exception cref="StorageException">The storage failed.</exception>
    public static DataDirectory? TryOpen(IStorage storage, RecoveryRequest request, out string refusal)
    {
        refusal = "";
        if (!storage.TryLock())
        {
            refusal = "another daemon has the data directory";
            return null;
        }

        var isEmpty = Segments.List(storage).Length == 0;
        if (isEmpty && !request.IsNew && !request.MayInitialize && !HasOnlyAStart(storage))
        {
            refusal = "the data directory has no journal: if it is to begin empty, say --initialize";
            return null;
        }

        if (!isEmpty && request.MayInitialize)
        {
            refusal = "the data directory has a journal, and --initialize is for one that has none";
            return null;
        }

        var survey = new JournalSurvey();
        var scan = JournalScan.Run(storage, survey.Add);
        if (scan.Fault is not null)
        {
            refusal = scan.Fault.ToString();
            return null;
        }

        if (scan.End.LastSequence < JournalBeginning.Records)
        {
            // What an earlier start did not finish was never acted upon.
            return Begin(storage, request, scan);
        }

        return TryGoOn(storage, request, scan, survey, out refusal);
    }

    /// <summary>The state machine as the newest usable snapshot has it, or as the journal begins.</summary>
    /// <param name="events">Where it tells events.</param>
    public StateMachine NewStateMachine(RingBuffer<EventSlot> events)
    {
        _machine.Attach(events);
        return _machine;
    }

    /// <summary>
    /// Begins a snapshot, if there are so many commands since the last one that the next start would take long.
    /// </summary>
    /// <param name="durable">The sequence of the last command that is durable.</param>
    public void SnapshotIfDue(long durable)
    {
        if (durable - _newestSnapshot >= _commandsBetweenSnapshots && _snapshots.TryBegin(durable))
        {
            _newestSnapshot = durable;
        }
    }

    /// <summary>Carries out again what the journal holds.</summary>
    /// <param name="machine">The state machine; somebody reads its events.</param>
    /// <param name="refusal">Why not: a sentence for an operator.</param>
    /// <exception cref="StorageException">The storage failed.</exception>
    public bool TryRecover(StateMachine machine, out string refusal)
    {
        var replay = new Replay(_storage);
        refusal = replay.Run(machine) ?? "";
        Replayed = replay.Count;
        if (refusal.Length == 0 && machine.AppliedSequence != Journal.LastSequence)
        {
            refusal = "the journal ends before its last record";
        }

        return refusal.Length == 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // One that is being built is of no use any more; its file has no name yet.
        SnapshotDone = null;
        Journal.Dispose();
        _storage.Dispose();
    }

    /// <summary>
    /// Whether a start was broken off here before there was anything to lose: then, and never later, there is a note of
    /// what was acknowledged, and it says nothing.
    /// </summary>
    private static bool HasOnlyAStart(IStorage storage) => AcknowledgedFile.Read(storage) == 0;

    private static DataDirectory Begin(IStorage storage, RecoveryRequest request, JournalOutcome scan)
    {
        JournalScan.Settle(storage, scan with { End = default });
        var journal = new JournalWriter(storage, default, request.SegmentBytes);
        var payload = new MessagePackWriter();
        OptionsCodec.Write(request.Options, payload);
        Append(journal, RecordKind.Origin, payload, request.Now);
        payload.Reset();
        ConfigurationCodec.Write(request.Configuration, payload);
        Append(journal, RecordKind.Configuration, payload, request.Now);
        journal.Commit();
        return new DataDirectory(
            storage,
            request,
            journal,
            new StateMachine(request.Configuration, request.Options, outbox: null)
            {
                AppliedSequence = JournalBeginning.Records,
            });
    }

    private static DataDirectory? TryGoOn(
        IStorage storage, RecoveryRequest request, JournalOutcome scan, JournalSurvey survey, out string refusal)
    {
        if (!PastState.TryBegin(
            storage,
            scan.End.LastSequence,
            survey.SentThrough,
            events: null,
            request.Options.HasTap,
            out var past,
            out var fault))
        {
            refusal = fault;
            return null;
        }

        var machine = past.Machine;
        if (machine.Options.Topology != request.Options.Topology)
        {
            refusal = $"the data directory is of topology {machine.Options.Topology}, not {request.Options.Topology}";
            return null;
        }

        refusal = "";
        JournalScan.Settle(storage, scan);
        var journal = new JournalWriter(storage, scan.End, request.SegmentBytes);
        return new DataDirectory(storage, request, journal, machine)
        {
            TornBytes = scan.TornBytes,
            Snapshot = past.Beginning > JournalBeginning.Records ? past.Beginning : 0,
            SentThrough = Math.Max(survey.SentThrough, machine.SentThrough),
            RefusedSnapshots = past.Refused,
        };
    }

    private static void Append(JournalWriter journal, RecordKind kind, MessagePackWriter payload, long time) =>
        journal.Append(kind, journal.LastSequence + 1, time, payload.Written);
}
