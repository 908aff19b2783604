using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Json.Rows;

/// <summary>Row 14, JMSType NewTask on RoutingEngine.</summary>
internal static class NewTaskRow
{
    /// <summary>Reads or writes the row.</summary>
    public static CreateTask Pass<TPass>(ref TPass pass, in CreateTask row)
        where TPass : struct, IRowPass, allows ref struct => new(
            Mrd: pass.Mrd("MRD"u8, row.Mrd),
            TaskId: pass.Id(Field.TaskId, row.TaskId),
            ClientUniqueId: default,
            Name: default,
            Params: pass.Params(row.Params),
            Priority: pass.Priority(row.Priority));
}
