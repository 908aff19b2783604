using MediaRouting.Engine.Commands;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Routing.Explain;

/// <summary>
/// How an agent stands on one MRD: the same facts as <see cref="AgentStateDerivation.IsEligible"/>, one by one, so that
/// what is left after all of them is who is eligible.
/// </summary>
public static class StandingDerivation
{
    /// <summary>How a session stands.</summary>
    public static Standing Of(RoutingTables tables, int session)
    {
        ref readonly var presence = ref tables.Assignments.Presence(session);
        return presence switch
        {
            { SignedIn: false } => Standing.SignedOut,
            { Asked: not AgentState.Ready } => Standing.NotReady,
            _ when IsFull(in presence) => Standing.Busy,
            _ when tables.Assignments.OpenOffer(tables.Registry.AgentOf(session)) != Assignments.None =>
                Standing.HoldsOffer,
            { Interrupted: true } => Standing.Interrupted,
            { Routable: false } => Standing.NotRoutable,
            _ => Standing.Eligible,
        };
    }

    /// <summary>How a session stands towards a task that some let pass.</summary>
    /// <param name="tables">MRE's.</param>
    /// <param name="session">The session.</param>
    /// <param name="lastPass">Who let the task pass.</param>
    public static Standing Of(RoutingTables tables, int session, int lastPass)
    {
        var standing = Of(tables, session);
        return standing == Standing.Eligible && tables.Passes.Contains(lastPass, tables.Registry.AgentOf(session))
            ? Standing.LetItPass
            : standing;
    }

    private static bool IsFull(in Presence presence) =>
        presence.Work >= presence.Limit || presence is { WrapUps: > 0, Held: 0 };
}
