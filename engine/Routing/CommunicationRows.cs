using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Communication;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.State;
using MediaRouting.Engine.Statistics;

namespace MediaRouting.Engine.Routing;

/// <summary>
/// Rows 6, 9 and 15, EstimatedWait, and refusals, as messages: to the queue CommunicationServer in the
/// <c>routing-engine</c> topology, or to the tap. All but row 15 carry the correlation of the row they answer.
/// </summary>
/// <param name="tables">What MRE knows.</param>
/// <param name="outbox">Where the rows go.</param>
/// <param name="target">The queue CommunicationServer, or the tap.</param>
/// <param name="accounting">Where refusals are counted; null for the tap, which only shows them.</param>
public sealed class CommunicationRows(RoutingTables tables, Outbox outbox, EventTarget target, Accounting? accounting)
    : ICommunicationNotices
{
    private Registry Registry => tables.Registry;

    private TaskIdentities Identities => tables.Identities;

    /// <inheritdoc/>
    public void TaskConferenced(in Requester requester, int task, int owner, int participant)
    {
        ref var row = ref outbox.Open(
            EventKind.RoutingTaskConferenced, Address.Of(target).Answering(requester.CorrelationId));
        row.Body.TaskConferenced = new TaskConferenced(
            row.Text.Append(Identities.Id(task)),
            row.Text.Append(Registry.AgentId(owner)),
            row.Text.Append(Registry.AgentId(participant)));
        outbox.Send();
    }

    /// <inheritdoc/>
    public void TaskAgentTransferred(in Requester requester, int task, int recipient, int previous)
    {
        ref var row = ref outbox.Open(
            EventKind.RoutingTaskAgentTransferred, Address.Of(target).Answering(requester.CorrelationId));
        row.Body.TaskAgentTransferred = new TaskAgentTransferred(
            row.Text.Append(Identities.Id(task)),
            row.Text.Append(Registry.AgentId(recipient)),
            row.Text.Append(Registry.AgentId(previous)));
        outbox.Send();
    }

    /// <inheritdoc/>
    public void TaskAgentSelected(int task, int agent, long decision)
    {
        ref var row = ref outbox.Open(EventKind.TaskAgentSelected, Address.Of(target));
        row.Body.TaskAgentSelected = new TaskAgentSelected(
            row.Text.Append(Identities.Id(task)),
            row.Text.Append(Registry.AgentId(agent)),
            SelectionStatus.Offered,
            decision);
        outbox.Send();
    }

    /// <inheritdoc/>
    public void NoAgentAvailable(int task)
    {
        ref var row = ref outbox.Open(EventKind.TaskAgentSelected, Address.Of(target));
        row.Body.TaskAgentSelected = new TaskAgentSelected(
            row.Text.Append(Identities.Id(task)), default, SelectionStatus.NoAgentAvailable, Decision: 0);
        outbox.Send();
    }

    /// <summary>Answers what a new task would find.</summary>
    public void EstimatedWait(in Requester requester, int mrd, in WaitEstimate estimate)
    {
        ref var row = ref outbox.Open(EventKind.RoutingEstimatedWait, AnswerTo(requester));
        row.Body.EstimatedWait = new EstimatedWait(
            row.Text.Append(Registry.MrdId(mrd)),
            row.Text.Append(Registry.QueueId(estimate.Queue)),
            estimate.Position,
            estimate.Seconds);
        outbox.Send();
    }

    /// <inheritdoc/>
    public void Refused(in Requester requester, in Refusal refusal, int task, int agent)
    {
        accounting?.Refuse(refusal.Code);
        ref var row = ref outbox.Open(EventKind.Refused, AnswerTo(requester));
        row.Body.Refused = new Refused
        {
            Request = requester.Request,
            Refusal = refusal,
            TaskId = task < 0 ? default : row.Text.Append(Identities.Id(task)),
            Mrd = task < 0 ? default : row.Text.Append(Registry.MrdId(Identities.Mrd(task))),
            AgentId = agent < 0 ? default : row.Text.Append(Registry.AgentId(agent)),
            TaskState = task < 0 ? TaskState.None : tables.StateOf(task),
        };
        outbox.Send();
    }

    private Address AnswerTo(in Requester requester) => target == EventTarget.Tap
        ? Address.Of(target).Answering(requester.CorrelationId)
        : requester.AnswerTo(Address.Of(target));
}
