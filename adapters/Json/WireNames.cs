using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Json;

/// <summary>
/// Every word of the protocol: JMSTypes, property names, states, statuses, error codes. Each stands here once;
/// reading and writing both look it up here.
/// </summary>
public static class WireNames
{
    private static readonly WordTable<CommandKind> General = new(
        (CommandKind.Connect, "Connect"),
        (CommandKind.Login, "Login"),
        (CommandKind.ChangeAgentState, "AgentState"),
        (CommandKind.Conference, "Conference"),
        (CommandKind.Transfer, "Transfer"),
        (CommandKind.ChangeTaskState, "TaskState"),
        (CommandKind.CreateTask, "Task"),
        (CommandKind.GetAgentState, "GetAgentState"),
        (CommandKind.GetTaskState, "GetTaskState"),
        (CommandKind.GetEstimatedWait, "GetEstimatedWait"),
        (CommandKind.RestoreChatServer, "chat-server-restore"));

    private static readonly WordTable<CommandKind> RoutingEngine = new(
        (CommandKind.RoutingConference, "Conference"),
        (CommandKind.RoutingTransfer, "Transfer"),
        (CommandKind.UpdateAgentState, "AgentState"),
        (CommandKind.UpdateTaskState, "TaskState"),
        (CommandKind.NewTask, "NewTask"),
        (CommandKind.RoutingGetEstimatedWait, "GetEstimatedWait"));

    private static readonly WordTable<CommandKind> CommunicationServer = new(
        (CommandKind.TaskConferenced, "TaskConferenced"),
        (CommandKind.TaskAgentTransferred, "TaskAgentTransferred"),
        (CommandKind.TaskAgentSelected, "TaskAgentSelected"),
        (CommandKind.EstimatedWait, "EstimatedWait"),
        (CommandKind.RoutingError, "Error"));

    private static readonly WordTable<EventKind> ToTheChatServer = new(
        (EventKind.AgentConnected, "Connect"),
        (EventKind.AgentStateChanged, "AgentState"),
        (EventKind.TaskCreated, "Task"),
        (EventKind.TaskAssigned, "TaskAssigned"),
        (EventKind.TaskStateChanged, "TaskState"),
        (EventKind.TaskConferenced, "TaskConferenced"),
        (EventKind.TaskAgentTransferred, "TaskAgentTransferred"),
        (EventKind.Refused, "Error"),
        (EventKind.ChatServerRestored, "chat-server-restore"),
        (EventKind.EstimatedWait, "EstimatedWait"));

    private static readonly WordTable<Field> Fields = new(
        (Field.Body, "the body"),
        (Field.JmsType, "JMSType"),
        (Field.JmsReplyTo, "JMSReplyTo"),
        (Field.JmsCorrelationId, "JMSCorrelationID"),
        (Field.AgentId, "AgentId"),
        (Field.Password, "Password"),
        (Field.Extension, "Extension"),
        (Field.Destination, "Destination"),
        (Field.Mrd, "Mrd"),
        (Field.State, "State"),
        (Field.ReasonCode, "ReasonCode"),
        (Field.TaskId, "TaskId"),
        (Field.ConferenceOwner, "ConferenceOwner"),
        (Field.ConferenceParticipant, "ConferenceParticipant"),
        (Field.OwnerAgentId, "OwnerAgentId"),
        (Field.RecipientAgentId, "RecipientAgentId"),
        (Field.ParticipantAgentId, "ParticipantAgentId"),
        (Field.PreviousAgentId, "PreviousAgentId"),
        (Field.Code, "Code"),
        (Field.ClientUniqueId, "ClientUniqueId"),
        (Field.Name, "name"),
        (Field.Params, "params"),
        (Field.Priority, "Priority"),
        (Field.StateChangeTime, "StateChangeTime"),
        (Field.Routable, "Routable"),
        (Field.Status, "Status"),
        (Field.Request, "Request"),
        (Field.Message, "Message"),
        (Field.RetryAfter, "RetryAfter"),
        (Field.Agents, "Agents"),
        (Field.Requeued, "Requeued"),
        (Field.Queue, "Queue"),
        (Field.Position, "Position"),
        (Field.Seconds, "Seconds"),
        (Field.Decision, "Decision"));

    private static readonly WordTable<AgentState> AgentStates = new(
        (AgentState.Logout, "LOGOUT"),
        (AgentState.Login, "LOGIN"),
        (AgentState.NotReady, "NOT_READY"),
        (AgentState.Ready, "READY"),
        (AgentState.Reserved, "RESERVED"),
        (AgentState.Active, "ACTIVE"),
        (AgentState.Busy, "BUSY"),
        (AgentState.WorkReady, "WORK_READY"),
        (AgentState.Interrupted, "INTERRUPTED"),
        (AgentState.Unknown, "UNKNOWN"));

    private static readonly WordTable<TaskState> TaskStates = new(
        (TaskState.New, "NEW"),
        (TaskState.Offered, "OFFERED"),
        (TaskState.Accepted, "ACCEPTED"),
        (TaskState.Active, "ACTIVE"),
        (TaskState.Paused, "PAUSED"),
        (TaskState.WrappingUp, "WRAPPING_UP"),
        (TaskState.Closed, "CLOSED"),
        (TaskState.Interrupted, "INTERRUPTED"),
        (TaskState.Unknown, "UNKNOWN"));

