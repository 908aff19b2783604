using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Json.Rows;

/// <summary>Row 12, JMSType TaskState on RoutingEngine.</summary>
internal static class TaskStateRow
{
    /// <summary>Reads or writes the row.</summary>
    public static ChangeTaskState Pass<TPass>(ref TPass pass, in ChangeTaskState row)
        where TPass : struct, IRowPass, allows ref struct => new(
            AgentId: pass.OptionalId(Field.AgentId, row.AgentId),
            TaskId: pass.Id(Field.TaskId, row.TaskId),
            Mrd: pass.Mrd("MRD"u8, row.Mrd),
            State: pass.State(row.State),
            Decision: pass.OptionalNumber(Field.Decision, row.Decision),
            Code: default);
}
