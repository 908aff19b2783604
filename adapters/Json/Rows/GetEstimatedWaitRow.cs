using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Json.Rows;

/// <summary>JMSType GetEstimatedWait on RoutingEngine.</summary>
internal static class GetEstimatedWaitRow
{
    /// <summary>Reads or writes the row.</summary>
    public static GetEstimatedWait Pass<TPass>(ref TPass pass, in GetEstimatedWait row)
        where TPass : struct, IRowPass, allows ref struct => new(
            Mrd: pass.Mrd("MRD"u8, row.Mrd),
            Params: pass.Params(row.Params),
            Priority: pass.Priority(row.Priority),
            MayForward: false);
}
