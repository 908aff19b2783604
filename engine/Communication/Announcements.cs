using System.Runtime.CompilerServices;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Routing;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Communication;

/// <summary>
/// What the Communication Server tells the Chat Server (1-protocol, "What goes to the Chat Server"), and to whom: a
/// notification goes to the agent it concerns, correlated with the request; where JMSReplyTo names somebody else, a
/// copy goes there (7-rulings 2).
/// </summary>
public sealed class Announcements(CommunicationTables tables, Outbox outbox)
{
    private Registry Registry => tables.Registry;

    /// <summary>Answers Connect.</summary>
    public void Connected(ref readonly CommandSlot slot, int agent)
    {
        var address = Requester.Of(in slot).AnswerTo(tables.HomeOf(agent));
        ref var told = ref outbox.Open(EventKind.AgentConnected, address);
        told.Body.AgentConnected = new AgentConnected(
            told.Text.Append(Registry.AgentId(agent)), told.Text.Append(slot.Text[slot.Body.Connect.Destination]));
        outbox.Send();
    }

    /// <summary>
    /// Tells how an agent stands on an MRD if that is not what was told last; and elsewhere, where it is interrupted by
    /// it or no longer is.
    /// </summary>
    public void AgentStateIfChanged(int session)
    {
        if (Refresh(session))
        {
            AgentState(session, default);
        }

        InterruptionIfChanged(Registry.AgentOf(session));
    }

    /// <summary>
    /// Tells how an agent stands on an MRD in answer to a request, changed or not; and elsewhere, where it is
    /// interrupted by it or no longer is.
    /// </summary>
    public void AgentStateAnswer(int session, in Requester requester)
    {
        Refresh(session);
        AgentState(session, requester);
        InterruptionIfChanged(Registry.AgentOf(session));
    }

    /// <summary>Tells one address how an agent stands on an MRD.</summary>
    public void AgentStateTo(int session, in Address address)
    {
        ref readonly var record = ref tables.Session(session);
        ref var told = ref outbox.Open(EventKind.AgentStateChanged, address);
        told.Body.AgentStateChanged = new AgentStateChanged(
            told.Text.Append(Registry.AgentId(Registry.AgentOf(session))),
            told.Text.Append(Registry.MrdId(Registry.MrdOf(session))),
            told.Text.Append(tables.Texts[record.Reason]),
            record.Shown,
            record.Pending,
            tables.Assignments.Presence(session).Routable,
            record.StateChangeTime);
        outbox.Send();
    }

    /// <summary>Answers Task with the task's id and state.</summary>
    public void TaskCreated(ref readonly CommandSlot slot, int task)
    {
        var address = Requester.Of(in slot).AnswerTo(Address.Of(EventTarget.ChatServer));
        ref var told = ref outbox.Open(EventKind.TaskCreated, address);
        told.Body.TaskCreated = new TaskCreated(
            told.Text.Append(slot.Text[slot.Body.CreateTask.ClientUniqueId]),
            told.Text.Append(tables.Identities.Id(task)),
            told.Text.Append(Registry.MrdId(tables.Identities.Mrd(task))),
            tables.StateOf(task));
        outbox.Send();
    }

    /// <summary>Offers a task to the agent it is reserved for.</summary>
    public void TaskAssigned(int task, int agent)
    {
        ref readonly var record = ref tables.Task(task);
        ref var told = ref outbox.Open(EventKind.TaskAssigned, tables.HomeOf(agent));
        told.Body.TaskAssigned = new TaskAssigned(
            told.Text.Append(tables.Identities.Id(task)),
            told.Text.Append(Registry.AgentId(agent)),
            told.Text.Append(Registry.MrdId(tables.Identities.Mrd(task))),
            told.Text.Append(tables.Texts[record.ClientUniqueId]),
            told.Text.Append(tables.Texts[record.Name]),
            told.Text.Append(tables.Texts[record.Params]));
        outbox.Send();
    }

    /// <summary>
    /// Tells that an agent's part in a task has a new state: the agent, the task's origin, and the requester where that
    /// is neither.
    /// </summary>
    /// <param name="task">The task.</param>
    /// <param name="agent">Whose part.</param>
    /// <param name="state">The part's state.</param>
    /// <param name="code">Why; may be empty.</param>
    /// <param name="requester">Who asked for it.</param>
    /// <param name="endsTask">The task is over with it: the origin is told of the task, not of the part (7-rulings
    /// 31).</param>
    public void PartChanged(
        int task, int agent, TaskState state, ReadOnlySpan<byte> code, in Requester requester, bool endsTask = false)
    {
        var home = tables.HomeOf(agent).Answering(requester.CorrelationId);
        var origin = tables.OriginOf(task).Answering(requester.CorrelationId);
        TaskStateTo(home, task, agent, state, code);
        TaskStateTo(origin, task, endsTask ? -1 : agent, state, code);
        if (WantsCopy(requester, home) && WantsCopy(requester, origin))
        {
            TaskStateTo(requester.AnswerTo(home), task, agent, state, code);
        }
    }

    /// <summary>
    /// Tells the origin, and the requester where that is somebody else, how a task as a whole stands.
    /// </summary>
    public void TaskChanged(int task, TaskState state, ReadOnlySpan<byte> code, in Requester requester)
    {
        var origin = tables.OriginOf(task).Answering(requester.CorrelationId);
        TaskStateTo(origin, task, -1, state, code);
        if (WantsCopy(requester, origin))
        {
            TaskStateTo(requester.AnswerTo(origin), task, -1, state, code);
        }
    }

