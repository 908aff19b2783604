using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Routing;

/// <summary>
/// Whether an agent may join a task, or have it handed over: checked by the Communication Server before it forwards and
/// by MRE before it acts, each on its own tables (rows 4, 5, 7, 8). Order of the checks: 7-rulings 6 and 29.
/// </summary>
public static class PartyRules
{
    /// <summary>
    /// May <paramref name="participant"/>, an agent, join an open task that <paramref name="owner"/> owns?
    /// </summary>
    public static Refusal Conference(
        Assignments assignments, Registry registry, int task, int mrd, int owner, int participant)
    {
        var refusal = Owner(assignments, task, owner, Field.ConferenceOwner);
        if (!refusal.IsRefusal && assignments.Find(task, participant) != Assignments.None)
        {
            refusal = new(RefusalCode.StateNotAllowed, Field.ConferenceParticipant, Fault.AlreadyOnTask);
        }

        ref readonly var presence = ref assignments.Presence(registry.Session(participant, mrd));
        if (!refusal.IsRefusal && presence.Load >= presence.Limit)
        {
            refusal = new(RefusalCode.CapacityExceeded, Field.ConferenceParticipant);
        }

        return refusal;
    }

    /// <summary>
    /// May an open task that <paramref name="owner"/> owns be handed to <paramref name="recipient"/>, an agent?
    /// </summary>
    public static Refusal Transfer(
        Assignments assignments, Registry registry, int task, int mrd, int owner, int recipient)
    {
        var refusal = Owner(assignments, task, owner, Field.OwnerAgentId);
        if (!refusal.IsRefusal && assignments.Find(task, recipient) != Assignments.None)
        {
            refusal = new(RefusalCode.StateNotAllowed, Field.RecipientAgentId, Fault.AlreadyOnTask);
        }

        ref readonly var presence = ref assignments.Presence(registry.Session(recipient, mrd));
        if (!refusal.IsRefusal && presence.Load >= presence.Limit)
        {
            refusal = new(RefusalCode.CapacityExceeded, Field.RecipientAgentId);
        }

        if (!refusal.IsRefusal
            && (!AgentStateDerivation.IsEligible(presence) || assignments.OpenOffer(recipient) != Assignments.None))
        {
            refusal = new(RefusalCode.AgentNotAvailable, Field.RecipientAgentId);
        }

        return refusal;
    }

    private static Refusal Owner(Assignments assignments, int task, int owner, Field field)
    {
        var part = assignments.Find(task, owner);
        if (part == Assignments.None)
        {
            return new(RefusalCode.NotTaskAgent, field);
        }

        if (assignments.Owner(task) != part)
        {
            return new(RefusalCode.NotTaskAgent, field, Fault.NotTheOwner);
        }

        // An offer is not the agent's to share yet, a conversation in wrap-up is over, and at an interrupted one nobody
        // is at work.
        return TaskStateDerivation.Shown(assignments, part)
            is TaskState.Offered or TaskState.WrappingUp or TaskState.Interrupted
            ? new(RefusalCode.StateNotAllowed, Field.TaskId, Fault.NotAtWork)
            : default;
    }
}
