using MediaRouting.Engine.Events;

namespace MediaRouting.Json.Encode;

/// <summary>JMSType Task, the answer to row 13.</summary>
internal static class TaskCreatedEvent
{
    /// <summary>Writes the fields.</summary>
    public static void Write(ref FieldWriter to, in TaskCreated told)
    {
        to.Text(Field.ClientUniqueId, told.ClientUniqueId);
        to.Text(Field.TaskId, told.TaskId);
        to.Text(Field.Mrd, told.Mrd);
        to.Word(Field.State, WireNames.Of(told.State));
    }
}
