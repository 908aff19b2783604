using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Reconfiguration;
using MediaRouting.Engine.Ring;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Budgets;

/// <summary>A daemon, or two that hand each other their rows; each command's bytes are noted by its kind.</summary>
internal sealed class MeteredSite : ISite
{
    private readonly Sequence _read = new();
    private readonly RingBuffer<EventSlot> _outbox;
    private readonly StateMachine _machine;
    private readonly Action<CommandKind, long> _note;
    private CommandSlot _row;

    /// <summary>An empty daemon.</summary>
    public MeteredSite(RoutingConfiguration configuration, StateMachineOptions options, Action<CommandKind, long> note)
    {
        var pool = new PayloadPool();
        var sequencer = new SingleProducerSequencer(1024, WaitStrategyKind.BusySpin);
        sequencer.AddGating(_read);
        _outbox = new RingBuffer<EventSlot>(sequencer, (ref EventSlot slot) => slot.Text.Initialize(pool));
        _machine = new StateMachine(configuration, options, _outbox);
        _row.Text.Initialize(pool);
        _note = note;
    }

    /// <summary>The daemon that has the other role; null where this one has both, or is that one itself.</summary>
    public MeteredSite? Partner { get; init; }

    /// <inheritdoc/>
    public StateMachine? Communication => _machine;

    /// <inheritdoc/>
    public StateMachine? Routing => (Partner ?? this)._machine;

    /// <inheritdoc/>
    public void Apply(ref CommandSlot command, EventReader read)
    {
        Apply(ref command);
        Pass(read);
        if (Partner is not null && command.Kind == CommandKind.Tick)
        {
            Partner.Apply(ref command);
            Pass(read);
        }
    }

    /// <summary>The broker has confirmed everything.</summary>
    public void NoteSent()
    {
        _row.Reset(CommandKind.NoteSent, Source.Internal, _row.Time);
        _row.Body.NoteSent = new NoteSent(_machine.LastSequence);
        Apply(ref _row);
        Pass((ref readonly _) => { });
        Partner?.NoteSent();
    }

    /// <inheritdoc/>
    public ChangeEffects Configure(RoutingConfiguration configuration, long time, EventReader read) =>
        throw new NotSupportedException("the rounds are those of one configuration");

    /// <inheritdoc/>
    public void Reload() => throw new NotSupportedException("a daemon that goes on from a snapshot is not warm");

    private void Apply(ref CommandSlot command)
    {
        var kind = command.Kind;
        var before = GC.GetAllocatedBytesForCurrentThread();
        _machine.Apply(ref command, _machine.AppliedSequence + 1);
        _note(kind, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>Shows what was told, and hands rows over, until nothing is left.</summary>
    private void Pass(EventReader read)
    {
        while (TryTell(read, Partner) || (Partner?.TryTell(read, this) ?? false))
        {
        }
    }

    private bool TryTell(EventReader read, MeteredSite? partner)
    {
        if (_read.Value == _outbox.Sequencer.Cursor)
        {
            return false;
        }

        ref var told = ref _outbox[_read.Value + 1];
        if (told.Target is EventTarget.RoutingEngine or EventTarget.CommunicationServer)
        {
            RowCarrier.Carry(in told, ref partner!._row);
            partner.Apply(ref partner._row);
        }
        else if (told.Kind != EventKind.CommandApplied)
        {
            read(in told);
        }

        _read.Value++;
        return true;
    }
}
