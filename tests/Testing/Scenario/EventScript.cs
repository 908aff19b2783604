using System.Globalization;
using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Testing;

/// <summary>
/// Writes an event as an output line of a scenario. <c>=&gt;</c> is correlated with the input that caused it,
/// <c>-&gt;</c> is correlated with nothing, anything else is shown: <c>-&gt; a1 #id:</c>. What is empty, usual or
/// known from the input is left out: <c>since=</c> stands where it is not the time of the cause, <c>routable=</c>
/// where it is false. An Error is
/// <c>Error CODE Field/Fault (ids) is STATE</c>, and <c>for=</c> where it names another request than the input.
/// </summary>
/// <param name="names">What the scenario calls the tasks.</param>
/// <param name="showsRowCorrelation">
/// Show what rows have in the split only: their numbers, and in row 12 that of the decision.
/// </param>
public sealed class EventScript(TaskNames names, bool showsRowCorrelation)
{
    /// <summary>The line of an event.</summary>
    /// <param name="told">The event.</param>
    /// <param name="asked">The correlation that an answer to the input in hand has.</param>
    /// <param name="request">The kind of the input in hand.</param>
    public string Line(ref readonly EventSlot told, string asked, CommandKind request)
    {
        var line = new StringBuilder();
        var correlation = Text(in told, told.CorrelationId);
        var isRow = told.Kind is >= EventKind.RoutingConference and <= EventKind.TaskAgentSelected
            || told.Target is EventTarget.RoutingEngine or EventTarget.CommunicationServer or EventTarget.Tap;
        var isHidden = isRow && !showsRowCorrelation;
        var isAnswer = !isHidden && asked.Length > 0 && string.Equals(correlation, asked, StringComparison.Ordinal);
        line.Append(isAnswer ? "=> " : "-> ").Append(Destination(in told));
        if (!isHidden && !isAnswer && correlation.Length > 0)
        {
            line.Append(" #").Append(correlation);
        }

        line.Append(": ");
        Body(line, in told, request);
        return line.ToString();
    }

    private static string Text(ref readonly EventSlot told, TextRef text) => Encoding.UTF8.GetString(told.Text[text]);

    private static string Destination(ref readonly EventSlot told) => told.Target switch
    {
        EventTarget.Named => told.DestinationKind switch
        {
            DestinationKind.Queue => Text(in told, told.Destination),
            DestinationKind.Topic => "topic://" + Text(in told, told.Destination),
            DestinationKind.TemporaryQueue => "temp-queue://" + Text(in told, told.Destination),
            _ => "temp-topic://" + Text(in told, told.Destination),
        },
        EventTarget.DeadLetters => "DLQ",
        EventTarget.Tap => told.Kind is EventKind.RoutingTaskConferenced or EventKind.RoutingTaskAgentTransferred
            or EventKind.TaskAgentSelected or EventKind.RoutingEstimatedWait or EventKind.Refused
            ? nameof(EventTarget.CommunicationServer)
            : nameof(EventTarget.RoutingEngine),
        _ => told.Target.ToString(),
    };

    private static void Option(StringBuilder line, string key, string value)
    {
        if (value.Length > 0)
        {
            line.Append(' ').Append(key).Append('=').Append(value);
        }
    }

    private static void Word(StringBuilder line, string value) =>
        line.Append(' ').Append(value.Length > 0 ? value : "-");

