using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Tests.Naive.Model;

/// <summary>Rows 11, 13 and 17.</summary>
/// <param name="role">What the Communication Server knows.</param>
/// <param name="teller">What the Chat Server is told.</param>
/// <param name="handover">Where rows 12 and 14 go.</param>
/// <param name="openTaskLimit">Tasks that may be open at a time.</param>
/// <param name="seen">What has happened.</param>
internal sealed class TaskRequests(
    CommunicationRole role, Teller teller, ModelHandover handover, int openTaskLimit, Coverage seen)
{
    /// <summary>Row 13.</summary>
    public void Create(Input input)
    {
        if (role.FindMrd(input.Mrd) is not { } mrd)
        {
            role.Refuse(input, new(RefusalCode.UnknownMrd, Field.Mrd), AgentState.None, TaskState.None);
            return;
        }

        var known = role.Open.FirstOrDefault(
            task => task.Mrd == mrd.Id && task.ClientUniqueId == input.ClientUniqueId);
        if (known is not null)
        {
            seen.Count(Feature.SameTaskAgain);
            known.Origin = input.ReplyTo ?? Place.ChatServer;
            teller.TaskCreated(Asker.Of(input), known);
            return;
        }

        if (role.Open.Count() >= openTaskLimit)
        {
            role.Refuse(input, new(RefusalCode.Overloaded), AgentState.None, TaskState.None);
            return;
        }

        if (role.Waiting(mrd.Id) >= mrd.WaitingLimit)
        {
            seen.Count(Feature.TooManyWaiting);
            role.Refuse(
                input, new(RefusalCode.Overloaded, Field.Mrd, Fault.TooManyWaiting), AgentState.None, TaskState.None);
            return;
        }

        if (!role.TakesNow(mrd))
        {
            seen.Count(Feature.TooManyPerSecond);
            role.Refuse(
                input, new(RefusalCode.Overloaded, Field.Mrd, Fault.TooManyPerSecond), AgentState.None, TaskState.None);
            return;
        }

        var task = new ModelTask(input.NewTaskId, mrd.Id)
        {
            Origin = input.ReplyTo ?? Place.ChatServer,
            ClientUniqueId = input.ClientUniqueId,
            Name = input.Name,
            Params = input.Params,
        };
        role.Add(task);
        teller.TaskCreated(Asker.Of(input), task);
        handover.ToRouting(routing => routing.NewTask(task.Id, task.Mrd, task.Params, input.Priority));
    }

    /// <summary>Row 11.</summary>
    public void ChangeState(Input input)
    {
        var refusal = Allowed(input);
        var task = role.FindTask(input.TaskId);
        var part = PartOf(input);
        if (refusal.IsRefusal)
        {
            role.Refuse(input, refusal, AgentState.None, part?.Shown ?? task?.Shown ?? TaskState.None);
        }
        else if (part is null)
        {
            role.CloseForAll(task!, input.Text.Length > 0 ? input.Text : "CANCELLED", Asker.Of(input));
        }
        else
        {
            Change(part, input.TaskState, input.Text, Asker.Of(input));
        }
    }

    /// <summary>Row 17.</summary>
    public void GetState(Input input)
    {
        var agent = role.FindAgent(input.AgentId);
        if ((agent is null && input.AgentId.Length > 0) || role.FindTask(input.TaskId) is not { } task)
        {
            var refusal = agent is null && input.AgentId.Length > 0
                ? new Refusal(RefusalCode.UserNotFound, Field.AgentId)
                : new(RefusalCode.UnknownTask, Field.TaskId);
            role.Refuse(input, refusal, AgentState.None, TaskState.None);
            return;
        }

        var part = agent is null ? task.Owner : task.PartOf(agent);
        if (!task.IsClosed && agent is not null && part is null)
        {
            role.Refuse(input, new(RefusalCode.NotTaskAgent, Field.AgentId), AgentState.None, task.Shown);
            return;
        }

        teller.TaskStateAnswer(
            task,
            part?.Session.Agent,
            part?.Shown ?? task.Shown,
            task.ClosingCode,
            Asker.Of(input),
            Teller.HomeOf(agent));
    }

    /// <summary>What an agent may ask for from what is shown (2-domain, "Task state"); NEW is a decline.</summary>
    private static bool IsTransition(TaskState from, TaskState to) => from switch
    {
        TaskState.Offered => to is TaskState.New or TaskState.Accepted or TaskState.Active or TaskState.Closed,
        TaskState.Accepted => to is TaskState.Active or TaskState.Closed,
        TaskState.Active => to is TaskState.Paused or TaskState.WrappingUp or TaskState.Closed,
        TaskState.Paused => to is TaskState.Active or TaskState.WrappingUp or TaskState.Closed,
        _ => to is TaskState.Closed,
    };

    private ModelPart? PartOf(Input input) =>
        role.FindAgent(input.AgentId) is { } agent ? role.FindTask(input.TaskId)?.PartOf(agent) : null;

    private Refusal Allowed(Input input)
    {
        if (input.AgentId.Length == 0 && input.TaskState != TaskState.Closed)
        {
            return new(RefusalCode.MissingField, Field.AgentId, Fault.Absent);
        }

        if (input.AgentId.Length > 0 && role.FindAgent(input.AgentId) is null)
        {
            return new(RefusalCode.UserNotFound, Field.AgentId);
        }

        if (role.FindTask(input.TaskId) is not { } task)
        {
            return new(RefusalCode.UnknownTask, Field.TaskId);
        }

        if (task.IsClosed)
        {
            return new(RefusalCode.TaskClosed, Field.TaskId);
        }

        if (input.AgentId.Length == 0)
        {
            return default;
        }

        if (PartOf(input) is not { } part)
        {
            return new(RefusalCode.NotTaskAgent, Field.AgentId);
        }

        return IsTransition(part.Shown, input.TaskState)
            ? default
            : new(RefusalCode.StateNotAllowed, Field.State, Fault.NoSuchTransition);
    }

    private void Change(ModelPart part, TaskState state, string code, Asker asker)
    {
        if (state == TaskState.New)
        {
            role.EndOffer(part, code.Length > 0 ? code : "REJECTED", asker);
            return;
        }

        if (state == TaskState.Closed)
        {
            role.ClosePart(part, code, asker);
        }
        else
        {
            Proceed(part, state, code, asker);
        }

        teller.AgentState(part.Session, Asker.Nobody);
    }

    private void Proceed(ModelPart part, TaskState state, string code, Asker asker)
    {
        var (task, agent) = (part.Task, part.Session.Agent);
        role.Disarm(part);
        part.State = state;
        if (state == TaskState.WrappingUp && part.Session.Mrd.WrapUpSeconds is { } seconds)
        {
            part.Timer = role.Arm(seconds, () =>
            {
                seen.Count(Feature.WrapUpTimedOut);
                Change(part, TaskState.Closed, "DONE", Asker.Nobody);
            });
        }

        seen.Count(Feature.ChangedBeneathInterruption, part.Shown == TaskState.Interrupted);
        teller.PartChanged(task, agent, part.Shown, code, asker);
        handover.ToRouting(routing => routing.PartState(task.Id, agent.Id, state));
    }
}
