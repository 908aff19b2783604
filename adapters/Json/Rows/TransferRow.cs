using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Json.Rows;

/// <summary>Rows 7 and 8, JMSType Transfer on General and on RoutingEngine.</summary>
internal static class TransferRow
{
    /// <summary>Reads or writes the row.</summary>
    public static Transfer Pass<TPass>(ref TPass pass, in Transfer row)
        where TPass : struct, IRowPass, allows ref struct => new(
            TaskId: pass.Id(Field.TaskId, row.TaskId),
            Owner: pass.Id(Field.OwnerAgentId, row.Owner),
            Recipient: pass.Id(Field.RecipientAgentId, row.Recipient));
}