    private void Body(StringBuilder line, ref readonly EventSlot told, CommandKind request)
    {
        switch (told.Kind)
        {
            case EventKind.AgentConnected:
                line.Append("Connect");
                Word(line, Text(in told, told.Body.AgentConnected.AgentId));
                line.Append(" CONNECTED");
                Option(line, "to", Text(in told, told.Body.AgentConnected.Destination));
                break;
            case EventKind.AgentStateChanged or EventKind.RoutingAgentState:
                AgentState(line, in told);
                break;
            case EventKind.TaskCreated:
                line.Append("Task");
                Word(line, Text(in told, told.Body.TaskCreated.Mrd));
                Word(line, Text(in told, told.Body.TaskCreated.ClientUniqueId));
                Word(line, Task(in told, told.Body.TaskCreated.TaskId));
                Word(line, WireNames.Of(told.Body.TaskCreated.State));
                break;
            case EventKind.TaskAssigned:
                TaskAssigned(line, in told);
                break;
            case EventKind.TaskStateChanged or EventKind.RoutingTaskState:
                line.Append("TaskState");
                Word(line, Task(in told, told.Body.TaskStateChanged.TaskId));
                Word(line, Text(in told, told.Body.TaskStateChanged.AgentId));
                Word(line, Text(in told, told.Body.TaskStateChanged.Mrd));
                Word(line, WireNames.Of(told.Body.TaskStateChanged.State));
                Option(line, "code", Text(in told, told.Body.TaskStateChanged.Code));
                Option(line, "decision", Number(showsRowCorrelation ? told.Body.TaskStateChanged.Decision : 0));
                break;
            case EventKind.Refused:
                Refused(line, in told, request);
                break;
            case EventKind.DeadLettered:
                DeadLettered(line, in told);
                break;
            case EventKind.ChatServerRestored:
                Restored(line, told.Body.ChatServerRestored);
                break;
            case EventKind.EstimatedWait or EventKind.RoutingEstimatedWait:
                EstimatedWait(line, in told);
                break;
            default:
                Row(line, in told);
                break;
        }
    }

    private static void EstimatedWait(StringBuilder line, ref readonly EventSlot told)
    {
        ref readonly var estimate = ref told.Body.EstimatedWait;
        line.Append("EstimatedWait");
        Word(line, Text(in told, estimate.Mrd));
        Word(line, Text(in told, estimate.Queue));
        line.Append(CultureInfo.InvariantCulture, $" position={estimate.Position} seconds={estimate.Seconds}");
    }

    private void Row(StringBuilder line, ref readonly EventSlot told)
    {
        switch (told.Kind)
        {
            case EventKind.RoutingConference:
                line.Append("Conference");
                Word(line, Task(in told, told.Body.Conference.TaskId));
                Word(line, Text(in told, told.Body.Conference.Owner));
                Word(line, Text(in told, told.Body.Conference.Participant));
                Word(line, Text(in told, told.Body.Conference.Mrd));
                break;
            case EventKind.RoutingTransfer:
                line.Append("Transfer");
                Word(line, Task(in told, told.Body.Transfer.TaskId));
                Word(line, Text(in told, told.Body.Transfer.Owner));
                Word(line, Text(in told, told.Body.Transfer.Recipient));
                break;
            case EventKind.NewTask:
                line.Append("NewTask");
                Word(line, Text(in told, told.Body.NewTask.Mrd));
                Word(line, Task(in told, told.Body.NewTask.TaskId));
                Option(line, "params", Params(in told, told.Body.NewTask.Params));
                Option(line, "priority", Number(told.Body.NewTask.Priority));
                break;
            case EventKind.GetEstimatedWait:
                line.Append("GetEstimatedWait");
                Word(line, Text(in told, told.Body.GetEstimatedWait.Mrd));
                Option(line, "params", Params(in told, told.Body.GetEstimatedWait.Params));
                Option(line, "priority", Number(told.Body.GetEstimatedWait.Priority));
                break;
            case EventKind.TaskAgentSelected:
                line.Append("TaskAgentSelected");
                Word(line, Task(in told, told.Body.TaskAgentSelected.TaskId));
                Word(line, Text(in told, told.Body.TaskAgentSelected.AgentId));
                Word(line, WireNames.Of(told.Body.TaskAgentSelected.Status));
                break;
            case EventKind.TaskConferenced or EventKind.RoutingTaskConferenced:
                line.Append("TaskConferenced");
                Word(line, Task(in told, told.Body.TaskConferenced.TaskId));
                Word(line, Text(in told, told.Body.TaskConferenced.Owner));
                Word(line, Text(in told, told.Body.TaskConferenced.Participant));
                break;
            case EventKind.TaskAgentTransferred or EventKind.RoutingTaskAgentTransferred:
                line.Append("TaskAgentTransferred");
                Word(line, Task(in told, told.Body.TaskAgentTransferred.TaskId));
                Word(line, Text(in told, told.Body.TaskAgentTransferred.AgentId));
                Option(line, "from", Text(in told, told.Body.TaskAgentTransferred.PreviousAgentId));
                break;
            default:
                throw new InvalidOperationException($"nobody writes an event of kind {told.Kind}");
        }
    }

