using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Bench.Figures;

/// <summary>The site's Chat Server: the rows of General to a daemon that has both roles.</summary>
internal sealed class ChatServer : ICounterpart
{
    private readonly Words _words = new();
    private long _tasks;

    /// <inheritdoc/>
    public Topology Topology => Topology.Combined;

    /// <inheritdoc/>
    public void SignIn(Rehearsal rehearsal, int agent)
    {
        ref var connect = ref Begin(rehearsal, CommandKind.Connect);
        var id = connect.Text.Append(_words.Agent(agent));
        connect.Body.Connect = new Connect(id, default, id, id, DestinationKind.Queue, Verification.Verified);
        rehearsal.End();
        ref var login = ref Begin(rehearsal, CommandKind.Login);
        login.Body.Login = new Login(
            login.Text.Append(_words.Agent(agent)), login.Text.Append("chat"u8), Verification.Verified);
        rehearsal.End();
        Ask(rehearsal, agent, AgentState.Ready);
    }

    /// <inheritdoc/>
    public void Ask(Rehearsal rehearsal, int agent, AgentState state)
    {
        ref var slot = ref Begin(rehearsal, CommandKind.ChangeAgentState);
        slot.Body.ChangeAgentState = new ChangeAgentState(
            slot.Text.Append(_words.Agent(agent)), slot.Text.Append("chat"u8), default, state);
        rehearsal.End();
    }

    /// <inheritdoc/>
    public void Arrive(Rehearsal rehearsal, int queue, int priority)
    {
        ref var slot = ref Begin(rehearsal, CommandKind.CreateTask);
        slot.Body.CreateTask = new CreateTask(
            slot.Text.Append("chat"u8),
            default,
            slot.Text.Append(_words.Numbered("conversation-"u8, ++_tasks)),
            slot.Text.Append(_words.Numbered("Customer "u8, _tasks)),
            slot.Text.Append(_words.Params(queue)),
            priority);
        rehearsal.End();
    }

    /// <inheritdoc/>
    public void Move(Rehearsal rehearsal, in Offer task, TaskState state)
    {
        ref var slot = ref Begin(rehearsal, CommandKind.ChangeTaskState);
        slot.Body.ChangeTaskState = new ChangeTaskState(
            slot.Text.Append(_words.Agent(task.Agent)),
            slot.Text.Append(task.TaskId),
            default,
            default,
            state,
            Decision: 0);
        rehearsal.End();
    }

    private static ref CommandSlot Begin(Rehearsal rehearsal, CommandKind kind)
    {
        ref var slot = ref rehearsal.Begin(kind, Source.General);
        slot.ReplyToKind = DestinationKind.Queue;
        slot.ReplyTo = slot.Text.Append("ChatServer.replies"u8);
        return ref slot;
    }
}