    private static readonly WordTable<SelectionStatus> Statuses = new(
        (SelectionStatus.Offered, "OFFERED"),
        (SelectionStatus.NoAgentAvailable, "NO_AGENT_AVAILABLE"));

    private static readonly WordTable<RefusalCode> Codes = new(
        (RefusalCode.MalformedJson, "MALFORMED_JSON"),
        (RefusalCode.UnknownType, "UNKNOWN_TYPE"),
        (RefusalCode.TooLarge, "TOO_LARGE"),
        (RefusalCode.MissingField, "MISSING_FIELD"),
        (RefusalCode.InvalidField, "INVALID_FIELD"),
        (RefusalCode.UserNotFound, "USER_NOT_FOUND"),
        (RefusalCode.AuthenticationFailed, "AUTHENTICATION_FAILED"),
        (RefusalCode.DirectoryUnavailable, "DIRECTORY_UNAVAILABLE"),
        (RefusalCode.NotConnected, "NOT_CONNECTED"),
        (RefusalCode.NotLoggedIn, "NOT_LOGGED_IN"),
        (RefusalCode.UnknownMrd, "UNKNOWN_MRD"),
        (RefusalCode.UnknownTask, "UNKNOWN_TASK"),
        (RefusalCode.DuplicateTask, "DUPLICATE_TASK"),
        (RefusalCode.TaskClosed, "TASK_CLOSED"),
        (RefusalCode.NotTaskAgent, "NOT_TASK_AGENT"),
        (RefusalCode.StateNotAllowed, "STATE_NOT_ALLOWED"),
        (RefusalCode.AgentNotAvailable, "AGENT_NOT_AVAILABLE"),
        (RefusalCode.CapacityExceeded, "CAPACITY_EXCEEDED"),
        (RefusalCode.Overloaded, "OVERLOADED"),
        (RefusalCode.GeneralError, "GENERAL_ERROR"),
        (RefusalCode.ResponseTimeout, "RESPONSE_TIMEOUT"));

    /// <summary>
    /// What a JMSType asks for on a queue; none if the queue does not serve it. JMSType is case-sensitive.
    /// </summary>
    public static CommandKind KindOf(Source source, ReadOnlySpan<byte> jmsType) => source switch
    {
        Source.General => General.Find(jmsType),
        Source.RoutingEngine => RoutingEngine.Find(jmsType),
        Source.CommunicationServer => CommunicationServer.Find(jmsType),
        _ => CommandKind.None,
    };

    /// <summary>JMSType of a command; empty for what has none.</summary>
    public static ReadOnlySpan<byte> Of(CommandKind kind)
    {
        var type = General[kind];
        if (type.IsEmpty)
        {
            type = RoutingEngine[kind];
        }

        return type.IsEmpty ? CommunicationServer[kind] : type;
    }

    /// <summary>
    /// JMSType of an event; empty for what is not sent as JSON. What one role tells the other has one number as command
    /// and as event.
    /// </summary>
    public static ReadOnlySpan<byte> Of(EventKind kind) =>
        kind < EventKind.AgentConnected ? Of((CommandKind)kind) : ToTheChatServer[kind];

    /// <summary>Wire name of a state; empty for none.</summary>
    public static ReadOnlySpan<byte> Of(AgentState state) => AgentStates[state];

    /// <summary>Wire name of a state; empty for none.</summary>
    public static ReadOnlySpan<byte> Of(TaskState state) => TaskStates[state];

    /// <summary>Wire name of a status; empty for none.</summary>
    public static ReadOnlySpan<byte> Of(SelectionStatus status) => Statuses[status];

    /// <summary>Wire name of an error code; empty for none.</summary>
    public static ReadOnlySpan<byte> Of(RefusalCode code) => Codes[code];

    /// <summary>
    /// Name of a property or a header; <c>Mrd</c> in the spelling of the chat-facing side; empty for none.
    /// </summary>
    public static ReadOnlySpan<byte> Of(Field field) => Fields[field];

    /// <summary>
    /// The property that a name means, ASCII letters in any case; none if no message that comes here has such a
    /// property.
    /// </summary>
    internal static Field FieldOf(ReadOnlySpan<byte> name)
    {
        var field = Fields.FindInAnyCase(name);
        return field is (>= Field.AgentId and <= Field.RetryAfter) or (>= Field.Queue and <= Field.Decision)
            ? field
            : Field.None;
    }

    /// <summary>The agent state of this name, or none.</summary>
    internal static AgentState AgentStateOf(ReadOnlySpan<byte> name) => AgentStates.Find(name);

    /// <summary>The task state of this name, or none.</summary>
    internal static TaskState TaskStateOf(ReadOnlySpan<byte> name) => TaskStates.Find(name);

    /// <summary>The status of this name, or none.</summary>
    internal static SelectionStatus StatusOf(ReadOnlySpan<byte> name) => Statuses.Find(name);

    /// <summary>The error code of this name; GENERAL_ERROR for a name that is none of ours.</summary>
    internal static RefusalCode CodeOf(ReadOnlySpan<byte> name)
    {
        var code = Codes.Find(name);
        return code == RefusalCode.None ? RefusalCode.GeneralError : code;
    }
}
