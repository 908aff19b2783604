using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Reconfiguration;

namespace MediaRouting.Testing;

/// <summary>One daemon: <c>combined</c>, or one role alone, whose partner the scenario plays.</summary>
public sealed class SingleSite(RoutingConfiguration configuration, StateMachineOptions options) : ISite
{
    private readonly Machine _machine = new(configuration, options);

    /// <inheritdoc/>
    public StateMachine? Communication => _machine.State.CommunicationTables is null ? null : _machine.State;

    /// <inheritdoc/>
    public StateMachine? Routing => _machine.State.RoutingTables is null ? null : _machine.State;

    /// <inheritdoc/>
    public void Apply(ref CommandSlot command, EventReader read) => _machine.Apply(ref command, read);

    /// <inheritdoc/>
    public ChangeEffects Configure(RoutingConfiguration configuration, long time, EventReader read) =>
        _machine.Configure(configuration, time, read);

    /// <inheritdoc/>
    public void Reload() => _machine.Reload();
}
