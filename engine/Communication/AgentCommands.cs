using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Communication;

/// <summary>What an agent asks for itself: rows 1, 2, 3 and 16.</summary>
public sealed class AgentCommands(
    CommunicationTables tables,
    Announcements announcements,
    Refusals refusals,
    WorkEndings endings,
    IRoutingRequests routing)
{
    private Registry Registry => tables.Registry;

    /// <summary>Row 1: the agent's destination from now on; a reconnecting client is told how things stand.</summary>
    public void Connect(ref readonly CommandSlot slot)
    {
        ref readonly var request = ref slot.Body.Connect;
        var agent = Registry.FindAgent(slot.Text[request.AgentId]);
        var refusal = Identified(agent, request.Verification);
        if (refusal.IsRefusal)
        {
            refusals.Refuse(in slot, refusal);
            return;
        }

        ref var record = ref tables.Agent(agent);
        var former = record.Destination;
        record.Destination = tables.Destinations.Hold(request.DestinationKind, slot.Text[request.DestinationName]);
        tables.Destinations.Release(ref former);
        record.IsConnected = true;
        announcements.Connected(in slot, agent);
        TellHowThingsStand(agent);
    }

    /// <summary>Row 2: signs the agent in on one MRD, NOT_READY.</summary>
    public void Login(ref readonly CommandSlot slot)
    {
        ref readonly var request = ref slot.Body.Login;
        var mrd = Registry.FindMrd(slot.Text[request.Mrd]);
        var agent = Registry.FindAgent(slot.Text[request.AgentId]);
        var refusal = mrd < 0 ? new(RefusalCode.UnknownMrd, Field.Mrd) : Identified(agent, request.Verification);
        if (!refusal.IsRefusal && !tables.Agent(agent).IsConnected)
        {
            refusal = new(RefusalCode.NotConnected, Field.AgentId);
        }

        if (refusal.IsRefusal)
        {
            refusals.Refuse(in slot, refusal, ShownOf(agent, mrd));
            return;
        }

        var session = Registry.Session(agent, mrd);
        ref var presence = ref tables.Assignments.Presence(session);
        var requester = Requester.Of(in slot);
        if (presence.SignedIn)
        {
            announcements.AgentStateAnswer(session, requester);
            return;
        }

        presence.SignedIn = true;
        presence.Routable = true;
        presence.Asked = AgentState.NotReady;
        tables.SetReason(session, default);
        routing.AgentState(requester, session, AgentState.NotReady, default, tables.Now);
        announcements.AgentStateAnswer(session, requester);
    }

    /// <summary>Row 3: READY, NOT_READY or LOGOUT.</summary>
    public void ChangeState(ref readonly CommandSlot slot)
    {
        ref readonly var request = ref slot.Body.ChangeAgentState;
        var mrd = Registry.FindMrd(slot.Text[request.Mrd]);
        var agent = Registry.FindAgent(slot.Text[request.AgentId]);
        var refusal = Addressed(agent, mrd);
        if (!refusal.IsRefusal)
        {
            refusal = Allowed(Registry.Session(agent, mrd), request.State);
        }

        if (refusal.IsRefusal)
        {
            refusals.Refuse(in slot, refusal, ShownOf(agent, mrd));
            return;
        }

        var session = Registry.Session(agent, mrd);
        if (request.State == AgentState.Logout)
        {
            SignOut(session, slot.Text[request.ReasonCode], Requester.Of(in slot));
        }
        else
        {
            Ask(session, request.State, slot.Text[request.ReasonCode], Requester.Of(in slot));
        }
    }

    /// <summary>Row 16: how the agent stands on one MRD.</summary>
    public void GetState(ref readonly CommandSlot slot)
    {
        ref readonly var request = ref slot.Body.GetAgentState;
        var mrd = Registry.FindMrd(slot.Text[request.Mrd]);
        var agent = Registry.FindAgent(slot.Text[request.AgentId]);
        if (mrd < 0 || agent < 0)
        {
            refusals.Refuse(
                in slot,
                mrd < 0 ? new(RefusalCode.UnknownMrd, Field.Mrd) : new(RefusalCode.UserNotFound, Field.AgentId));
            return;
        }

        announcements.AgentStateTo(
            Registry.Session(agent, mrd), Requester.Of(in slot).AnswerTo(tables.HomeOf(agent)));
    }

    /// <summary>Signs an agent out who has not asked for it and has nothing.</summary>
    public void SignOut(int session) => SignOut(session, default, default);

    private static Refusal Identified(int agent, Verification verification) => verification switch
    {
        Verification.DirectoryUnavailable => new(RefusalCode.DirectoryUnavailable),
        Verification.UserNotFound => new(RefusalCode.UserNotFound, Field.AgentId),
        _ when agent < 0 => new(RefusalCode.UserNotFound, Field.AgentId),
        Verification.Verified => default,
        _ => new(RefusalCode.AuthenticationFailed, Field.Password),
    };

    private Refusal Addressed(int agent, int mrd)
    {
        if (mrd < 0)
        {
            return new(RefusalCode.UnknownMrd, Field.Mrd);
        }

        if (agent < 0)
        {
            return new(RefusalCode.UserNotFound, Field.AgentId);
        }

        if (!tables.Agent(agent).IsConnected)
        {
            return new(RefusalCode.NotConnected, Field.AgentId);
        }

        return tables.Assignments.Presence(Registry.Session(agent, mrd)).SignedIn
            ? default
            : new(RefusalCode.NotLoggedIn, Field.AgentId);
    }

    private Refusal Allowed(int session, AgentState asked) => asked switch
    {
        AgentState.Ready or AgentState.Logout => default,
        AgentState.NotReady when tables.Assignments.Presence(session).Offers > 0 =>
            new(RefusalCode.StateNotAllowed, Field.State, Fault.OfferOpen),
        AgentState.NotReady => default,
        _ => new(RefusalCode.StateNotAllowed, Field.State, Fault.NotForTheAsking),
    };

    private AgentState ShownOf(int agent, int mrd) => agent < 0 || mrd < 0
        ? AgentState.None
        : tables.Session(Registry.Session(agent, mrd)).Shown;

    private void Ask(int session, AgentState asked, ReadOnlySpan<byte> reason, in Requester requester)
    {
        ref var presence = ref tables.Assignments.Presence(session);
        ref readonly var record = ref tables.Session(session);
        var isNew = presence.Asked != asked || !tables.Texts[record.Reason].SequenceEqual(reason);
        presence.Asked = asked;
        tables.SetReason(session, reason);
        if (asked != AgentState.Ready)
        {
            tables.SetRoutable(session, isRoutable: true);
        }

        if (isNew)
        {
            routing.AgentState(requester, session, asked, reason, tables.Now, !record.IsUnroutable);
        }

        announcements.AgentStateAnswer(session, requester);
    }

    /// <summary>MRE hears of the sign-out first, so that what is queued again cannot come back to this agent.</summary>
    private void SignOut(int session, ReadOnlySpan<byte> reason, in Requester requester)
    {
        tables.Assignments.Presence(session).SignedIn = false;
        tables.SetReason(session, reason);
        tables.SetRoutable(session, isRoutable: true);
        routing.AgentState(requester, session, AgentState.Logout, reason, tables.Now);
        endings.EndAll(session, default);
        announcements.AgentStateAnswer(session, requester);
    }

    private void TellHowThingsStand(int agent)
    {
        for (var mrd = 0; mrd < Registry.MrdCount; mrd++)
        {
            var session = Registry.Session(agent, mrd);
            if (tables.Assignments.Presence(session).SignedIn)
            {
                announcements.AgentStateTo(session, tables.HomeOf(agent));
            }
        }

        var offer = tables.Assignments.OpenOffer(agent);
        if (offer != Assignments.None)
        {
            announcements.TaskAssigned(tables.Assignments[offer].Task, agent);
        }
    }
}
