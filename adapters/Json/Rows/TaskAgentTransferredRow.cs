using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Json.Rows;

/// <summary>Row 9, JMSType TaskAgentTransferred on CommunicationServer, to both agents and to the origin.</summary>
internal static class TaskAgentTransferredRow
{
    /// <summary>Reads or writes the row.</summary>
    public static TaskAgentTransferred Pass<TPass>(ref TPass pass, in TaskAgentTransferred row)
        where TPass : struct, IRowPass, allows ref struct => new(
            TaskId: pass.Id(Field.TaskId, row.TaskId),
            AgentId: pass.Id(Field.AgentId, row.AgentId),
            PreviousAgentId: pass.Id(Field.PreviousAgentId, row.PreviousAgentId));
}
