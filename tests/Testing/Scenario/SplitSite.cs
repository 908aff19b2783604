using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Reconfiguration;

namespace MediaRouting.Testing;

/// <summary>
/// Two daemons, a Communication Server and an MRE, and the two queues between them. After each command the queues
/// are emptied, MRE's first; or, stepped one by one, they lag behind as a broker's do.
/// </summary>
public sealed class SplitSite : ISite
{
    private readonly Machine _communication;
    private readonly Machine _routing;
    private readonly Queue<Envelope> _toRouting = [];
    private readonly Queue<Envelope> _toCommunication = [];
    private readonly Stack<Envelope> _spare = [];
    private readonly PayloadPool _pool = new();

    /// <summary>Both daemons empty.</summary>
    /// <param name="configuration">The configuration of both.</param>
    /// <param name="options">The options of both, but for the topology.</param>
    public SplitSite(RoutingConfiguration configuration, StateMachineOptions options)
    {
        _communication = new Machine(configuration, options with { Topology = Topology.CommunicationServer });
        _routing = new Machine(configuration, options with { Topology = Topology.RoutingEngine });
    }

    /// <inheritdoc/>
    public StateMachine Communication => _communication.State;

    /// <inheritdoc/>
    public StateMachine Routing => _routing.State;

    /// <summary>Rows on the way to MRE.</summary>
    public int ToRouting => _toRouting.Count;

    /// <summary>Rows on the way to the Communication Server.</summary>
    public int ToCommunication => _toCommunication.Count;

    /// <inheritdoc/>
    public void Apply(ref CommandSlot command, EventReader read)
    {
        ApplyOnly(ref command, read);
        DeliverAll(read);
        if (command.Kind == CommandKind.Tick)
        {
            _routing.Apply(ref command, (ref readonly told) => Pass(in told, read));
            DeliverAll(read);
        }
    }

    /// <inheritdoc/>
    public ChangeEffects Configure(RoutingConfiguration configuration, long time, EventReader read)
    {
        var effects = _communication.Configure(configuration, time, (ref readonly told) => Pass(in told, read));
        DeliverAll(read);
        if (!effects.IsRefused)
        {
            effects = _routing.Configure(configuration, time, (ref readonly told) => Pass(in told, read));
            DeliverAll(read);
        }

        return effects;
    }

    /// <inheritdoc/>
    public void Reload()
    {
        _communication.Reload();
        _routing.Reload();
    }

    private void DeliverAll(EventReader read)
    {
        while (_toRouting.Count + _toCommunication.Count > 0)
        {
            Deliver(toRouting: _toRouting.Count > 0, read);
        }
    }

    /// <summary>Applies a command at the Communication Server; what it forwards stays on the way.</summary>
    public void ApplyOnly(ref CommandSlot command, EventReader read) =>
        _communication.Apply(ref command, (ref readonly told) => Pass(in told, read));

    /// <summary>Delivers the row that is next on one of the queues.</summary>
    public void Deliver(bool toRouting, EventReader read)
    {
        var envelope = toRouting ? _toRouting.Dequeue() : _toCommunication.Dequeue();
        (toRouting ? _routing : _communication).Apply(ref envelope.Command, (ref readonly told) => Pass(in told, read));
        _spare.Push(envelope);
    }

    private void Pass(ref readonly EventSlot told, EventReader read)
    {
        read(in told);
        if (told.Target is EventTarget.RoutingEngine or EventTarget.CommunicationServer)
        {
            var envelope = _spare.TryPop(out var spare) ? spare : new Envelope(_pool);
            RowCarrier.Carry(in told, ref envelope.Command);
            (told.Target == EventTarget.RoutingEngine ? _toRouting : _toCommunication).Enqueue(envelope);
        }
    }

    private sealed class Envelope
    {
        public CommandSlot Command;

        public Envelope(PayloadPool pool) => Command.Text.Initialize(pool);
    }
}
