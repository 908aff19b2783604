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

        if (presence.Asked == AgentState.Unknown)
        {
            return AgentState.Unknown;
        }

        if (presence.Interrupted)
        {
            return AgentState.Interrupted;
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

    /// <summary>
    /// What was asked for and is not shown: NOT_READY behind work, READY or NOT_READY behind INTERRUPTED (7-rulings 16
    /// and 32); else none.
    /// </summary>
    public static AgentState Pending(in Presence presence) => Shown(presence) switch
    {
        AgentState.Logout or AgentState.Unknown or AgentState.NotReady => AgentState.None,
        AgentState.Interrupted => presence.Asked,
        _ => presence.Asked == AgentState.NotReady ? AgentState.NotReady : AgentState.None,
    };

    /// <summary>
    /// Able to take one more task by state and limit alone; an open offer here does not count (7-rulings 17). The
    /// moment that this becomes true is when the agent became available.
    /// </summary>
    public static bool IsAble(in Presence presence) =>
        presence is { SignedIn: true, Asked: AgentState.Ready, Interrupted: false }
        && (presence.Held > 0 || presence.WrapUps == 0)
        && presence.Work < presence.Limit;

    /// <summary>
    /// Eligible for an offer (2-domain, "Eligible"), given that the agent has no open offer on any MRD.
    /// </summary>
    public static bool IsEligible(in Presence presence) => IsAble(presence) && presence.Routable;
}
