using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Json.Decode;

/// <summary>Row 17, JMSType GetTaskState on General.</summary>
internal static class GetTaskStateCommand
{
    /// <summary>Reads the row.</summary>
    public static GetTaskState Read(ref FieldReader fields) => new(
        TaskId: fields.Id(Field.TaskId),
        AgentId: fields.OptionalId(Field.AgentId));
}
