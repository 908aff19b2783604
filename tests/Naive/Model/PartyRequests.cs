using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Tests.Naive.Model;

/// <summary>Rows 4 and 7. Order of the checks: 7-rulings 6 and 29.</summary>
/// <param name="role">What the Communication Server knows.</param>
/// <param name="handover">Where rows 5 and 8 go.</param>
internal sealed class PartyRequests(CommunicationRole role, ModelHandover handover)
{
    /// <summary>Row 4.</summary>
    public void Conference(Input input)
    {
        var refusal = ConferenceRefusal(input);
        if (refusal.IsRefusal)
        {
            Refuse(input, refusal);
            return;
        }

        handover.ToRouting(
            routing => routing.Conference(input.TaskId, input.AgentId, input.OtherAgentId, Asker.Of(input)));
    }

    /// <summary>Row 7.</summary>
    public void Transfer(Input input)
    {
        var refusal = TransferRefusal(input);
        if (refusal.IsRefusal)
        {
            Refuse(input, refusal);
            return;
        }

        handover.ToRouting(
            routing => routing.Transfer(input.TaskId, input.AgentId, input.OtherAgentId, Asker.Of(input)));
    }

    private Refusal ConferenceRefusal(Input input)
    {
        if (role.FindMrd(input.Mrd) is not { } mrd)
        {
            return new(RefusalCode.UnknownMrd, Field.Mrd);
        }

        var refusal = AgentRefusal(input, Field.ConferenceOwner, Field.ConferenceParticipant, mrd.Id);
        if (refusal.IsRefusal)
        {
            return refusal;
        }

        refusal = TaskRefusal(input);
        if (refusal.IsRefusal)
        {
            return refusal;
        }

        var task = role.FindTask(input.TaskId)!;
        return task.Mrd == mrd.Id
            ? JoinRefusal(task, input, Field.ConferenceOwner, Field.ConferenceParticipant)
            : new(RefusalCode.InvalidField, Field.Mrd, Fault.NotTheTasksMrd);
    }

    private Refusal TransferRefusal(Input input)
    {
        // The MRD is the task's, so that being signed in can be asked only where the task is known.
        var mrd = role.FindTask(input.TaskId)?.Mrd;
        var refusal = AgentRefusal(input, Field.OwnerAgentId, Field.RecipientAgentId, mrd);
        if (refusal.IsRefusal)
        {
            return refusal;
        }

        refusal = TaskRefusal(input);
        if (refusal.IsRefusal)
        {
            return refusal;
        }

        var task = role.FindTask(input.TaskId)!;
        refusal = JoinRefusal(task, input, Field.OwnerAgentId, Field.RecipientAgentId);
        var recipient = role.FindAgent(input.OtherAgentId)!.On(task.Mrd);
        return refusal.IsRefusal || recipient.IsEligible
            ? refusal
            : new(RefusalCode.AgentNotAvailable, Field.RecipientAgentId);
    }

    private Refusal AgentRefusal(Input input, Field firstField, Field secondField, string? mrd)
    {
        var (first, second) = (role.FindAgent(input.AgentId), role.FindAgent(input.OtherAgentId));
        if (first is null || second is null)
        {
            return new(RefusalCode.UserNotFound, first is null ? firstField : secondField);
        }

        if (first.Destination is null || second.Destination is null)
        {
            return new(RefusalCode.NotConnected, first.Destination is null ? firstField : secondField);
        }

        if (mrd is null || (first.On(mrd).SignedIn && second.On(mrd).SignedIn))
        {
            return default;
        }

        return new(RefusalCode.NotLoggedIn, first.On(mrd).SignedIn ? secondField : firstField);
    }

    private Refusal TaskRefusal(Input input)
    {
        if (role.FindTask(input.TaskId) is not { } task)
        {
            return new(RefusalCode.UnknownTask, Field.TaskId);
        }

        return task.IsClosed ? new(RefusalCode.TaskClosed, Field.TaskId) : default;
    }

    private Refusal JoinRefusal(ModelTask task, Input input, Field ownerField, Field joinerField)
    {
        var owner = task.PartOf(role.FindAgent(input.AgentId)!);
        if (owner is null)
        {
            return new(RefusalCode.NotTaskAgent, ownerField);
        }

        if (owner != task.Owner)
        {
            return new(RefusalCode.NotTaskAgent, ownerField, Fault.NotTheOwner);
        }

        if (owner.Shown is TaskState.Offered or TaskState.WrappingUp or TaskState.Interrupted)
        {
            return new(RefusalCode.StateNotAllowed, Field.TaskId, Fault.NotAtWork);
        }

        var joiner = role.FindAgent(input.OtherAgentId)!;
        if (task.PartOf(joiner) is not null)
        {
            return new(RefusalCode.StateNotAllowed, joinerField, Fault.AlreadyOnTask);
        }

        var session = joiner.On(task.Mrd);
        return session.Work + session.Offers >= session.Limit
            ? new(RefusalCode.CapacityExceeded, joinerField)
            : default;
    }

    private void Refuse(Input input, Refusal refusal) =>
        role.Refuse(input, refusal, AgentState.None, role.FindTask(input.TaskId)?.Shown ?? TaskState.None);
}
