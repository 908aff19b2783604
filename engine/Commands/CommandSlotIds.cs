namespace MediaRouting.Engine.Commands;

/// <summary>Which ids a command names, whatever its kind.</summary>
public static class CommandSlotIds
{
    /// <summary>The ids that come back in the Error of a refused command.</summary>
    public static KnownIds Ids(this ref readonly CommandSlot slot)
    {
        if (slot.Refusal.IsRefusal)
        {
            return slot.Known;
        }

        ref readonly var body = ref slot.Body;
        return slot.Kind switch
        {
            CommandKind.Connect => new(body.Connect.AgentId, default, default, default),
            CommandKind.Login => new(body.Login.AgentId, default, body.Login.Mrd, default),
            CommandKind.ChangeAgentState =>
                new(body.ChangeAgentState.AgentId, default, body.ChangeAgentState.Mrd, default),
            CommandKind.Conference or CommandKind.RoutingConference =>
                new(body.Conference.Owner, body.Conference.TaskId, body.Conference.Mrd, default),
            CommandKind.TaskConferenced =>
                new(body.TaskConferenced.Owner, body.TaskConferenced.TaskId, default, default),
            CommandKind.Transfer or CommandKind.RoutingTransfer =>
                new(body.Transfer.Owner, body.Transfer.TaskId, default, default),
            CommandKind.TaskAgentTransferred =>
                new(body.TaskAgentTransferred.AgentId, body.TaskAgentTransferred.TaskId, default, default),
            CommandKind.UpdateAgentState =>
                new(body.UpdateAgentState.AgentId, default, body.UpdateAgentState.Mrd, default),
            CommandKind.ChangeTaskState or CommandKind.UpdateTaskState =>
                new(body.ChangeTaskState.AgentId, body.ChangeTaskState.TaskId, body.ChangeTaskState.Mrd, default),
            CommandKind.CreateTask or CommandKind.NewTask =>
                new(default, body.CreateTask.TaskId, body.CreateTask.Mrd, body.CreateTask.ClientUniqueId),
            CommandKind.TaskAgentSelected =>
                new(body.TaskAgentSelected.AgentId, body.TaskAgentSelected.TaskId, default, default),
            CommandKind.GetAgentState => new(body.GetAgentState.AgentId, default, body.GetAgentState.Mrd, default),
            CommandKind.GetTaskState => new(body.GetTaskState.AgentId, body.GetTaskState.TaskId, default, default),
            CommandKind.GetEstimatedWait or CommandKind.RoutingGetEstimatedWait =>
                new(default, default, body.GetEstimatedWait.Mrd, default),
            CommandKind.EstimatedWait => new(default, default, body.EstimatedWait.Mrd, default),
            CommandKind.RoutingError => new(body.RoutingError.AgentId, body.RoutingError.TaskId, default, default),
            _ => default,
        };
    }
}
