using System.Globalization;
using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Testing;

/// <summary>
/// Turns an input line of a scenario into a command. Ids stand in the order of 1-protocol's table of rows; a line
/// for another queue than General starts with its name.
/// <code>
/// Connect a1                                      Login a1 chat
/// AgentState a1 chat NOT_READY lunch              GetAgentState a1 chat
/// Task chat c1 name=Bob params=k:v,k:v priority=5 TaskState T1 a1 CLOSED DONE
/// Conference T1 a1 a2 chat                        Transfer T1 a1 a2
/// Restore      (chat-server-restore)              GetEstimatedWait chat params=k:v priority=5
/// RoutingEngine: NewTask chat X1                  CommunicationServer: TaskAgentSelected T1 a1 OFFERED
/// Raw Connect MISSING_FIELD Password/Absent       Raw - MALFORMED_JSON Body type=Connect body={
/// everywhere:  replyTo=queue cid=… id=message     Connect and Login:  verify=AuthenticationFailed
/// </code>
/// </summary>
public sealed class CommandScript(TaskNames names)
{
    /// <summary>
    /// GetEstimatedWait may be forwarded, as the decoder has it; false: as it was written before it could be.
    /// </summary>
    public bool ForwardsQuestions { get; init; } = true;

    /// <summary>Fills a slot from a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="slot">The slot; its texts are initialized.</param>
    /// <param name="time">Unix milliseconds.</param>
    /// <param name="messageId">JMSMessageID.</param>
    public void Write(string line, ref CommandSlot slot, long time, string messageId)
    {
        var words = new ScriptWords(line);
        var first = words.Next();
        var source = Source.General;
        if (first.EndsWith(':'))
        {
            source = Enum.Parse<Source>(first.TrimEnd(':'));
            first = words.Next();
        }

        slot.Reset(CommandKind.None, source, time);
        slot.Delivery = 1;
        slot.MessageId = Text(ref slot, words.Option("id") ?? messageId);
        slot.CorrelationId = Text(ref slot, words.Option("cid"));
        (slot.ReplyToKind, var replyTo) = Destination(words.Option("replyTo"));
        slot.ReplyTo = Text(ref slot, replyTo);
        switch (source)
        {
            case var _ when first is "Raw":
                WriteRaw(words, ref slot);
                break;
            case Source.General:
                WriteGeneral(first, words, ref slot);
                break;
            case Source.RoutingEngine:
                WriteRoutingEngine(first, words, ref slot);
                break;
            default:
                WriteCommunicationServer(first, words, ref slot);
                break;
        }
    }

    private static (DestinationKind Kind, string Name) Destination(string? written) =>
        (written ?? string.Empty).Split("://") switch
        {
            ["topic", var name] => (DestinationKind.Topic, name),
            ["queue", var name] => (DestinationKind.Queue, name),
            ["temp-queue", var name] => (DestinationKind.TemporaryQueue, name),
            [""] => (DestinationKind.None, string.Empty),
            [var name] => (DestinationKind.Queue, name),
            _ => throw new FormatException($"'{written}' is no destination"),
        };

    private static TextRef Text(ref CommandSlot slot, string? text) =>
        slot.Text.Append(Encoding.UTF8.GetBytes(text ?? string.Empty));

    private static Verification Verified(ScriptWords words) =>
        Enum.Parse<Verification>(words.Option("verify") ?? nameof(Verification.Verified));

