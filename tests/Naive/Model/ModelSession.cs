using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Tests.Naive.Model;

/// <summary>
/// How an agent stands on one MRD, as one of the two roles knows it (2-domain, "Agent state, per MRD"). What follows
/// from something else is worked out anew whenever it is asked for.
/// </summary>
/// <param name="agent">The agent.</param>
/// <param name="mrd">The MRD.</param>
internal sealed class ModelSession(ModelAgent agent, MrdConfiguration mrd)
{
    /// <summary>The agent.</summary>
    public ModelAgent Agent => agent;

    /// <summary>The MRD.</summary>
    public MrdConfiguration Mrd => mrd;

    /// <summary>Tasks that the agent may have here.</summary>
    public int Limit { get; } = agent.Configuration.MaxTasks.GetValueOrDefault(mrd.Id, mrd.MaxTasks);

    /// <summary>Is the agent signed in?</summary>
    public bool SignedIn { get; set; }

    /// <summary>What the agent said last: READY, NOT_READY; or UNKNOWN, since the Chat Server came back.</summary>
    public AgentState Asked { get; set; }

    /// <summary>Communication Server: reason of NOT_READY or LOGOUT.</summary>
    public string Reason { get; set; } = string.Empty;

    /// <summary>Communication Server: <see cref="Shown"/> as it was told last.</summary>
    public AgentState ToldState { get; set; } = AgentState.Logout;

    /// <summary>Communication Server: <see cref="Pending"/> as it was told last.</summary>
    public AgentState ToldPending { get; set; }

    /// <summary>Communication Server: StateChangeTime, Unix milliseconds.</summary>
    public long StateChangeTime { get; set; }

    /// <summary>MRE: <see cref="IsAble"/> when it was looked at last.</summary>
    public bool WasAble { get; set; }

    /// <summary>MRE: <em>available since</em>, Unix milliseconds.</summary>
    public long AvailableSince { get; set; }

    /// <summary>The agent's parts here, in the order in which they were taken on.</summary>
    public IEnumerable<ModelPart> Parts => agent.Parts.Where(part => part.Session == this);

    /// <summary>Open offers here.</summary>
    public int Offers => Parts.Count(part => part.State == TaskState.Offered);

    /// <summary>Tasks in wrap-up here.</summary>
    public int WrapUps => Parts.Count(part => part.State == TaskState.WrappingUp);

    /// <summary>Accepted tasks here that are not in wrap-up.</summary>
    public int Held => Parts.Count(part => part.State is not (TaskState.Offered or TaskState.WrappingUp));

    /// <summary>Accepted tasks here.</summary>
    public int Work => Parts.Count(part => part.State != TaskState.Offered);

    /// <summary>A task of a non-interruptible MRD has the agent.</summary>
    public bool IsInterrupted => mrd.Interruptible && agent.IsTaken;

    /// <summary>The state that is shown.</summary>
    public AgentState Shown
    {
        get
        {
            if (!SignedIn)
            {
                return AgentState.Logout;
            }

            if (Asked == AgentState.Unknown)
            {
                return AgentState.Unknown;
            }

            if (IsInterrupted)
            {
                return AgentState.Interrupted;
            }

            if (Held > 0)
            {
                return Work >= Limit ? AgentState.Busy : AgentState.Active;
            }

            if (WrapUps > 0)
            {
                return AgentState.WorkReady;
            }

            return Offers > 0 ? AgentState.Reserved : Asked;
        }
    }

    /// <summary>The state that will be shown when work, or interruption, no longer hides it; or none.</summary>
    public AgentState Pending => Shown switch
    {
        AgentState.Logout or AgentState.Unknown => AgentState.None,
        AgentState.Interrupted => Asked,
        AgentState.NotReady => AgentState.None,
        _ => Asked == AgentState.NotReady ? AgentState.NotReady : AgentState.None,
    };

    /// <summary>May take one more task by state and limit; an open offer does not count (7-rulings 17).</summary>
    public bool IsAble =>
        SignedIn && Asked == AgentState.Ready && !IsInterrupted && (Held > 0 || WrapUps == 0) && Work < Limit;

    /// <summary>May be offered a task now (2-domain, "Eligible").</summary>
    public bool IsEligible => IsAble && agent.Offer is null;
}
