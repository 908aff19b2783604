using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Reconfiguration;
using MediaRouting.Engine.Ring;

namespace MediaRouting.Testing;

/// <summary>
/// A real state machine that is stepped by hand, its outbox read after every command. It holds the machine to what
/// is true of any outbox: sequence numbers without a gap, one acknowledgement a command, and that one last.
/// </summary>
public sealed class Machine
{
    private readonly RingBuffer<EventSlot> _outbox;
    private readonly Sequence _read = new();
    private long _sequence;

    /// <summary>An empty state machine.</summary>
    public Machine(RoutingConfiguration configuration, StateMachineOptions options)
        : this(events => new StateMachine(configuration, options, events))
    {
    }

    /// <summary>A state machine that is made given its outbox.</summary>
    public Machine(Func<RingBuffer<EventSlot>, StateMachine> newMachine)
    {
        var pool = new PayloadPool();
        var sequencer = new SingleProducerSequencer(8192, WaitStrategyKind.BusySpin);
        sequencer.AddGating(_read);
        _outbox = new RingBuffer<EventSlot>(sequencer, (ref EventSlot slot) => slot.Text.Initialize(pool));
        State = newMachine(_outbox);
        _sequence = State.LastSequence;
    }

    /// <summary>The state machine.</summary>
    public StateMachine State { get; private set; }

    /// <summary>Applies a command and shows its events, acknowledgements left out.</summary>
    public void Apply(ref CommandSlot command, EventReader read)
    {
        var mustAcknowledge = command.Delivery != 0;
        State.Apply(ref command, State.AppliedSequence + 1);
        Read(command.Delivery, mustAcknowledge, read);
    }

    /// <summary>Puts another configuration in force and shows what that leads to.</summary>
    /// <returns>What it does, or why it does nothing.</returns>
    public ChangeEffects Configure(RoutingConfiguration configuration, long time, EventReader read)
    {
        var change = new ConfigurationChange(State.Registry.InForce, configuration);
        var effects = State.Configure(change, time, State.AppliedSequence + 1);
        Read(delivery: 0, mustAcknowledge: false, read);
        return effects;
    }

    /// <summary>Goes on with a machine that is made of a snapshot of this one.</summary>
    public void Reload() => State = SnapshotCopy.Of(State, _outbox);

    private void Read(long delivery, bool mustAcknowledge, EventReader read)
    {
        var acknowledgements = 0;
        while (_read.Value < _outbox.Sequencer.Cursor)
        {
            ref var told = ref _outbox[_read.Value + 1];
            Require(acknowledgements == 0, "an event comes after the acknowledgement of its command");
            Require(told.Cause == State.AppliedSequence, "an event names another command as its cause");
            if (told.Kind == EventKind.CommandApplied)
            {
                acknowledgements++;
                Require(told.Body.CommandApplied.Delivery == delivery, "another delivery is acknowledged");
            }
            else
            {
                var isNumbered = told.Target != EventTarget.Tap;
                Require(!isNumbered || told.Sequence == ++_sequence, "a sequence number is left out");
                read(in told);
            }

            _read.Value++;
        }

        Require(!mustAcknowledge || acknowledgements == 1, "a command is not acknowledged");
        Require(State.LastSequence == _sequence, "LastSequence is not that of the last message");
    }

    private static void Require(bool holds, string fault)
    {
        if (!holds)
        {
            throw new InvalidOperationException(fault);
        }
    }
}
