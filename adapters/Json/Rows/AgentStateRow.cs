using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Json.Rows;

/// <summary>Row 10, JMSType AgentState on RoutingEngine.</summary>
internal static class AgentStateRow
{
    /// <summary>Reads or writes the row.</summary>
    public static UpdateAgentState Pass<TPass>(ref TPass pass, in UpdateAgentState row)
        where TPass : struct, IRowPass, allows ref struct => new(
            AgentId: pass.Id(Field.AgentId, row.AgentId),
            State: pass.State(row.State),
            Mrd: pass.Mrd("MRD"u8, row.Mrd),
            ReasonCode: pass.OptionalText(Field.ReasonCode, row.ReasonCode),
            StateChangeTime: pass.Time(Field.StateChangeTime, row.StateChangeTime),
            Routable: pass.Routable(row.Routable));
}
