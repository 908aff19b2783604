using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Events;

namespace MediaRouting.Tests.Naive.Model;

/// <summary>Rows 1, 2, 3, 16 and chat-server-restore.</summary>
/// <param name="role">What the Communication Server knows.</param>
/// <param name="teller">What the Chat Server is told.</param>
/// <param name="seen">What has happened.</param>
internal sealed class AgentRequests(CommunicationRole role, Teller teller, Coverage seen)
{
    /// <summary>Row 1.</summary>
    public void Connect(Input input)
    {
        var refusal = Identified(input);
        if (refusal.IsRefusal)
        {
            role.Refuse(input, refusal, AgentState.None, TaskState.None);
            return;
        }

        var agent = role.FindAgent(input.AgentId)!;
        agent.Destination = input.Destination;
        teller.Connected(agent, input);
        foreach (var session in agent.Sessions.Where(session => session.SignedIn))
        {
            teller.AgentStateToHome(session);
        }

        if (agent.Offer is { } offer)
        {
            seen.Count(Feature.OfferShownAgain);
            teller.TaskAssigned(offer);
        }
    }

    /// <summary>Row 2.</summary>
    public void Login(Input input)
    {
        var refusal = role.FindMrd(input.Mrd) is null ? new(RefusalCode.UnknownMrd, Field.Mrd) : Identified(input);
        if (!refusal.IsRefusal && role.FindAgent(input.AgentId)!.Destination is null)
        {
            refusal = new(RefusalCode.NotConnected, Field.AgentId);
        }

        if (refusal.IsRefusal)
        {
            Refuse(input, refusal);
            return;
        }

        var session = SessionOf(input)!;
        if (!session.SignedIn)
        {
            session.SignedIn = true;
            session.Asked = AgentState.NotReady;
            role.SetReason(session, string.Empty);
            role.TellRouting(session, AgentState.NotReady);
            seen.Count(Feature.SignedInInterrupted, session.IsInterrupted);
        }

        teller.AgentState(session, Asker.Of(input));
    }

    /// <summary>Row 3.</summary>
    public void ChangeState(Input input)
    {
        var refusal = Addressed(input);
        if (!refusal.IsRefusal)
        {
            refusal = Allowed(SessionOf(input)!, input.AgentState);
        }

        if (refusal.IsRefusal)
        {
            Refuse(input, refusal);
        }
        else if (input.AgentState == AgentState.Logout)
        {
            SignOut(SessionOf(input)!, input);
        }
        else
        {
            Ask(SessionOf(input)!, input);
        }
    }

    /// <summary>Row 16.</summary>
    public void GetState(Input input)
    {
        if (SessionOf(input) is { } session)
        {
            teller.AgentStateAnswer(session, Asker.Of(input));
            return;
        }

        var refusal = role.FindMrd(input.Mrd) is null
            ? new Refusal(RefusalCode.UnknownMrd, Field.Mrd)
            : new(RefusalCode.UserNotFound, Field.AgentId);
        role.Refuse(input, refusal, AgentState.None, TaskState.None);
    }

    /// <summary>chat-server-restore (7-rulings 15).</summary>
    public void Restore(Input input)
    {
        var signedIn = role.Agents.Where(agent => agent.Sessions.Any(session => session.SignedIn)).ToList();
        var offers = role.Agents.Select(agent => agent.Offer).OfType<ModelPart>().ToList();
        teller.Restored(Asker.Of(input), signedIn.Count, offers.Count);
        foreach (var session in signedIn.SelectMany(agent => agent.Sessions).Where(session => session.SignedIn))
        {
            session.Asked = AgentState.Unknown;
            role.SetReason(session, string.Empty);
            role.TellRouting(session, AgentState.Unknown);
            teller.AgentStateAlways(session);
        }

        foreach (var offer in offers)
        {
            seen.Count(Feature.RestoreEndedOffer);
            role.Requeue(offer, string.Empty, Asker.Nobody);
            teller.AgentState(offer.Session, Asker.Nobody);
        }
    }

    private static Refusal Allowed(ModelSession session, AgentState asked) => asked switch
    {
        AgentState.Ready or AgentState.Logout => default,
        AgentState.NotReady when session.Offers > 0 => new(RefusalCode.StateNotAllowed, Field.State, Fault.OfferOpen),
        AgentState.NotReady => default,
        _ => new(RefusalCode.StateNotAllowed, Field.State, Fault.NotForTheAsking),
    };

    private void Ask(ModelSession session, Input input)
    {
        seen.Count(Feature.NotReadyPends, input.AgentState == AgentState.NotReady && session.Work > 0);
        seen.Count(Feature.AskedWhileInterrupted, session.IsInterrupted);
        seen.Count(Feature.AskedWhileUnknown, session.Asked == AgentState.Unknown);
        var isNew = session.Asked != input.AgentState || session.Reason != input.Text;
        session.Asked = input.AgentState;
        role.SetReason(session, input.Text);
        if (isNew)
        {
            role.TellRouting(session, input.AgentState);
        }

        teller.AgentState(session, Asker.Of(input));
    }

    private void SignOut(ModelSession session, Input input)
    {
        session.SignedIn = false;
        role.SetReason(session, input.Text);
        role.TellRouting(session, AgentState.Logout);
        foreach (var part in session.Parts.Reverse().ToList())
        {
            if (part.State == TaskState.Offered)
            {
                seen.Count(Feature.LogoutEndedOffer);
                role.Requeue(part, "AGENT_LOGOUT", Asker.Nobody);
            }
            else if (IsQueuedAgain(part))
            {
                seen.Count(Feature.LogoutRequeued);
                role.Requeue(part, "AGENT_LOGOUT", Asker.Nobody);
            }
            else
            {
                seen.Count(Feature.LogoutClosed);
                role.ClosePart(part, "AGENT_LOGOUT", Asker.Nobody);
            }
        }

        teller.AgentState(session, Asker.Of(input));
    }

    /// <summary>Only where nobody else is on the task, and never a wrap-up: its conversation is over.</summary>
    private static bool IsQueuedAgain(ModelPart part) =>
        part.Session.Mrd.OnLogout == LogoutPolicy.Requeue
        && part.Task.Parts.Count == 1
        && part.State != TaskState.WrappingUp;

    private Refusal Identified(Input input) => input.Verification switch
    {
        Verification.DirectoryUnavailable => new(RefusalCode.DirectoryUnavailable),
        Verification.UserNotFound => new(RefusalCode.UserNotFound, Field.AgentId),
        _ when role.FindAgent(input.AgentId) is null => new(RefusalCode.UserNotFound, Field.AgentId),
        Verification.Verified => default,
        _ => new(RefusalCode.AuthenticationFailed, Field.Password),
    };

    private Refusal Addressed(Input input)
    {
        if (role.FindMrd(input.Mrd) is null)
        {
            return new(RefusalCode.UnknownMrd, Field.Mrd);
        }

        if (role.FindAgent(input.AgentId) is not { } agent)
        {
            return new(RefusalCode.UserNotFound, Field.AgentId);
        }

        if (agent.Destination is null)
        {
            return new(RefusalCode.NotConnected, Field.AgentId);
        }

        return SessionOf(input)!.SignedIn ? default : new(RefusalCode.NotLoggedIn, Field.AgentId);
    }

    private void Refuse(Input input, Refusal refusal) =>
        role.Refuse(input, refusal, SessionOf(input)?.Shown ?? AgentState.None, TaskState.None);

    private ModelSession? SessionOf(Input input) =>
        role.FindMrd(input.Mrd) is { } mrd ? role.FindAgent(input.AgentId)?.On(mrd.Id) : null;
}