    private static TextRef Params(ref CommandSlot slot, string? written)
    {
        // Four bytes an entry beside its text, of which ':' and ',' are written; a character has four at most.
        var packed = new byte[4 * ((written ?? string.Empty).Length + 1)];
        var length = 0;
        foreach (var entry in (written ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = entry.Split(':', 2);
            length += PackedParams.WriteEntry(
                packed.AsSpan(length), Encoding.UTF8.GetBytes(pair[0]), Encoding.UTF8.GetBytes(pair[1]));
        }

        return slot.Text.Append(packed.AsSpan(0, length));
    }

    private static int Number(string? text) => int.Parse(text ?? "0", CultureInfo.InvariantCulture);

    private TextRef TaskId(ref CommandSlot slot, string name) => Text(ref slot, names.IdOf(name));

    private void WriteGeneral(string type, ScriptWords words, ref CommandSlot slot)
    {
        switch (type)
        {
            case "Connect":
                slot.Kind = CommandKind.Connect;
                slot.Body.Connect = Connect(words, ref slot);
                break;
            case "Login":
                slot.Kind = CommandKind.Login;
                var (who, where) = (Text(ref slot, words.Next()), Text(ref slot, words.Next()));
                slot.Body.Login = new Login(who, where, Verified(words));
                break;
            case "AgentState":
                slot.Kind = CommandKind.ChangeAgentState;
                var (agent, mrd) = (Text(ref slot, words.Next()), Text(ref slot, words.Next()));
                var agentState = WireNames.Parse<AgentState>(words.Next());
                slot.Body.ChangeAgentState = new ChangeAgentState(
                    agent, mrd, Text(ref slot, words.NextOrEmpty()), agentState);
                break;
            case "Task":
                slot.Kind = CommandKind.CreateTask;
                slot.Body.CreateTask = new CreateTask(
                    Text(ref slot, words.Next()),
                    default,
                    Text(ref slot, words.Next()),
                    Text(ref slot, words.Option("name")),
                    Params(ref slot, words.Option("params")),
                    Number(words.Option("priority")));
                break;
            case "TaskState":
                slot.Kind = CommandKind.ChangeTaskState;
                slot.Body.ChangeTaskState = TaskState(words, ref slot);
                break;
            case "Conference":
                slot.Kind = CommandKind.Conference;
                slot.Body.Conference = Conference(words, ref slot);
                break;
            case "Transfer":
                slot.Kind = CommandKind.Transfer;
                slot.Body.Transfer = Transfer(words, ref slot);
                break;
            case "GetAgentState":
                slot.Kind = CommandKind.GetAgentState;
                slot.Body.GetAgentState = new GetAgentState(Text(ref slot, words.Next()), Text(ref slot, words.Next()));
                break;
            case "GetTaskState":
                slot.Kind = CommandKind.GetTaskState;
                slot.Body.GetTaskState = new GetTaskState(
                    TaskId(ref slot, words.Next()), Text(ref slot, words.NextOrEmpty()));
                break;
            case "GetEstimatedWait":
                slot.Kind = CommandKind.GetEstimatedWait;
                slot.Body.GetEstimatedWait = GetEstimatedWait(words, ref slot, ForwardsQuestions);
                break;
            case "Restore":
                slot.Kind = CommandKind.RestoreChatServer;
                break;
            default:
                throw new FormatException($"'{type}' is no input of General");
        }
    }

    private void WriteRoutingEngine(string type, ScriptWords words, ref CommandSlot slot)
    {
        switch (type)
        {
            case "AgentState":
                slot.Kind = CommandKind.UpdateAgentState;
                var (agent, mrd) = (Text(ref slot, words.Next()), Text(ref slot, words.Next()));
                var state = WireNames.Parse<AgentState>(words.Next());
                slot.Body.UpdateAgentState = new UpdateAgentState(
                    agent,
                    mrd,
                    Text(ref slot, words.NextOrEmpty()),
                    state,
                    bool.Parse(words.Option("routable") ?? "true"),
                    slot.Time);
                break;
            case "NewTask":
                slot.Kind = CommandKind.NewTask;
                slot.Body.CreateTask = new CreateTask(
                    Text(ref slot, words.Next()),
                    TaskId(ref slot, words.Next()),
                    default,
                    default,
                    Params(ref slot, words.Option("params")),
                    Number(words.Option("priority")));
                break;
            case "TaskState":
                slot.Kind = CommandKind.UpdateTaskState;
                slot.Body.ChangeTaskState = TaskState(words, ref slot);
                break;
            case "Conference":
                slot.Kind = CommandKind.RoutingConference;
                slot.Body.Conference = Conference(words, ref slot);
                break;
            case "Transfer":
                slot.Kind = CommandKind.RoutingTransfer;
                slot.Body.Transfer = Transfer(words, ref slot);
                break;
            case "GetEstimatedWait":
                slot.Kind = CommandKind.RoutingGetEstimatedWait;
                slot.Body.GetEstimatedWait = GetEstimatedWait(words, ref slot, mayForward: false);
                break;
            default:
                throw new FormatException($"'{type}' is no input of RoutingEngine");
        }
    }

    private void WriteCommunicationServer(string type, ScriptWords words, ref CommandSlot slot)
    {
        slot.Type = Text(ref slot, type);
        slot.RawBody = Text(ref slot, words.Option("body"));
        switch (type)
        {
            case "TaskAgentSelected":
                slot.Kind = CommandKind.TaskAgentSelected;
                slot.Body.TaskAgentSelected = new TaskAgentSelected(
                    TaskId(ref slot, words.Next()),
                    Text(ref slot, words.NextOrEmpty()),
                    WireNames.Parse<SelectionStatus>(words.Next()),
                    Number(words.Option("decision")));
                break;
            case "TaskConferenced":
                slot.Kind = CommandKind.TaskConferenced;
                slot.Body.TaskConferenced = new TaskConferenced(
                    TaskId(ref slot, words.Next()), Text(ref slot, words.Next()), Text(ref slot, words.Next()));
                break;
            case "TaskAgentTransferred":
                slot.Kind = CommandKind.TaskAgentTransferred;
                slot.Body.TaskAgentTransferred = new TaskAgentTransferred(
                    TaskId(ref slot, words.Next()), Text(ref slot, words.Next()), Text(ref slot, words.Next()));
                break;
            case "EstimatedWait":
                slot.Kind = CommandKind.EstimatedWait;
                slot.Body.EstimatedWait = new EstimatedWait(
                    Text(ref slot, words.Next()),
                    Text(ref slot, words.Next()),
                    Number(words.Option("position")),
                    Number(words.Option("seconds")));
                break;
            case "Error":
                slot.Kind = CommandKind.RoutingError;
                slot.Body.RoutingError = new RoutingError(
                    Text(ref slot, words.Next()),
                    WireNames.Parse<RefusalCode>(words.Next()),
                    Text(ref slot, words.Option("text")),
                    Text(ref slot, words.Option("agent")),
                    TaskId(ref slot, words.Option("task") ?? ""),
                    Number(words.Option("retry")));
                break;
            default:
                throw new FormatException($"'{type}' is no input of CommunicationServer");
        }
    }

    private void WriteRaw(ScriptWords words, ref CommandSlot slot)
    {
        var kind = words.NextOrEmpty();
        slot.Kind = kind.Length == 0 ? CommandKind.None : Enum.Parse<CommandKind>(kind);
        var code = WireNames.Parse<RefusalCode>(words.Next());
        var field = words.Next().Split('/');
        slot.Refusal = new Refusal(
            code, Enum.Parse<Field>(field[0]), field.Length > 1 ? Enum.Parse<Fault>(field[1]) : Fault.None);
        slot.Type = Text(ref slot, words.Option("type"));
        slot.RawBody = Text(ref slot, words.Option("body"));
        slot.IsRedacted = words.Option("redacted") is not null;
        slot.IsBytes = words.Option("bytes") is not null;
        slot.Known = new KnownIds(
            Text(ref slot, words.Option("agent")),
            TaskId(ref slot, words.Option("task") ?? ""),
            Text(ref slot, words.Option("mrd")),
            Text(ref slot, words.Option("client")));
    }

    private static Connect Connect(ScriptWords words, ref CommandSlot slot)
    {
        var id = words.Next();
        var written = words.Option("to") ?? id;
        var (kind, name) = Destination(written);
        var destination = Text(ref slot, written);
        return new Connect(
            Text(ref slot, id),
            default,
            destination,
            destination.From(destination.Length - Encoding.UTF8.GetByteCount(name)),
            kind,
            Verified(words));
    }

    private static GetEstimatedWait GetEstimatedWait(ScriptWords words, ref CommandSlot slot, bool mayForward) => new(
        Text(ref slot, words.Next()),
        Params(ref slot, words.Option("params")),
        Number(words.Option("priority")),
        mayForward);

    private ChangeTaskState TaskState(ScriptWords words, ref CommandSlot slot)
    {
        var (task, agent) = (TaskId(ref slot, words.Next()), Text(ref slot, words.NextOrEmpty()));
        var state = WireNames.Parse<TaskState>(words.Next());
        var mrd = Text(ref slot, words.Option("mrd"));
        var decision = Number(words.Option("decision"));
        return new ChangeTaskState(agent, task, mrd, Text(ref slot, words.NextOrEmpty()), state, decision);
    }

    private Conference Conference(ScriptWords words, ref CommandSlot slot) => new(
        TaskId(ref slot, words.Next()),
        Text(ref slot, words.Next()),
        Text(ref slot, words.Next()),
        Text(ref slot, words.Next()));

    private Transfer Transfer(ScriptWords words, ref CommandSlot slot) =>
        new(TaskId(ref slot, words.Next()), Text(ref slot, words.Next()), Text(ref slot, words.Next()));
}
