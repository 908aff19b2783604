using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Communication;

/// <summary>What the Chat Server asks of tasks: rows 11, 13 and 17.</summary>
public sealed class TaskCommands(
    CommunicationTables tables,
    TaskIds taskIds,
    Announcements announcements,
    Refusals refusals,
    WorkEndings endings,
    IRoutingRequests routing)
{
    private Registry Registry => tables.Registry;

    private Assignments Assignments => tables.Assignments;

    /// <summary>
    /// Row 13: a new task, or the same one again: a ClientUniqueId that an open task of the MRD has leads to that task,
    /// and its origin becomes the new reply address (7-rulings 24).
    /// </summary>
    public void Create(ref readonly CommandSlot slot, long sequence)
    {
        ref readonly var request = ref slot.Body.CreateTask;
        var mrd = Registry.FindMrd(slot.Text[request.Mrd]);
        if (mrd < 0)
        {
            refusals.Refuse(in slot, new(RefusalCode.UnknownMrd, Field.Mrd));
            return;
        }

        var task = tables.FindByClientId(mrd, slot.Text[request.ClientUniqueId]);
        if (task >= 0)
        {
            tables.MoveOrigin(task, in slot);
            announcements.TaskCreated(in slot, task);
            return;
        }

        var refusal = tables.Admission.Admit(mrd, tables.Now);
        if (refusal.IsRefusal)
        {
            refusals.Refuse(in slot, refusal);
            return;
        }

        task = tables.OpenTask(taskIds.Of(sequence), mrd, in slot);
        announcements.TaskCreated(in slot, task);
        routing.NewTask(Requester.Of(in slot), task, slot.Text[request.Params], request.Priority);
    }

    /// <summary>Row 11: a new state for an agent's part; CLOSED without an agent: the customer left.</summary>
    public void ChangeState(ref readonly CommandSlot slot)
    {
        ref readonly var request = ref slot.Body.ChangeTaskState;
        var agent = Registry.FindAgent(slot.Text[request.AgentId]);
        var task = tables.Identities.Find(slot.Text[request.TaskId]);
        var refusal = Addressed(request.AgentId, agent, task, request.State);
        var part = refusal.IsRefusal || request.AgentId.IsEmpty ? Assignments.None : Assignments.Find(task, agent);
        if (!refusal.IsRefusal && !request.AgentId.IsEmpty)
        {
            refusal = Allowed(part, request.State);
        }

        if (refusal.IsRefusal)
        {
            refusals.Refuse(in slot, refusal, taskState: TrueState(task, agent));
            return;
        }

        var code = slot.Text[request.Code];
        if (part == Assignments.None)
        {
            endings.CloseForAll(task, code.IsEmpty ? TaskCodes.Cancelled : code, Requester.Of(in slot));
        }
        else
        {
            Change(part, request.State, code, Requester.Of(in slot));
        }
    }

    /// <summary>Row 17: how the task stands, for its owner or for the agent named.</summary>
    public void GetState(ref readonly CommandSlot slot)
    {
        ref readonly var request = ref slot.Body.GetTaskState;
        var agent = Registry.FindAgent(slot.Text[request.AgentId]);
        var task = tables.Identities.Find(slot.Text[request.TaskId]);
        if ((agent < 0 && !request.AgentId.IsEmpty) || task < 0)
        {
            refusals.Refuse(in slot, agent < 0 && !request.AgentId.IsEmpty
                ? new(RefusalCode.UserNotFound, Field.AgentId)
                : new(RefusalCode.UnknownTask, Field.TaskId));
            return;
        }

        var home = agent < 0 ? Address.Of(EventTarget.ChatServer) : tables.HomeOf(agent);
        var address = Requester.Of(in slot).AnswerTo(home);
        if (tables.Identities.IsClosed(task))
        {
            announcements.TaskStateTo(address, task, -1, TaskState.Closed, tables.Identities.ClosingCode(task));
            return;
        }

        var part = agent < 0 ? Assignments.Owner(task) : Assignments.Find(task, agent);
        if (part != Assignments.None)
        {
            announcements.TaskStateTo(
                address, task, Registry.AgentOf(Assignments[part].Session), tables.ShownState(part), default);
        }
        else if (agent < 0)
        {
            announcements.TaskStateTo(address, task, -1, TaskState.New, default);
        }
        else
        {
            refusals.Refuse(in slot, new(RefusalCode.NotTaskAgent, Field.AgentId), taskState: tables.StateOf(task));
        }
    }

    /// <summary>A wrap-up has lasted its limit: it is closed as if its agent had closed it (7-rulings 20).</summary>
    public void ExpireWrapUp(int part)
    {
        // The wheel has forgotten the timer; so does the part, before anything can try to cancel it.
        Assignments[part].Timer = TimerWheel.Unarmed;
        Change(part, TaskState.Closed, TaskCodes.Done, default);
    }

    private static Refusal Allowed(TaskState from, TaskState to) => TaskTransitions.Exists(from, to)
        ? default
        : new(RefusalCode.StateNotAllowed, Field.State, Fault.NoSuchTransition);

    private Refusal Addressed(TextRef agentId, int agent, int task, TaskState asked)
    {
        if (agentId.IsEmpty && asked != TaskState.Closed)
        {
            return new(RefusalCode.MissingField, Field.AgentId, Fault.Absent);
        }

        if (agent < 0 && !agentId.IsEmpty)
        {
            return new(RefusalCode.UserNotFound, Field.AgentId);
        }

        if (task < 0)
        {
            return new(RefusalCode.UnknownTask, Field.TaskId);
        }

        return tables.Identities.IsClosed(task) ? new(RefusalCode.TaskClosed, Field.TaskId) : default;
    }

    private Refusal Allowed(int part, TaskState asked) => part == Assignments.None
        ? new(RefusalCode.NotTaskAgent, Field.AgentId)
        : Allowed(tables.ShownState(part), asked);

    private TaskState TrueState(int task, int agent)
    {
        if (task < 0)
        {
            return TaskState.None;
        }

        var part = agent < 0 || tables.Identities.IsClosed(task) ? Assignments.None : Assignments.Find(task, agent);
        return part == Assignments.None ? tables.StateOf(task) : tables.ShownState(part);
    }

    private void Change(int part, TaskState state, ReadOnlySpan<byte> code, in Requester requester)
    {
        var (task, session) = (Assignments[part].Task, Assignments[part].Session);
        switch (state)
        {
            case TaskState.New:
                endings.EndOffer(part, code.IsEmpty ? TaskCodes.Rejected : code, requester);
                return;
            case TaskState.Closed:
                endings.Close(part, code, requester);
                break;
            default:
                tables.Timers.Cancel(ref Assignments[part].Timer);
                Assignments.SetState(part, state);
                ArmWrapUpLimit(part);
                announcements.PartChanged(
                    task, Registry.AgentOf(session), tables.ShownState(part), code, requester);
                routing.TaskState(requester, task, Registry.AgentOf(session), state, Assignments[part].Decision);
                break;
        }

        announcements.AgentStateIfChanged(session);
    }

    private void ArmWrapUpLimit(int part)
    {
        ref var record = ref Assignments[part];
        if (record.State == TaskState.WrappingUp
            && Registry.Policy(Registry.MrdOf(record.Session)).WrapUpSeconds is { } seconds)
        {
            record.Timer = tables.Timers.Arm(tables.Now + (seconds * 1000L), TimerKind.WrapUp, part);
        }
    }
}