    private static void AgentState(StringBuilder line, ref readonly EventSlot told)
    {
        ref readonly var state = ref told.Body.AgentStateChanged;
        line.Append("AgentState");
        Word(line, Text(in told, state.AgentId));
        Word(line, Text(in told, state.Mrd));
        Word(line, WireNames.Of(state.State));
        Option(line, "reason", Text(in told, state.ReasonCode));
        Option(line, "pending", state.PendingState == default ? "" : WireNames.Of(state.PendingState));
        Option(line, "routable", state.Routable || state.State == Engine.Commands.AgentState.Logout ? "" : "false");
        Option(line, "since", state.StateChangeTime == told.Time ? "" : ScriptClock.Text(state.StateChangeTime));
    }

    private void TaskAssigned(StringBuilder line, ref readonly EventSlot told)
    {
        ref readonly var offer = ref told.Body.TaskAssigned;
        line.Append("TaskAssigned");
        Word(line, Task(in told, offer.TaskId));
        Word(line, Text(in told, offer.AgentId));
        Word(line, Text(in told, offer.Mrd));
        Word(line, Text(in told, offer.ClientUniqueId));
        Option(line, "name", Text(in told, offer.Name));
        Option(line, "params", Params(in told, offer.Params));
    }

    private void Refused(StringBuilder line, ref readonly EventSlot told, CommandKind request)
    {
        ref readonly var refused = ref told.Body.Refused;
        var (field, fault) = (refused.Refusal.Field, refused.Refusal.Fault);
        line.Append("Error ").Append(WireNames.Of(refused.Refusal.Code));
        line.Append(field == Field.None ? "" : $" {field}").Append(fault == Fault.None ? "" : $"/{fault}");
        string[] ids =
        [
            Text(in told, refused.AgentId),
            Task(in told, refused.TaskId),
            Text(in told, refused.Mrd),
            Text(in told, refused.ClientUniqueId),
        ];
        var known = string.Join(' ', ids.Where(id => id.Length > 0));
        line.Append(known.Length == 0 ? "" : $" ({known})");
        line.Append(refused.AgentState == default ? "" : $" is {WireNames.Of(refused.AgentState)}");
        line.Append(refused.TaskState == default ? "" : $" is {WireNames.Of(refused.TaskState)}");
        Option(line, "type", Text(in told, refused.Type));
        Option(line, "for", refused.Request == request ? "" : refused.Request.ToString());
        Option(line, "retry", Number(refused.RetryAfter));
        Option(line, "text", Text(in told, refused.Message));
    }

    private static void Restored(StringBuilder line, in ChatServerRestored restored) =>
        line.Append(CultureInfo.InvariantCulture, $"Restored agents={restored.Agents} requeued={restored.Requeued}");

    private static void DeadLettered(StringBuilder line, ref readonly EventSlot told)
    {
        ref readonly var dead = ref told.Body.DeadLettered;
        line.Append("DeadLetter ").Append(WireNames.Of(dead.Reason)).Append(" from=").Append(dead.Source);
        Option(line, "type", Text(in told, dead.Type));
        Option(line, "body", Text(in told, dead.Body));
        Option(line, "bytes", dead.IsBytes ? "yes" : "");
        Option(line, "redacted", dead.IsRedacted ? "yes" : "");
    }

    private static string Number(long number) => number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);

    private static string Params(ref readonly EventSlot told, TextRef packed)
    {
        List<string> entries = [];
        foreach (var entry in new PackedParams(told.Text[packed]))
        {
            entries.Add($"{Encoding.UTF8.GetString(entry.Key)}:{Encoding.UTF8.GetString(entry.Value)}");
        }

        return string.Join(',', entries);
    }

    private string Task(ref readonly EventSlot told, TextRef id) => names.NameOf(Text(in told, id));
}
