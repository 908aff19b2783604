using System.Diagnostics.CodeAnalysis;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Journal;
using MediaRouting.Engine.Ring;

namespace MediaRouting.Engine.Recovery;

/// <summary>A machine as it was after some command: the beginning of the journal, and what it holds behind that.</summary>
public sealed class PastState
{
    private const int EventSlots = 64;

    private PastState(StateMachine machine, long replayed)
    {
        Machine = machine;
        Replayed = replayed;
    }

    /// <summary>The machine.</summary>
    public StateMachine Machine { get; }

    /// <summary>Records of the journal that were carried out again.</summary>
    public long Replayed { get; }

    /// <summary>Makes the machine at a command sequence.</summary>
    /// <param name="storage">Where the journal is.</param>
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
        state = null;
        if (!JournalBeginning.TryRead(storage, out var beginning, out refusal))
        {
            return false;
        }

        var machine = new StateMachine(beginning.Configuration, beginning.Options, Nobody())
        {
            AppliedSequence = JournalBeginning.Records,
        };
        var replay = new Replay(storage);
        refusal = replay.Run(machine, through);
        if (refusal is null && through < long.MaxValue && machine.AppliedSequence != through)
        {
            refusal = $"the journal has no sequence {through}: {machine.AppliedSequence} is the last";
        }

        state = refusal is null ? new PastState(machine, replay.Count) : null;
        return state is not null;
    }

    /// <summary>A ring whose reader is always ahead.</summary>
    private static RingBuffer<EventSlot> Nobody()
    {
        var payloads = new PayloadPool();
        var sequencer = new SingleProducerSequencer(EventSlots, WaitStrategyKind.BusySpin);
        sequencer.AddGating(new Sequence { Value = long.MaxValue - EventSlots });
        return new RingBuffer<EventSlot>(sequencer, (ref EventSlot slot) => slot.Text.Initialize(payloads));
    }
}
