using MediaRouting.Engine.Events;

namespace MediaRouting.Json.Encode;

/// <summary>JMSType TaskState to the Chat Server.</summary>
internal static class TaskStateChangedEvent
{
    /// <summary>Writes the fields.</summary>
    public static void Write(ref FieldWriter to, in TaskStateChanged told)
    {
        to.Text(Field.TaskId, told.TaskId);
        to.Text(Field.AgentId, told.AgentId);
        to.Text(Field.Mrd, told.Mrd);
        to.Word(Field.State, WireNames.Of(told.State));
        to.Text(Field.Code, told.Code);
    }
}
