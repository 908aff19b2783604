using System.Text;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.MessagePack;
using MediaRouting.Engine.Journal;
using MediaRouting.Engine.Recovery;
using MediaRouting.Engine.Ring;
using MediaRouting.Engine.Snapshot;
using MediaRouting.Json;
using MediaRouting.Testing.Storage;
using MediaRouting.Tests.Simulation.Runs;
using MediaRouting.Tests.Simulation.Site;

namespace MediaRouting.Tests.Simulation.Checks;

/// <summary>
/// Determinism: the whole journal, carried out from its first record in one go, gives the state that the daemon has
/// come to by all its starts, and every message that it has sent, byte by byte; so do the newest snapshot and the rest
/// of the journal; and to take any message once more changes nothing.
/// </summary>
internal sealed class ReplayCheck(Host host, Reception reception, Chronicle record)
{
    private const string Check = "determinism";

    // What these tell, with the room that a command may take, the ring of events holds.
    private const int PieceOfReplay = 200;

    private readonly EventEncoder _encoder = new();
    private RingBuffer<EventSlot> _events = null!;
    private Sequence _read = null!;

    public void Run()
    {
        var live = StateHash.Of(host.Daemon!.StateMachine);
        var disk = host.WholeJournal();
        using var storage = disk.Mount();
        var machine = NewMachine(storage);
        var replay = new Replay(storage);
        var told = 0;
        var last = host.Daemon.StateMachine.AppliedSequence;
        while (machine.AppliedSequence < last)
        {
            var refusal = replay.Run(machine, Math.Min(last, machine.AppliedSequence + PieceOfReplay));
            Require(refusal is null, $"a replay stands still: {refusal}");
            told += Compare();
        }

        Require(told == reception.Of(host.Name).Count, $"a replay tells {told} messages, "
            + $"and the daemon has sent {reception.Of(host.Name).Count}");
        SameFromTheBeginning(live, StateHash.Of(machine));
        FromSnapshot(live);
        Again(machine, storage);
    }

    private StateMachine NewMachine(IStorage storage)
    {
        if (!JournalBeginning.TryRead(storage, out var beginning, out var refusal))
        {
            throw new SimulationFault(Check, $"the journal has no beginning: {refusal}");
        }

        var pool = new PayloadPool();
        var sequencer = new SingleProducerSequencer(Limits.EventSlots, WaitStrategyKind.BusySpin);
        _read = new Sequence();
        sequencer.AddGating(_read);
        _events = new RingBuffer<EventSlot>(sequencer, (ref EventSlot slot) => slot.Text.Initialize(pool));
        return new StateMachine(beginning.Configuration, beginning.Options, _events)
        {
            AppliedSequence = JournalBeginning.Records,
        };
    }

    /// <summary>Holds what is told to what was sent.</summary>
    /// <returns>How many messages.</returns>
    private int Compare()
    {
        var sent = reception.Of(host.Name);
        var before = reception.Before(host.Name);
        var count = 0;
        for (; _read.Value < _events.Sequencer.Cursor; _read.Value++)
        {
            ref var slot = ref _events[_read.Value + 1];
            if (slot.Kind != EventKind.CommandApplied && slot.Sequence > before)
            {
                count++;
                var place = (int)(slot.Sequence - before - 1);
                Require(place < sent.Count, $"a replay tells number {slot.Sequence}, which was never sent");
                var letter = sent[place];
                var body = slot.Kind == EventKind.DeadLettered
                    ? slot.Text[slot.Body.DeadLettered.Body]
                    : _encoder.Encode(in slot);
                Require(
                    slot.Time == letter.Timestamp
                        && (body.SequenceEqual(letter.Body) || IsCountedOtherwise(slot.Kind))
                        && slot.Text[slot.CorrelationId].SequenceEqual(Encoding.UTF8.GetBytes(letter.CorrelationId)),
                    $"a replay tells another number {slot.Sequence} than the {letter.Type} that was sent");
            }

            slot.Text.Reset();
        }

        return count;
    }

    /// <summary>Of how long others waited, a world that counts from a snapshot has seen less.</summary>
    private bool IsCountedOtherwise(EventKind kind) => host.CountsFromSnapshot && kind == EventKind.EstimatedWait;

    private void FromSnapshot(StateHash live)
    {
        using var storage = host.Disk.Copy().Mount();
        if (!PastState.TryRebuild(storage, host.Daemon!.StateMachine.AppliedSequence, out var state, out var refusal))
        {
            throw new SimulationFault(Check, $"{host.Name} could not start again: {refusal}");
        }

        record.Saw(state.Beginning > JournalBeginning.Records
            ? "replay: snapshot and the rest are the same"
            : "replay: the journal alone is the same");
        Same(live, StateHash.Of(state.Machine), "the newest snapshot and the rest of the journal");
    }

    /// <summary>The last messages once more: nobody is told anything, and nothing changes but their count.</summary>
    private void Again(StateMachine machine, SimulatedStorage storage)
    {
        var slot = default(CommandSlot);
        slot.Text.Initialize(new PayloadPool());
        using var reader = new JournalReader(storage, Math.Max(1, machine.AppliedSequence - 50));
        var before = StateHash.Of(machine);
        var time = 0L;
        while (reader.TryRead(out var one))
        {
            time = Math.Max(time, one.Time);
            if (one.Kind == RecordKind.Command
                && CommandCodec.TryRead(one.Payload, ref slot, out _)
                && slot.Source != Source.Internal
                && slot.MessageId.Length > 0)
            {
                machine.Apply(ref slot, machine.AppliedSequence + 1);
                record.Saw("replay: a message taken again");
            }

            slot.Text.Release();
        }

        for (; _read.Value < _events.Sequencer.Cursor; _read.Value++)
        {
            Require(
                _events[_read.Value + 1].Sequence == 0 || _events[_read.Value + 1].Kind == EventKind.CommandApplied,
                "a message that was taken again is answered again");
        }

        var after = StateHash.Of(machine);
        for (var part = StatePart.Configuration; part < StatePart.Counters; part++)
        {
            Require(before[part].SequenceEqual(after[part]), $"taken again, messages have changed {part}");
        }
    }

    /// <summary>
    /// Where a snapshot of format 1 was gone on from, counting began with it and not with the journal.
    /// </summary>
    private void SameFromTheBeginning(StateHash expected, StateHash actual)
    {
        for (var part = StatePart.Configuration; part < StatePart.Statistics && host.CountsFromSnapshot; part++)
        {
            Require(
                expected[part].SequenceEqual(actual[part]),
                $"a replay of the whole journal has another {part}:\n{expected}\n\n{actual}");
        }

        if (!host.CountsFromSnapshot)
        {
            Same(expected, actual, "a replay of the whole journal");
        }
    }

    private static void Same(StateHash expected, StateHash actual, string what) =>
        Require(expected.Equals(actual), $"{what} has another state:\n{expected}\n\n{actual}");

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new SimulationFault(Check, otherwise);
        }
    }
}
