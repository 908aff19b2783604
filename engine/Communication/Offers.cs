using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Routing;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Communication;

/// <summary>Row 15 and the offer timer: an offer reaches the agent, and does not stay open for ever.</summary>
public sealed class Offers(
    CommunicationTables tables, Announcements announcements, WorkEndings endings, IRoutingRequests routing)
{
    private Registry Registry => tables.Registry;

    /// <summary>
    /// Row 15: a task is reserved for an agent. States cross on the wire: for an agent who could not be offered it now,
    /// the task goes back to MRE at once and the Chat Server hears nothing (7-rulings 23 and 34).
    /// </summary>
    /// <param name="task">The task.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="decision">Number of MRE's decision; 0 where it says none.</param>
    public void Open(int task, int agent, long decision)
    {
        if (tables.Identities.IsClosed(task))
        {
            routing.TaskState(default, task, -1, TaskState.Closed);
            return;
        }

        if (decision > 0 && TryTellWhoHas(task))
        {
            return;
        }

        var mrd = tables.Identities.Mrd(task);
        var session = Registry.Session(agent, mrd);
        if (tables.Assignments.FirstOnTask(task) != Assignments.None || !CanBeOffered(session))
        {
            TellWhyNot(session, decision);
            routing.TaskState(default, task, agent, TaskState.New, decision);
            return;
        }

        var part = tables.Assignments.Add(task, session, TaskState.Offered);
        tables.Assignments[part].Decision = decision;
        var due = tables.Now + (Registry.Policy(mrd).OfferTimeoutSeconds * 1000L);
        tables.Assignments[part].Timer = tables.Timers.Arm(due, TimerKind.Offer, part);
        announcements.TaskAssigned(task, agent);
        announcements.AgentStateIfChanged(session);
        announcements.TaskStateTo(tables.OriginOf(task), task, agent, TaskState.Offered, default);
    }

    /// <summary>
    /// Nobody can be found in time: the task is over. False for one that is over already, or that an agent has.
    /// </summary>
    public bool TryGiveUp(int task, ReadOnlySpan<byte> code)
    {
        if (tables.Identities.IsClosed(task) || tables.Assignments.FirstOnTask(task) != Assignments.None)
        {
            return false;
        }

        announcements.TaskChanged(task, TaskState.Closed, code, default);
        tables.CloseTask(task, code);
        return true;
    }

    /// <summary>The offer timer of a part has fired: no answer.</summary>
    public void Expire(int part)
    {
        // The wheel has forgotten the timer; so does the part, before anything can try to cancel it.
        tables.Assignments[part].Timer = TimerWheel.Unarmed;
        endings.EndOffer(part, TaskCodes.Rona, default);
    }

    /// <summary>
    /// MRE has heard nothing of a reservation for as long as its guard timer runs: it has taken it back, queued the
    /// task again, and holds the agent for NOT_READY. An offer that is open here is over. Else what became of it has
    /// crossed: MRE is told what the agent has, if anything, and then how the agent stands, or it would never again
    /// offer work to an agent who is READY here.
    /// </summary>
    public void TakenBack(int task, int agent)
    {
        var part = tables.Identities.IsClosed(task) ? Assignments.None : tables.Assignments.Find(task, agent);
        if (part != Assignments.None && tables.Assignments[part].State == TaskState.Offered)
        {
            endings.EndOfferTakenBack(part);
            return;
        }

        if (part != Assignments.None)
        {
            ref readonly var kept = ref tables.Assignments[part];
            routing.TaskState(default, task, agent, kept.State, kept.Decision);
        }

        TellFact(Registry.Session(agent, tables.Identities.Mrd(task)));
    }

    /// <summary>Row 10 again for every MRD that the agent is signed in on.</summary>
    public void TellFacts(int agent)
    {
        for (var mrd = 0; mrd < Registry.MrdCount; mrd++)
        {
            var session = Registry.Session(agent, mrd);
            if (tables.Assignments.Presence(session).SignedIn)
            {
                TellFact(session);
            }
        }
    }

    /// <summary>
    /// After every command: whom MRE was told not to offer work, and who can have some now, it may offer work again.
    /// Only parts that have changed, or the configuration, make it so.
    /// </summary>
    public void TellWhoIsRoutable()
    {
        if (tables.UnroutableCount == 0)
        {
            return;
        }

        foreach (var changed in tables.Assignments.Touched.Sessions)
        {
            var agent = Registry.AgentOf(changed);
            for (var mrd = 0; mrd < Registry.MrdCount; mrd++)
            {
                TellIfRoutable(Registry.Session(agent, mrd));
            }
        }
    }

    /// <summary>The same for one agent on one MRD, whatever has changed.</summary>
    public void TellIfRoutable(int session)
    {
        if (tables.Session(session).IsUnroutable && CanBeOffered(session))
        {
            tables.SetRoutable(session, isRoutable: true);
            TellFact(session);
        }
    }

    /// <summary>
    /// MRE believes that the agent may be offered work. Where the facts say otherwise it is told them again, ahead of
    /// the task; where they say the same and the agent still cannot have it (its limit is lower here, a wrap-up has
    /// just begun), that the agent is not routable until it is. Else MRE would offer the same task to the same agent
    /// for ever. An MRE that numbers no decisions is not told: a journal of before there were numbers says what it
    /// said.
    /// </summary>
    private void TellWhyNot(int session, long decision)
    {
        if (!WantsWork(session))
        {
            TellFact(session);
        }
        else if (decision > 0 && !CanBeOffered(session))
        {
            tables.SetRoutable(session, isRoutable: false);
            TellFact(session);
        }
    }

    /// <summary>
    /// MRE offers what somebody has accepted here: it is told again who. What it reserved it gives up by that, or when
    /// its guard timer is over; sent back, it would be offered again at once.
    /// </summary>
    private bool TryTellWhoHas(int task)
    {
        var owner = tables.Assignments.Owner(task);
        if (owner == Assignments.None || tables.Assignments[owner].State == TaskState.Offered)
        {
            return false;
        }

        ref readonly var held = ref tables.Assignments[owner];
        routing.TaskState(default, task, Registry.AgentOf(held.Session), held.State, held.Decision);
        return true;
    }

    private bool WantsWork(int session) =>
        tables.Assignments.Presence(session) is { SignedIn: true, Asked: AgentState.Ready };

    private bool CanBeOffered(int session) =>
        tables.Assignments.OpenOffer(Registry.AgentOf(session)) == Assignments.None
        && AgentStateDerivation.IsEligible(tables.Assignments.Presence(session));

    /// <summary>Row 10 again, as it was.</summary>
    private void TellFact(int session)
    {
        ref readonly var presence = ref tables.Assignments.Presence(session);
        ref readonly var record = ref tables.Session(session);
        var state = presence.SignedIn ? presence.Asked : AgentState.Logout;
        var since = record.StateChangeTime == 0 ? tables.Now : record.StateChangeTime;
        routing.AgentState(default, session, state, tables.Texts[record.Reason], since, !record.IsUnroutable);
    }
}
