using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Engine.MessagePack;

/// <summary>The persisted fields of commands. Numbers are frozen.</summary>
internal static class CommandFields
{
    /// <summary>
    /// Of every command. <see cref="CommandSlot.Delivery"/> is missing: it means something to this process only.
    /// </summary>
    public static FieldTable<CommandSlot> Slot { get; } = new FieldTableBuilder<CommandSlot>("Command")
        .Field(1, "Kind", (ref it) => ref it.Kind, isRequired: true)
        .Field(2, "Time", (ref it) => ref it.Time, isRequired: true)
        .Field(3, "Source", (ref it) => ref it.Source)
        .Field(4, "MessageId", (ref it) => ref it.MessageId)
        .Field(5, "CorrelationId", (ref it) => ref it.CorrelationId)
        .Field(6, "ReplyToKind", (ref it) => ref it.ReplyToKind)
        .Field(7, "ReplyTo", (ref it) => ref it.ReplyTo)
        .Field(8, "Type", (ref it) => ref it.Type)
        .Field(9, "RawBody", (ref it) => ref it.RawBody)
        .Field(10, "IsBytes", (ref it) => ref it.IsBytes)
        .Field(11, "IsRedacted", (ref it) => ref it.IsRedacted)
        .Include((ref it) => ref it.Refusal, new FieldTableBuilder<Refusal>("Refusal")
            .Field(12, "RefusalCode", it => it.Code)
            .Field(13, "RefusalField", it => it.Field)
            .Field(14, "RefusalFault", it => it.Fault))
        .Include((ref it) => ref it.Known, new FieldTableBuilder<KnownIds>("KnownIds")
            .Field(15, "KnownAgentId", it => it.AgentId)
            .Field(16, "KnownTaskId", it => it.TaskId)
            .Field(17, "KnownMrd", it => it.Mrd)
            .Field(18, "KnownClientUniqueId", it => it.ClientUniqueId))
        .Build();

    private static readonly FieldTable<CommandBody> Connect = new FieldTableBuilder<CommandBody>("Connect")
        .Field(1, "AgentId", it => it.Connect.AgentId)
        .Field(2, "Extension", it => it.Connect.Extension)
        .Field(3, "Destination", it => it.Connect.Destination)
        .Field(4, "DestinationName", it => it.Connect.DestinationName)
        .Field(5, "DestinationKind", it => it.Connect.DestinationKind)
        .Field(6, "Verification", it => it.Connect.Verification)
        .Build();

    private static readonly FieldTable<CommandBody> Login = new FieldTableBuilder<CommandBody>("Login")
        .Field(1, "AgentId", it => it.Login.AgentId)
        .Field(2, "Mrd", it => it.Login.Mrd)
        .Field(3, "Verification", it => it.Login.Verification)
        .Build();

    private static readonly FieldTable<CommandBody> ChangeAgentState =
        new FieldTableBuilder<CommandBody>("ChangeAgentState")
            .Field(1, "AgentId", it => it.ChangeAgentState.AgentId)
            .Field(2, "Mrd", it => it.ChangeAgentState.Mrd)
            .Field(3, "ReasonCode", it => it.ChangeAgentState.ReasonCode)
            .Field(4, "State", it => it.ChangeAgentState.State)
            .Build();

    private static readonly FieldTable<CommandBody> Conference = new FieldTableBuilder<CommandBody>("Conference")
        .Field(1, "TaskId", it => it.Conference.TaskId)
        .Field(2, "Owner", it => it.Conference.Owner)
        .Field(3, "Participant", it => it.Conference.Participant)
        .Field(4, "Mrd", it => it.Conference.Mrd)
        .Build();

    private static readonly FieldTable<CommandBody> TaskConferenced =
        new FieldTableBuilder<CommandBody>("TaskConferenced")
            .Field(1, "TaskId", it => it.TaskConferenced.TaskId)
            .Field(2, "Owner", it => it.TaskConferenced.Owner)
            .Field(3, "Participant", it => it.TaskConferenced.Participant)
            .Build();

    private static readonly FieldTable<CommandBody> Transfer = new FieldTableBuilder<CommandBody>("Transfer")
        .Field(1, "TaskId", it => it.Transfer.TaskId)
        .Field(2, "Owner", it => it.Transfer.Owner)
        .Field(3, "Recipient", it => it.Transfer.Recipient)
        .Build();

    private static readonly FieldTable<CommandBody> TaskAgentTransferred =
        new FieldTableBuilder<CommandBody>("TaskAgentTransferred")
            .Field(1, "TaskId", it => it.TaskAgentTransferred.TaskId)
            .Field(2, "AgentId", it => it.TaskAgentTransferred.AgentId)
            .Field(3, "PreviousAgentId", it => it.TaskAgentTransferred.PreviousAgentId)
            .Build();

    private static readonly FieldTable<CommandBody> UpdateAgentState =
        new FieldTableBuilder<CommandBody>("UpdateAgentState")
            .Field(1, "AgentId", it => it.UpdateAgentState.AgentId)
            .Field(2, "Mrd", it => it.UpdateAgentState.Mrd)
            .Field(3, "ReasonCode", it => it.UpdateAgentState.ReasonCode)
            .Field(4, "State", it => it.UpdateAgentState.State)
            .Field(5, "Routable", it => it.UpdateAgentState.Routable)
            .Field(6, "StateChangeTime", it => it.UpdateAgentState.StateChangeTime)
            .Build();

    private static readonly FieldTable<CommandBody> ChangeTaskState =
        new FieldTableBuilder<CommandBody>("ChangeTaskState")
            .Field(1, "AgentId", it => it.ChangeTaskState.AgentId)
            .Field(2, "TaskId", it => it.ChangeTaskState.TaskId)
            .Field(3, "Mrd", it => it.ChangeTaskState.Mrd)
            .Field(4, "Code", it => it.ChangeTaskState.Code)
            .Field(5, "State", it => it.ChangeTaskState.State)
            .Field(6, "Decision", it => it.ChangeTaskState.Decision)
            .Build();

