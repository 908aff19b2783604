using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Communication;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Routing;

/// <summary>
/// The rows of the queue RoutingEngine (5, 8, 10, 12, 14, GetEstimatedWait) in the <c>routing-engine</c> topology: ids
/// become handles, and what names an agent, an MRD or a task that is not known here is refused.
/// </summary>
/// <param name="tables">What MRE knows.</param>
/// <param name="engine">What carries the rows out.</param>
/// <param name="estimator">What a question for the wait is answered from.</param>
/// <param name="rows">Where the answer goes.</param>
/// <param name="refusals">How they are refused.</param>
/// <param name="openTaskLimit">Tasks that may be open at a time.</param>
public sealed class RoutingIntake(
    RoutingTables tables,
    RoutingEngine engine,
    WaitEstimator estimator,
    CommunicationRows rows,
    Refusals refusals,
    int openTaskLimit)
{
    private readonly Admission _admission =
        new(tables.Registry, tables.Identities, tables.Assignments, openTaskLimit);

    private Registry Registry => tables.Registry;

    /// <summary>Carries out a command of the queue RoutingEngine.</summary>
    public void Apply(ref readonly CommandSlot slot)
    {
        var refusal = slot.Kind switch
        {
            CommandKind.RoutingConference => Conference(in slot),
            CommandKind.RoutingTransfer => Transfer(in slot),
            CommandKind.UpdateAgentState => AgentState(in slot),
            CommandKind.UpdateTaskState => TaskState(in slot),
            CommandKind.NewTask => NewTask(in slot),
            CommandKind.RoutingGetEstimatedWait => EstimatedWait(in slot),
            _ => throw new InvalidOperationException($"RoutingIntake.Apply: {slot.Kind} is not a row of RoutingEngine"),
        };
        if (refusal.IsRefusal)
        {
            var task = tables.Identities.Find(slot.Text[slot.Ids().TaskId]);
            refusals.Refuse(in slot, refusal, taskState: task < 0 ? Commands.TaskState.None : tables.StateOf(task));
        }
    }

    private Refusal Conference(ref readonly CommandSlot slot)
    {
        ref readonly var request = ref slot.Body.Conference;
        var mrd = Registry.FindMrd(slot.Text[request.Mrd]);
        var owner = Registry.FindAgent(slot.Text[request.Owner]);
        var participant = Registry.FindAgent(slot.Text[request.Participant]);
        var task = tables.Identities.Find(slot.Text[request.TaskId]);
        if (mrd < 0)
        {
            return new(RefusalCode.UnknownMrd, Field.Mrd);
        }

        if (owner < 0 || participant < 0)
        {
            return new(RefusalCode.UserNotFound, owner < 0 ? Field.ConferenceOwner : Field.ConferenceParticipant);
        }

        if (task < 0)
        {
            return new(RefusalCode.UnknownTask, Field.TaskId);
        }

        if (tables.Identities.Mrd(task) != mrd)
        {
            return new(RefusalCode.InvalidField, Field.Mrd, Fault.NotTheTasksMrd);
        }

        engine.Conference(Requester.Of(in slot), task, owner, participant);
        return default;
    }

    private Refusal Transfer(ref readonly CommandSlot slot)
    {
        ref readonly var request = ref slot.Body.Transfer;
        var owner = Registry.FindAgent(slot.Text[request.Owner]);
        var recipient = Registry.FindAgent(slot.Text[request.Recipient]);
        var task = tables.Identities.Find(slot.Text[request.TaskId]);
        if (owner < 0 || recipient < 0)
        {
            return new(RefusalCode.UserNotFound, owner < 0 ? Field.OwnerAgentId : Field.RecipientAgentId);
        }

        if (task < 0)
        {
            return new(RefusalCode.UnknownTask, Field.TaskId);
        }

        engine.Transfer(Requester.Of(in slot), task, owner, recipient);
        return default;
    }

    private Refusal AgentState(ref readonly CommandSlot slot)
    {
        ref readonly var request = ref slot.Body.UpdateAgentState;
        var mrd = Registry.FindMrd(slot.Text[request.Mrd]);
        var agent = Registry.FindAgent(slot.Text[request.AgentId]);
        if (mrd < 0 || agent < 0)
        {
            return mrd < 0 ? new(RefusalCode.UnknownMrd, Field.Mrd) : new(RefusalCode.UserNotFound, Field.AgentId);
        }

        engine.AgentState(Registry.Session(agent, mrd), request.State, request.Routable);
        return default;
    }

    private Refusal TaskState(ref readonly CommandSlot slot)
    {
        ref readonly var request = ref slot.Body.ChangeTaskState;
        var mrd = Registry.FindMrd(slot.Text[request.Mrd]);
        var agent = Registry.FindAgent(slot.Text[request.AgentId]);
        var task = tables.Identities.Find(slot.Text[request.TaskId]);
        if (mrd < 0)
        {
            return new(RefusalCode.UnknownMrd, Field.Mrd);
        }

        if (agent < 0 && !request.AgentId.IsEmpty)
        {
            return new(RefusalCode.UserNotFound, Field.AgentId);
        }

        if (task < 0)
        {
            return new(RefusalCode.UnknownTask, Field.TaskId);
        }

        if (tables.Identities.Mrd(task) != mrd)
        {
            return new(RefusalCode.InvalidField, Field.Mrd, Fault.NotTheTasksMrd);
        }

        engine.TaskState(Requester.Of(in slot), task, agent, request.State, request.Decision);
        return default;
    }

    private Refusal NewTask(ref readonly CommandSlot slot)
    {
        ref readonly var request = ref slot.Body.CreateTask;
        var mrd = Registry.FindMrd(slot.Text[request.Mrd]);
        var task = tables.Identities.Find(slot.Text[request.TaskId]);
        if (mrd < 0)
        {
            return new(RefusalCode.UnknownMrd, Field.Mrd);
        }

        if (task >= 0)
        {
            return new(tables.IsOpen(task) ? RefusalCode.DuplicateTask : RefusalCode.TaskClosed, Field.TaskId);
        }

        var refusal = _admission.Room(mrd);
        if (refusal.IsRefusal)
        {
            return refusal;
        }

        task = tables.Identities.Open(slot.Text[request.TaskId], mrd);
        engine.NewTask(Requester.Of(in slot), task, slot.Text[request.Params], request.Priority);
        return default;
    }

    private Refusal EstimatedWait(ref readonly CommandSlot slot)
    {
        ref readonly var request = ref slot.Body.GetEstimatedWait;
        var mrd = Registry.FindMrd(slot.Text[request.Mrd]);
        if (mrd < 0)
        {
            return new(RefusalCode.UnknownMrd, Field.Mrd);
        }

        var estimate = estimator.Of(mrd, slot.Text[request.Params], request.Priority);
        rows.EstimatedWait(Requester.Of(in slot), mrd, estimate);
        return default;
    }
}
