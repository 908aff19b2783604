using System.Buffers.Binary;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Bench.Figures;

/// <summary>The site's own Communication Server: rows 10, 12 and 14 to a daemon that is the MRE alone.</summary>
internal sealed class CommunicationServer : ICounterpart
{
    private const int GuidLength = 36;

    private readonly Words _words = new();
    private readonly byte[] _taskId = new byte[GuidLength];
    private long _tasks;

    /// <inheritdoc/>
    public Topology Topology => Topology.RoutingEngine;

    /// <inheritdoc/>
    public void SignIn(Rehearsal rehearsal, int agent) => Ask(rehearsal, agent, AgentState.Ready);

    /// <inheritdoc/>
    public void Ask(Rehearsal rehearsal, int agent, AgentState state)
    {
        ref var slot = ref rehearsal.Begin(CommandKind.UpdateAgentState, Source.RoutingEngine);
        slot.Body.UpdateAgentState = new UpdateAgentState(
            slot.Text.Append(_words.Agent(agent)), slot.Text.Append("chat"u8), default, state, true, slot.Time);
        rehearsal.End();
    }

    /// <inheritdoc/>
    public void Arrive(Rehearsal rehearsal, int queue, int priority)
    {
        ref var slot = ref rehearsal.Begin(CommandKind.NewTask, Source.RoutingEngine);
        slot.Body.CreateTask = new CreateTask(
            slot.Text.Append("chat"u8),
            slot.Text.Append(NextTaskId()),
            default,
            default,
            slot.Text.Append(_words.Params(queue)),
            priority);
        rehearsal.End();
    }

    /// <inheritdoc/>
    public void Move(Rehearsal rehearsal, in Offer task, TaskState state)
    {
        ref var slot = ref rehearsal.Begin(CommandKind.UpdateTaskState, Source.RoutingEngine);
        slot.Body.ChangeTaskState = new ChangeTaskState(
            slot.Text.Append(_words.Agent(task.Agent)),
            slot.Text.Append(task.TaskId),
            slot.Text.Append("chat"u8),
            default,
            state,
            Decision: 0);
        rehearsal.End();
    }

    /// <summary>The next of a sequence of ids that look like GUIDs drawn at random.</summary>
    private ReadOnlySpan<byte> NextTaskId()
    {
        const long golden = unchecked((long)0x9E3779B97F4A7C15);
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, unchecked(++_tasks * golden));
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], _tasks);
        new Guid(bytes).TryFormat(_taskId, out _);
        return _taskId;
    }
}