    private static readonly FieldTable<CommandBody> CreateTask = new FieldTableBuilder<CommandBody>("CreateTask")
        .Field(1, "Mrd", it => it.CreateTask.Mrd)
        .Field(2, "TaskId", it => it.CreateTask.TaskId)
        .Field(3, "ClientUniqueId", it => it.CreateTask.ClientUniqueId)
        .Field(4, "Name", it => it.CreateTask.Name)
        .Params(5, "Params", it => it.CreateTask.Params)
        .Field(6, "Priority", it => it.CreateTask.Priority)
        .Build();

    private static readonly FieldTable<CommandBody> TaskAgentSelected =
        new FieldTableBuilder<CommandBody>("TaskAgentSelected")
            .Field(1, "TaskId", it => it.TaskAgentSelected.TaskId)
            .Field(2, "AgentId", it => it.TaskAgentSelected.AgentId)
            .Field(3, "Status", it => it.TaskAgentSelected.Status)
            .Field(4, "Decision", it => it.TaskAgentSelected.Decision)
            .Build();

    private static readonly FieldTable<CommandBody> GetAgentState = new FieldTableBuilder<CommandBody>("GetAgentState")
        .Field(1, "AgentId", it => it.GetAgentState.AgentId)
        .Field(2, "Mrd", it => it.GetAgentState.Mrd)
        .Build();

    private static readonly FieldTable<CommandBody> GetTaskState = new FieldTableBuilder<CommandBody>("GetTaskState")
        .Field(1, "TaskId", it => it.GetTaskState.TaskId)
        .Field(2, "AgentId", it => it.GetTaskState.AgentId)
        .Build();

    private static readonly FieldTable<CommandBody> GetEstimatedWait =
        new FieldTableBuilder<CommandBody>("GetEstimatedWait")
            .Field(1, "Mrd", it => it.GetEstimatedWait.Mrd)
            .Params(2, "Params", it => it.GetEstimatedWait.Params)
            .Field(3, "Priority", it => it.GetEstimatedWait.Priority)
            .Field(4, "MayForward", it => it.GetEstimatedWait.MayForward)
            .Build();

    private static readonly FieldTable<CommandBody> EstimatedWait = new FieldTableBuilder<CommandBody>("EstimatedWait")
        .Field(1, "Mrd", it => it.EstimatedWait.Mrd)
        .Field(2, "Queue", it => it.EstimatedWait.Queue)
        .Field(3, "Position", it => it.EstimatedWait.Position)
        .Field(4, "Seconds", it => it.EstimatedWait.Seconds)
        .Build();

    private static readonly FieldTable<CommandBody> RoutingError = new FieldTableBuilder<CommandBody>("RoutingError")
        .Field(1, "Request", it => it.RoutingError.Request)
        .Field(2, "Code", it => it.RoutingError.Code)
        .Field(3, "Message", it => it.RoutingError.Message)
        .Field(4, "AgentId", it => it.RoutingError.AgentId)
        .Field(5, "TaskId", it => it.RoutingError.TaskId)
        .Field(6, "RetryAfter", it => it.RoutingError.RetryAfter)
        .Build();

    private static readonly FieldTable<CommandBody> NoteSent = new FieldTableBuilder<CommandBody>("NoteSent")
        .Field(1, "Through", it => it.NoteSent.Through)
        .Build();

    private static readonly FieldTable<CommandBody>?[] Bodies = MakeBodies();

    /// <summary>Of the body of such a command; null if it has none.</summary>
    public static FieldTable<CommandBody>? Body(CommandKind kind) => Bodies[(int)kind];

    private static FieldTable<CommandBody>?[] MakeBodies()
    {
        var bodies = new FieldTable<CommandBody>?[byte.MaxValue + 1];
        bodies[(int)CommandKind.Connect] = Connect;
        bodies[(int)CommandKind.NoteSent] = NoteSent;
        bodies[(int)CommandKind.Login] = Login;
        bodies[(int)CommandKind.ChangeAgentState] = ChangeAgentState;
        bodies[(int)CommandKind.Conference] = Conference;
        bodies[(int)CommandKind.RoutingConference] = Conference;
        bodies[(int)CommandKind.TaskConferenced] = TaskConferenced;
        bodies[(int)CommandKind.Transfer] = Transfer;
        bodies[(int)CommandKind.RoutingTransfer] = Transfer;
        bodies[(int)CommandKind.TaskAgentTransferred] = TaskAgentTransferred;
        bodies[(int)CommandKind.UpdateAgentState] = UpdateAgentState;
        bodies[(int)CommandKind.ChangeTaskState] = ChangeTaskState;
        bodies[(int)CommandKind.UpdateTaskState] = ChangeTaskState;
        bodies[(int)CommandKind.CreateTask] = CreateTask;
        bodies[(int)CommandKind.NewTask] = CreateTask;
        bodies[(int)CommandKind.TaskAgentSelected] = TaskAgentSelected;
        bodies[(int)CommandKind.GetAgentState] = GetAgentState;
        bodies[(int)CommandKind.GetTaskState] = GetTaskState;
        bodies[(int)CommandKind.GetEstimatedWait] = GetEstimatedWait;
        bodies[(int)CommandKind.RoutingGetEstimatedWait] = GetEstimatedWait;
        bodies[(int)CommandKind.EstimatedWait] = EstimatedWait;
        bodies[(int)CommandKind.RoutingError] = RoutingError;
        return bodies;
    }
}
