using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Json.Encode;

/// <summary>JMSType TaskAssigned, the offer to an agent.</summary>
internal static class TaskAssignedEvent
{
    /// <summary>Writes the fields.</summary>
    public static void Write(ref FieldWriter to, in TaskAssigned told)
    {
        to.Text(Field.TaskId, told.TaskId);
        to.Text(Field.AgentId, told.AgentId);
        to.Text(Field.Mrd, told.Mrd);
        to.Text(Field.ClientUniqueId, told.ClientUniqueId);
        to.Text(Field.Name, told.Name);
        to.Params(told.Params);
        to.Word(Field.Status, WireNames.Of(SelectionStatus.Offered));
    }
}