    /// <summary>Tells one address how a task, or with an agent that agent's part in it, stands.</summary>
    public void TaskStateTo(in Address address, int task, int agent, TaskState state, ReadOnlySpan<byte> code)
    {
        ref var told = ref outbox.Open(EventKind.TaskStateChanged, address);
        told.Body.TaskStateChanged = new TaskStateChanged(
            told.Text.Append(tables.Identities.Id(task)),
            agent < 0 ? default : told.Text.Append(Registry.AgentId(agent)),
            told.Text.Append(Registry.MrdId(tables.Identities.Mrd(task))),
            state,
            told.Text.Append(code));
        outbox.Send();
    }

    /// <summary>
    /// Tells both agents, and the requester where that is neither, that one has joined the other's task.
    /// </summary>
    public void TaskConferenced(int task, int owner, int participant, in Requester requester)
    {
        var first = tables.HomeOf(owner).Answering(requester.CorrelationId);
        var second = tables.HomeOf(participant).Answering(requester.CorrelationId);
        TaskConferencedTo(first, task, owner, participant);
        TaskConferencedTo(second, task, owner, participant);
        if (WantsCopy(requester, first) && WantsCopy(requester, second))
        {
            TaskConferencedTo(requester.AnswerTo(first), task, owner, participant);
        }
    }

    /// <summary>Answers chat-server-restore.</summary>
    public void ChatServerRestored(ref readonly CommandSlot slot, int agents, int requeued)
    {
        var address = Requester.Of(in slot).AnswerTo(Address.Of(EventTarget.ChatServer));
        ref var told = ref outbox.Open(EventKind.ChatServerRestored, address);
        told.Body.ChatServerRestored = new ChatServerRestored(agents, requeued);
        outbox.Send();
    }

    /// <summary>
    /// Tells both agents, the origin, and the requester where that is none of them, who has the task now.
    /// </summary>
    public void TaskTransferred(int task, int recipient, int previous, in Requester requester)
    {
        var first = tables.HomeOf(previous).Answering(requester.CorrelationId);
        var second = tables.HomeOf(recipient).Answering(requester.CorrelationId);
        var origin = tables.OriginOf(task).Answering(requester.CorrelationId);
        TaskTransferredTo(first, task, recipient, previous);
        TaskTransferredTo(second, task, recipient, previous);
        TaskTransferredTo(origin, task, recipient, previous);
        if (WantsCopy(requester, first) && WantsCopy(requester, second) && WantsCopy(requester, origin))
        {
            TaskTransferredTo(requester.AnswerTo(first), task, recipient, previous);
        }
    }

    private static bool WantsCopy(in Requester requester, in Address told) =>
        requester.ReplyToKind != DestinationKind.None && !requester.AnswerTo(told).IsSameDestination(told);

    private bool Refresh(int session)
    {
        ref var record = ref tables.Session(session);
        ref readonly var presence = ref tables.Assignments.Presence(session);
        var shown = AgentStateDerivation.Shown(presence);
        var pending = AgentStateDerivation.Pending(presence);
        var isNew = shown != record.Shown || pending != record.Pending;
        record.StateChangeTime = shown == record.Shown ? record.StateChangeTime : tables.Now;
        record.Shown = shown;
        record.Pending = pending;
        return isNew;
    }

    private void InterruptionIfChanged(int agent)
    {
        ref var record = ref tables.Agent(agent);
        var isInterrupted = tables.Assignments.IsInterrupted(agent);
        if (record.IsInterrupted != isInterrupted)
        {
            record.IsInterrupted = isInterrupted;
            Interruption(agent);
        }
    }

    /// <summary>
    /// Tells what an interruption that begins or ends makes of an agent's work on the interruptible MRDs, and then of
    /// the agent there.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Interruption(int agent)
    {
        for (var mrd = 0; mrd < Registry.MrdCount; mrd++)
        {
            var session = Registry.Session(agent, mrd);
            if (!Registry.Policy(mrd).Interruptible)
            {
                continue;
            }

            for (var part = tables.Assignments.FirstInSession(session);
                part != Assignments.None;
                part = tables.Assignments.NextInSession(part))
            {
                ref readonly var record = ref tables.Assignments[part];
                if (TaskStateDerivation.IsInterruptible(record.State))
                {
                    PartChanged(record.Task, agent, tables.ShownState(part), default, default);
                }
            }

            if (Refresh(session))
            {
                AgentState(session, default);
            }
        }
    }

    private void AgentState(int session, in Requester requester)
    {
        var home = tables.HomeOf(Registry.AgentOf(session)).Answering(requester.CorrelationId);
        AgentStateTo(session, home);
        if (WantsCopy(requester, home))
        {
            AgentStateTo(session, requester.AnswerTo(home));
        }
    }

    private void TaskConferencedTo(in Address address, int task, int owner, int participant)
    {
        ref var told = ref outbox.Open(EventKind.TaskConferenced, address);
        told.Body.TaskConferenced = new TaskConferenced(
            told.Text.Append(tables.Identities.Id(task)),
            told.Text.Append(Registry.AgentId(owner)),
            told.Text.Append(Registry.AgentId(participant)));
        outbox.Send();
    }

    private void TaskTransferredTo(in Address address, int task, int recipient, int previous)
    {
        ref var told = ref outbox.Open(EventKind.TaskAgentTransferred, address);
        told.Body.TaskAgentTransferred = new TaskAgentTransferred(
            told.Text.Append(tables.Identities.Id(task)),
            told.Text.Append(Registry.AgentId(recipient)),
            told.Text.Append(Registry.AgentId(previous)));
        outbox.Send();
    }
}
