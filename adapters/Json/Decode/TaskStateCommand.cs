using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Json.Decode;

/// <summary>Row 11, JMSType TaskState on General.</summary>
internal static class TaskStateCommand
{
    /// <summary>Reads the row.</summary>
    public static ChangeTaskState Read(ref FieldReader fields) => new(
        AgentId: fields.OptionalId(Field.AgentId),
        TaskId: fields.Id(Field.TaskId),
        Mrd: default,
        State: fields.TaskState(),
        Code: fields.OptionalText(Field.Code),
        Decision: 0);
}
