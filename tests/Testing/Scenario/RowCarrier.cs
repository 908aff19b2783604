using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Testing;

/// <summary>
/// Carries a row from one role's outbox to the other's input as the broker and JSON would: the event of the one
/// becomes a command of the other.
/// </summary>
public static class RowCarrier
{
    /// <summary>Fills a command from a row on the queue RoutingEngine or CommunicationServer.</summary>
    public static void Carry(ref readonly EventSlot row, ref CommandSlot command)
    {
        var source = row.Target == EventTarget.RoutingEngine ? Source.RoutingEngine : Source.CommunicationServer;
        command.Reset(KindOf(row.Kind), source, row.Time);
        command.Delivery = row.Sequence;
        command.CorrelationId = Copy(in row, row.CorrelationId, ref command);
        command.MessageId = command.Text.Append(Encoding.UTF8.GetBytes($"ID:{row.Sequence}"));
        switch (row.Kind)
        {
            case EventKind.RoutingConference:
                ref readonly var conference = ref row.Body.Conference;
                command.Body.Conference = new Conference(
                    Copy(in row, conference.TaskId, ref command),
                    Copy(in row, conference.Owner, ref command),
                    Copy(in row, conference.Participant, ref command),
                    Copy(in row, conference.Mrd, ref command));
                break;
            case EventKind.RoutingTransfer:
                ref readonly var transfer = ref row.Body.Transfer;
                command.Body.Transfer = new Transfer(
                    Copy(in row, transfer.TaskId, ref command),
                    Copy(in row, transfer.Owner, ref command),
                    Copy(in row, transfer.Recipient, ref command));
                break;
            case EventKind.RoutingAgentState:
                ref readonly var agentState = ref row.Body.AgentStateChanged;
                command.Body.UpdateAgentState = new UpdateAgentState(
                    Copy(in row, agentState.AgentId, ref command),
                    Copy(in row, agentState.Mrd, ref command),
                    Copy(in row, agentState.ReasonCode, ref command),
                    agentState.State,
                    agentState.Routable,
                    agentState.StateChangeTime);
                break;
            case EventKind.RoutingTaskState:
                ref readonly var taskState = ref row.Body.TaskStateChanged;
                command.Body.ChangeTaskState = new ChangeTaskState(
                    Copy(in row, taskState.AgentId, ref command),
                    Copy(in row, taskState.TaskId, ref command),
                    Copy(in row, taskState.Mrd, ref command),
                    default,
                    taskState.State,
                    taskState.Decision);
                break;
            case EventKind.NewTask:
                ref readonly var newTask = ref row.Body.NewTask;
                command.Body.CreateTask = new CreateTask(
                    Copy(in row, newTask.Mrd, ref command),
                    Copy(in row, newTask.TaskId, ref command),
                    default,
                    default,
                    Copy(in row, newTask.Params, ref command),
                    newTask.Priority);
                break;
            case EventKind.GetEstimatedWait:
                ref readonly var question = ref row.Body.GetEstimatedWait;
                command.Body.GetEstimatedWait = new GetEstimatedWait(
                    Copy(in row, question.Mrd, ref command),
                    Copy(in row, question.Params, ref command),
                    question.Priority,
                    question.MayForward);
                break;
            default:
                CarryAnswer(in row, ref command);
                break;
        }
    }

    private static void CarryAnswer(ref readonly EventSlot row, ref CommandSlot command)
    {
        switch (row.Kind)
        {
            case EventKind.RoutingTaskConferenced:
                ref readonly var conferenced = ref row.Body.TaskConferenced;
                command.Body.TaskConferenced = new TaskConferenced(
                    Copy(in row, conferenced.TaskId, ref command),
                    Copy(in row, conferenced.Owner, ref command),
                    Copy(in row, conferenced.Participant, ref command));
                break;
            case EventKind.RoutingTaskAgentTransferred:
                ref readonly var transferred = ref row.Body.TaskAgentTransferred;
                command.Body.TaskAgentTransferred = new TaskAgentTransferred(
                    Copy(in row, transferred.TaskId, ref command),
                    Copy(in row, transferred.AgentId, ref command),
                    Copy(in row, transferred.PreviousAgentId, ref command));
                break;
            case EventKind.TaskAgentSelected:
                ref readonly var selected = ref row.Body.TaskAgentSelected;
                command.Body.TaskAgentSelected = new TaskAgentSelected(
                    Copy(in row, selected.TaskId, ref command),
                    Copy(in row, selected.AgentId, ref command),
                    selected.Status,
                    selected.Decision);
                break;
            case EventKind.RoutingEstimatedWait:
                ref readonly var estimate = ref row.Body.EstimatedWait;
                command.Body.EstimatedWait = new EstimatedWait(
                    Copy(in row, estimate.Mrd, ref command),
                    Copy(in row, estimate.Queue, ref command),
                    estimate.Position,
                    estimate.Seconds);
                break;
            default:
                ref readonly var refused = ref row.Body.Refused;
                command.Body.RoutingError = new RoutingError(
                    command.Text.Append(Encoding.UTF8.GetBytes(refused.Request.ToString())),
                    refused.Refusal.Code,
                    Copy(in row, refused.Message, ref command),
                    Copy(in row, refused.AgentId, ref command),
                    Copy(in row, refused.TaskId, ref command),
                    refused.RetryAfter);
                break;
        }
    }

    private static CommandKind KindOf(EventKind kind) => kind switch
    {
        EventKind.RoutingConference or EventKind.RoutingTaskConferenced or EventKind.RoutingTransfer
            or EventKind.RoutingTaskAgentTransferred or EventKind.RoutingAgentState or EventKind.RoutingTaskState
            or EventKind.NewTask or EventKind.TaskAgentSelected or EventKind.GetEstimatedWait
            or EventKind.RoutingEstimatedWait => (CommandKind)kind, // they have one number in both
        EventKind.Refused => CommandKind.RoutingError,
        _ => throw new InvalidOperationException($"{kind} is no row between the roles"),
    };

    private static TextRef Copy(ref readonly EventSlot row, TextRef text, ref CommandSlot command) =>
        command.Text.Append(row.Text[text]);
}
