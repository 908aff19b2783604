using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Tests.Naive.Model;

/// <summary>
/// What the Chat Server is told, and where (1-protocol, "What goes to the Chat Server"; 7-rulings 2): a notification
/// goes to the agent it concerns, correlated with the request; where JMSReplyTo names somebody else, a copy goes there.
/// </summary>
/// <param name="timers">The time.</param>
/// <param name="told">Where events are collected.</param>
/// <param name="seen">What has happened.</param>
internal sealed class Teller(ModelTimers timers, List<Told> told, Coverage seen)
{
    /// <summary>Where an agent is told things.</summary>
    public static Place HomeOf(ModelAgent? agent) => agent?.Destination ?? Place.ChatServer;

    /// <summary>An answer to Connect.</summary>
    public void Connected(ModelAgent agent, Input input) => Answer(
        EventKind.AgentConnected,
        Asker.Of(input),
        HomeOf(agent),
        to => to with { AgentId = agent.Id, Text = input.Text });

    /// <summary>An answer to chat-server-restore.</summary>
    public void Restored(Asker asker, int agents, int requeued) => Answer(
        EventKind.ChatServerRestored, asker, Place.ChatServer, to => to with { Agents = agents, Requeued = requeued });

    /// <summary>An answer to Task.</summary>
    public void TaskCreated(Asker asker, ModelTask task) => Answer(
        EventKind.TaskCreated,
        asker,
        Place.ChatServer,
        to => to with
        {
            ClientUniqueId = task.ClientUniqueId,
            TaskId = task.Id,
            Mrd = task.Mrd,
            TaskState = task.Shown,
        });

    /// <summary>An answer to GetAgentState.</summary>
    public void AgentStateAnswer(ModelSession session, Asker asker) => Answer(
        EventKind.AgentStateChanged, asker, HomeOf(session.Agent), to => AgentState(to, session));

    /// <summary>An answer to GetTaskState.</summary>
    public void TaskStateAnswer(
        ModelTask task, ModelAgent? agent, TaskState state, string code, Asker asker, Place home) =>
        Answer(EventKind.TaskStateChanged, asker, home, to => TaskState(to, task, agent, state, code));

    /// <summary>Tells an agent how it stands, asked or not.</summary>
    public void AgentStateToHome(ModelSession session) => Notify(
        EventKind.AgentStateChanged, [HomeOf(session.Agent)], Asker.Nobody, to => AgentState(to, session));

    /// <summary>Tells how an agent stands, changed or not, though nobody asked.</summary>
    public void AgentStateAlways(ModelSession session)
    {
        See(session);
        AgentStateToHome(session);
    }

    /// <summary>
    /// Tells how an agent stands if that is not what was told last, or somebody asked; and elsewhere, where a
    /// non-interruptible task has the agent since, or no longer has.
    /// </summary>
    public void AgentState(ModelSession session, Asker asker)
    {
        AgentStateHere(session, asker);
        var agent = session.Agent;
        if (agent.IsTaken != agent.WasTaken)
        {
            agent.WasTaken = agent.IsTaken;
            foreach (var other in agent.Sessions.Where(other => other != session && other.Mrd.Interruptible))
            {
                Interruption(other);
            }
        }
    }

    /// <summary>Tells an agent of the task that is offered to it.</summary>
    public void TaskAssigned(ModelPart part)
    {
        var agent = part.Session.Agent;
        Notify(EventKind.TaskAssigned, [HomeOf(agent)], Asker.Nobody, to => to with
        {
            TaskId = part.Task.Id,
            AgentId = agent.Id,
            Mrd = part.Task.Mrd,
            ClientUniqueId = part.Task.ClientUniqueId,
            Name = part.Task.Name,
            Params = string.Join(',', part.Task.Params.Select(entry => $"{entry.Key}:{entry.Value}")),
        });
    }

    /// <summary>Tells the origin, and the asker where that is somebody else, how a task as a whole stands.</summary>
    public void TaskChanged(ModelTask task, TaskState state, string code, Asker asker)
    {
        Notify(EventKind.TaskStateChanged, [task.Origin], asker, to => TaskState(to, task, null, state, code));
    }

    /// <summary>Tells the origin alone that the task is offered to an agent.</summary>
    public void TaskOffered(ModelPart part) => Notify(
        EventKind.TaskStateChanged,
        [part.Task.Origin],
        Asker.Nobody,
        to => TaskState(
            to, part.Task, part.Session.Agent, MediaRouting.Engine.Commands.TaskState.Offered, string.Empty));

    /// <summary>Tells an agent alone that its part is closed, since the whole task is.</summary>
    public void PartClosed(ModelTask task, ModelAgent agent, string code, Asker asker) => Notify(
        EventKind.TaskStateChanged,
        [HomeOf(agent)],
        asker with { ReplyTo = null },
        to => TaskState(to, task, agent, MediaRouting.Engine.Commands.TaskState.Closed, code));

