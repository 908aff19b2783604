using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.State;
using MediaRouting.Engine.Statistics;

namespace MediaRouting.Engine.Communication;

/// <summary>
/// How a message is refused: an <c>Error</c> to whoever asked, and the dead letters for what could not be decoded or
/// has nobody to be answered. An Error is never answered by an Error (7-rulings 7).
/// </summary>
/// <param name="registry">The configuration.</param>
/// <param name="outbox">Where answers go.</param>
/// <param name="accounting">Where refusals are counted.</param>
/// <param name="tables">Who is connected where; null in the <c>routing-engine</c> topology.</param>
public sealed class Refusals(Registry registry, Outbox outbox, Accounting accounting, CommunicationTables? tables)
{
    /// <summary>Refuses the command in hand.</summary>
    /// <param name="slot">The command.</param>
    /// <param name="refusal">Why.</param>
    /// <param name="agentState">The agent's true state, or none.</param>
    /// <param name="taskState">The task's true state, or none.</param>
    public void Refuse(
        ref readonly CommandSlot slot,
        in Refusal refusal,
        AgentState agentState = AgentState.None,
        TaskState taskState = TaskState.None)
    {
        var answerable = slot.Source != Source.CommunicationServer && !slot.Text[slot.Type].SequenceEqual("Error"u8);
        if (refusal.IsUndecodable || !answerable)
        {
            accounting.DeadLetter(refusal.Code);
            DeadLetter(in slot, refusal.Code);
        }

        if (answerable)
        {
            accounting.Refuse(refusal.Code);
            Answer(in slot, refusal, agentState, taskState);
        }
    }

    /// <summary>
    /// Tells an asker that a row forwarded on their behalf was refused, or can no longer be carried out.
    /// </summary>
    /// <param name="requester">Who asked.</param>
    /// <param name="refusal">Why.</param>
    /// <param name="task">The task, or -1.</param>
    /// <param name="agent">The agent, or -1; with no reply address, the Error goes to that agent.</param>
    /// <param name="taskState">The task's true state, or none.</param>
    /// <param name="message">MRE's own sentence; empty for ours.</param>
    /// <param name="retryAfter">Seconds, or 0.</param>
    public void Relay(
        in Requester requester,
        in Refusal refusal,
        int task,
        int agent,
        TaskState taskState,
        ReadOnlySpan<byte> message = default,
        int retryAfter = 0)
    {
        var home = agent < 0 || tables is null ? Address.Of(EventTarget.ChatServer) : tables.HomeOf(agent);
        ref var told = ref outbox.Open(EventKind.Refused, requester.AnswerTo(home));
        told.Body.Refused = new Refused
        {
            Request = requester.Request,
            Refusal = refusal,
            AgentId = agent < 0 ? default : told.Text.Append(registry.AgentId(agent)),
            TaskId = task < 0 || tables is null ? default : told.Text.Append(tables.Identities.Id(task)),
            Mrd = task < 0 || tables is null
                ? default
                : told.Text.Append(registry.MrdId(tables.Identities.Mrd(task))),
            TaskState = taskState,
            RetryAfter = retryAfter,
            Message = told.Text.Append(message),
        };
        outbox.Send();
    }

    private static int RetryAfter(in Refusal refusal) => refusal switch
    {
        { Code: not RefusalCode.Overloaded } => 0,
        { Fault: Fault.TooManyPerSecond } => Limits.RateRetryAfterSeconds,
        _ => Limits.RetryAfterSeconds,
    };

    private void Answer(
        ref readonly CommandSlot slot, in Refusal refusal, AgentState agentState, TaskState taskState)
    {
        var ids = slot.Ids();
        ref var told = ref outbox.Open(EventKind.Refused, Requester.Of(in slot).AnswerTo(Otherwise(in slot, ids)));
        told.Body.Refused = new Refused
        {
            Request = slot.Kind,
            Type = told.Text.Append(slot.Kind == CommandKind.None ? slot.Text[slot.Type] : default),
            Refusal = refusal,
            AgentId = told.Text.Append(slot.Text[ids.AgentId]),
            TaskId = told.Text.Append(slot.Text[ids.TaskId]),
            Mrd = told.Text.Append(MrdOf(slot.Text[ids.Mrd])),
            ClientUniqueId = told.Text.Append(slot.Text[ids.ClientUniqueId]),
            AgentState = agentState,
            TaskState = taskState,
            RetryAfter = RetryAfter(refusal),
        };
        outbox.Send();
    }

    private void DeadLetter(ref readonly CommandSlot slot, RefusalCode reason)
    {
        ref var told = ref outbox.Open(
            EventKind.DeadLettered, Address.Of(EventTarget.DeadLetters).Answering(slot.Text[slot.CorrelationId]));
        told.Body.DeadLettered = new DeadLettered(
            reason,
            slot.Source,
            told.Text.Append(slot.Text[slot.Type]),
            told.Text.Append(slot.Text[slot.MessageId]),
            told.Text.Append(slot.Text[slot.RawBody]),
            slot.IsBytes,
            slot.IsRedacted);
        outbox.Send();
    }

    private Address Otherwise(ref readonly CommandSlot slot, in KnownIds ids)
    {
        if (slot.Source == Source.RoutingEngine || tables is null)
        {
            return Address.Of(EventTarget.CommunicationServer);
        }

        var agent = registry.FindAgent(slot.Text[ids.AgentId]);
        return agent < 0 ? Address.Of(EventTarget.ChatServer) : tables.HomeOf(agent);
    }

    private ReadOnlySpan<byte> MrdOf(ReadOnlySpan<byte> written)
    {
        var mrd = registry.FindMrd(written);
        return mrd < 0 ? written : registry.MrdId(mrd);
    }
}
