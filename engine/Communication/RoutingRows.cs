using System.Buffers.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Communication;

/// <summary>
/// Rows 5, 8, 10, 12 and 14, and GetEstimatedWait, as messages: to the queue RoutingEngine in the
/// <c>communication-server</c> topology, or to the tap. A row's JMSCorrelationID is its MediaRoutingSequence, by which
/// an answer of MRE leads back to the asker.
/// </summary>
/// <param name="registry">The configuration.</param>
/// <param name="identities">The tasks by id.</param>
/// <param name="outbox">Where the rows go.</param>
/// <param name="target">The queue RoutingEngine, or the tap.</param>
/// <param name="askers">Remembers who asked; null for the tap, which answers nobody.</param>
public sealed class RoutingRows(
    Registry registry, TaskIdentities identities, Outbox outbox, EventTarget target, Askers? askers) : IRoutingRequests
{
    private const int LongestSequence = 20;

    /// <inheritdoc/>
    public void Conference(in Requester requester, int task, int owner, int participant)
    {
        ref var row = ref Open(EventKind.RoutingConference, requester);
        row.Body.Conference = new Conference(
            row.Text.Append(identities.Id(task)),
            row.Text.Append(registry.AgentId(owner)),
            row.Text.Append(registry.AgentId(participant)),
            row.Text.Append(registry.MrdId(identities.Mrd(task))));
        outbox.Send();
    }

    /// <inheritdoc/>
    public void Transfer(in Requester requester, int task, int owner, int recipient)
    {
        ref var row = ref Open(EventKind.RoutingTransfer, requester);
        row.Body.Transfer = new Transfer(
            row.Text.Append(identities.Id(task)),
            row.Text.Append(registry.AgentId(owner)),
            row.Text.Append(registry.AgentId(recipient)));
        outbox.Send();
    }

    /// <inheritdoc/>
    public void AgentState(
        in Requester requester,
        int session,
        AgentState state,
        ReadOnlySpan<byte> reason,
        long changed,
        bool isRoutable = true)
    {
        ref var row = ref Open(EventKind.RoutingAgentState, requester);
        row.Body.AgentStateChanged = new AgentStateChanged(
            row.Text.Append(registry.AgentId(registry.AgentOf(session))),
            row.Text.Append(registry.MrdId(registry.MrdOf(session))),
            row.Text.Append(reason),
            state,
            Commands.AgentState.None,
            isRoutable,
            changed);
        outbox.Send();
    }

    /// <inheritdoc/>
    public void TaskState(in Requester requester, int task, int agent, TaskState state, long decision = 0)
    {
        ref var row = ref Open(EventKind.RoutingTaskState, requester);
        row.Body.TaskStateChanged = new TaskStateChanged(
            row.Text.Append(identities.Id(task)),
            agent < 0 ? default : row.Text.Append(registry.AgentId(agent)),
            row.Text.Append(registry.MrdId(identities.Mrd(task))),
            state,
            default,
            decision);
        outbox.Send();
    }

    /// <inheritdoc/>
    public void NewTask(in Requester requester, int task, ReadOnlySpan<byte> packedParams, int priority)
    {
        ref var row = ref Open(EventKind.NewTask, requester);
        row.Body.NewTask = new CreateTask(
            row.Text.Append(registry.MrdId(identities.Mrd(task))),
            row.Text.Append(identities.Id(task)),
            default,
            default,
            row.Text.Append(packedParams),
            priority);
        outbox.Send();
    }

    /// <summary>Asks what a new task would find.</summary>
    /// <param name="requester">Who wants to know.</param>
    /// <param name="mrd">Its MRD.</param>
    /// <param name="packedParams">Its params, packed.</param>
    /// <param name="priority">1..10, or 0 if the request has none.</param>
    public void GetEstimatedWait(in Requester requester, int mrd, ReadOnlySpan<byte> packedParams, int priority)
    {
        ref var row = ref Open(EventKind.GetEstimatedWait, requester);
        row.Body.GetEstimatedWait = new GetEstimatedWait(
            row.Text.Append(registry.MrdId(mrd)), row.Text.Append(packedParams), priority, MayForward: false);
        outbox.Send();
    }

    private ref EventSlot Open(EventKind kind, in Requester requester)
    {
        ref var row = ref outbox.Open(kind, Address.Of(target));
        if (askers is not null)
        {
            Span<byte> digits = stackalloc byte[LongestSequence];
            Utf8Formatter.TryFormat(row.Sequence, digits, out var length);
            row.CorrelationId = row.Text.Append(digits[..length]);
            askers.Remember(row.Sequence, requester);
        }

        return ref row;
    }
}