    /// <summary>
    /// Tells the agent, the origin, and the asker where that is neither, that an agent's part has a new state. With the
    /// end of the last part the origin is told of the task instead (7-rulings 31).
    /// </summary>
    public void PartChanged(ModelTask task, ModelAgent agent, TaskState state, string code, Asker asker)
    {
        var endsTask = state == MediaRouting.Engine.Commands.TaskState.Closed && task.Parts.Count == 0;
        Told OfPart(Told to) => TaskState(to, task, agent, state, code);
        Notify(EventKind.TaskStateChanged, [HomeOf(agent)], asker with { ReplyTo = null }, OfPart);
        Notify(
            EventKind.TaskStateChanged,
            [task.Origin],
            asker with { ReplyTo = null },
            to => endsTask ? TaskState(to, task, null, state, code) : OfPart(to));
        if (asker.ReplyTo is { } copy && copy != HomeOf(agent) && copy != task.Origin)
        {
            Tell(EventKind.TaskStateChanged, copy, asker.CorrelationId, OfPart);
        }
    }

    /// <summary>Tells both agents that one has joined the other's task.</summary>
    public void TaskConferenced(ModelTask task, ModelAgent owner, ModelAgent participant, Asker asker) => Notify(
        EventKind.TaskConferenced,
        [HomeOf(owner), HomeOf(participant)],
        asker,
        to => to with { TaskId = task.Id, AgentId = owner.Id, OtherAgentId = participant.Id });

    /// <summary>Tells both agents and the origin who has the task now.</summary>
    public void TaskTransferred(ModelTask task, ModelAgent recipient, ModelAgent previous, Asker asker) => Notify(
        EventKind.TaskAgentTransferred,
        [HomeOf(previous), HomeOf(recipient), task.Origin],
        asker,
        to => to with { TaskId = task.Id, AgentId = recipient.Id, OtherAgentId = previous.Id });

    /// <summary>Answers with an Error.</summary>
    public void Refused(Asker asker, Place home, Func<Told, Told> say) => Answer(EventKind.Refused, asker, home, say);

    /// <summary>Puts a message on the dead letters.</summary>
    public void DeadLetter(Input input) =>
        Tell(EventKind.DeadLettered, Place.DeadLetters, input.CorrelationId, to => to with
        {
            Refusal = new Refusal(input.Refusal.Code),
            Source = Source.General,
            Type = input.Type,
            MessageId = input.MessageId,
            Text = input.Body,
            IsBytes = input.IsBytes,
            IsRedacted = input.IsRedacted,
        });

    private static Told AgentState(Told to, ModelSession session) => to with
    {
        AgentId = session.Agent.Id,
        Mrd = session.Mrd.Id,
        Text = session.Reason,
        AgentState = session.Shown,
        PendingState = session.Pending,
        Routable = true,
        Since = session.StateChangeTime,
    };

    private static Told TaskState(Told to, ModelTask task, ModelAgent? agent, TaskState state, string code) => to with
    {
        TaskId = task.Id,
        AgentId = agent?.Id ?? string.Empty,
        Mrd = task.Mrd,
        TaskState = state,
        Text = code,
    };

    private void Interruption(ModelSession session)
    {
        foreach (var part in session.Parts.Reverse().Where(part => part.CanBeInterrupted))
        {
            seen.Count(session.IsInterrupted ? Feature.WorkInterrupted : Feature.WorkResumed);
            PartChanged(part.Task, session.Agent, part.Shown, string.Empty, Asker.Nobody);
        }

        AgentStateHere(session, Asker.Nobody);
    }

    private void AgentStateHere(ModelSession session, Asker asker)
    {
        if (See(session) || asker != Asker.Nobody)
        {
            Notify(EventKind.AgentStateChanged, [HomeOf(session.Agent)], asker, to => AgentState(to, session));
        }
    }

    /// <summary>True if how the agent stands is not what was told last; then it is from now on.</summary>
    private bool See(ModelSession session)
    {
        var isNew = session.Shown != session.ToldState || session.Pending != session.ToldPending;
        session.StateChangeTime = session.Shown == session.ToldState ? session.StateChangeTime : timers.Now;
        session.ToldState = session.Shown;
        session.ToldPending = session.Pending;
        return isNew;
    }

    /// <summary>One message to each place in turn, and a copy to the asker where that is none of them.</summary>
    private void Notify(EventKind kind, Place[] places, Asker asker, Func<Told, Told> say)
    {
        foreach (var place in places)
        {
            Tell(kind, place, asker.CorrelationId, say);
        }

        if (asker.ReplyTo is { } copy && !places.Contains(copy))
        {
            Tell(kind, copy, asker.CorrelationId, say);
        }
    }

    private void Answer(EventKind kind, Asker asker, Place home, Func<Told, Told> say) =>
        Tell(kind, asker.ReplyTo ?? home, asker.CorrelationId, say);

    private void Tell(EventKind kind, Place place, string correlationId, Func<Told, Told> say) =>
        told.Add(say(new Told(kind, place, correlationId)));
}
