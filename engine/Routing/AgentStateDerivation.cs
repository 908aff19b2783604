using MediaRouting.Engine.Commands;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Routing;

/// <summary>
/// The one function from what is known of an agent to the state that is shown, and the questions that follow from it.
/// Both roles use it, so that they cannot disagree (7-rulings 10).
/// </summary>
public static class AgentStateDerivation
{
    /// <summary>The state shown for an agent on one MRD.</summary>
    public static AgentState Shown(in Presence presence)
    {
        if (!presence.SignedIn)
        {
            return AgentState.Logout;
        }

        if (presence.Held > 0)
        {
            return presence.Work >= presence.Limit ? AgentState.Busy : AgentState.Active;
        }

        if (presence.WrapUps > 0)
        {
            return AgentState.WorkReady;
        }

        return presence.Offers > 0 ? AgentState.Reserved : presence.Asked;
    }

    /// <summary>NOT_READY, where it was asked for and something else is shown; else none.</summary>
    public static AgentState Pending(in Presence presence) =>
        presence is { SignedIn: true, Asked: AgentState.NotReady } && Shown(presence) != AgentState.NotReady
            ? AgentState.NotReady
            : AgentState.None;

    /// <summary>
    /// Able to take one more task by state and limit alone; an open offer does not count (7-rulings 17). The moment
    /// that this becomes true is when the agent became available.
    /// </summary>
    public static bool IsAble(in Presence presence) =>
        presence is { SignedIn: true, Asked: AgentState.Ready }
        && (presence.Held > 0 || presence.WrapUps == 0)
        && presence.Work < presence.Limit;

    /// <summary>
    /// Eligible for an offer (2-domain, "Eligible"), given that the agent has no open offer on any MRD.
    /// </summary>
    public static bool IsEligible(in Presence presence) => IsAble(presence) && presence.Routable;
}
