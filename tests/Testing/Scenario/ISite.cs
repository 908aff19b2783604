using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Reconfiguration;

namespace MediaRouting.Testing;

/// <summary>The daemons of a site as a scenario drives them: one process, or two with queues between them.</summary>
public interface ISite
{
    /// <summary>The state machine that has the Communication Server role; null where nobody has.</summary>
    StateMachine? Communication { get; }

    /// <summary>The state machine that has the MRE role; null where nobody has.</summary>
    StateMachine? Routing { get; }

    /// <summary>Applies a command and everything that it leads to, and shows the events.</summary>
    void Apply(ref CommandSlot command, EventReader read);

    /// <summary>Puts another configuration in force, everywhere, and shows what that leads to.</summary>
    /// <returns>What it does, or why it does nothing.</returns>
    ChangeEffects Configure(RoutingConfiguration configuration, long time, EventReader read);

    /// <summary>Goes on with daemons that are made of snapshots of these.</summary>
    void Reload();
}
