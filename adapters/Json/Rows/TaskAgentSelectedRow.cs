using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Json.Rows;

/// <summary>Row 15, JMSType TaskAgentSelected on CommunicationServer.</summary>
internal static class TaskAgentSelectedRow
{
    /// <summary>Reads or writes the row.</summary>
    public static TaskAgentSelected Pass<TPass>(ref TPass pass, in TaskAgentSelected row)
        where TPass : struct, IRowPass, allows ref struct => new(
            TaskId: pass.Id(Field.TaskId, row.TaskId),
            AgentId: pass.OptionalId(Field.AgentId, row.AgentId),
            Status: pass.Status(row.Status),
            Decision: pass.OptionalNumber(Field.Decision, row.Decision));
}
