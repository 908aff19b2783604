using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Json.Rows;

namespace MediaRouting.Json.Decode;

/// <summary>Rows 3 and 10, JMSType AgentState on General and on RoutingEngine.</summary>
internal static class AgentStateCommand
{
    /// <summary>Reads row 3. READY has no reason code.</summary>
    public static ChangeAgentState Read(ref FieldReader fields)
    {
        var row = new ChangeAgentState(
            AgentId: fields.Id(Field.AgentId),
            State: fields.AgentState(),
            Mrd: fields.Mrd(),
            ReasonCode: fields.OptionalText(Field.ReasonCode));
        if (row.State == AgentState.Ready && !row.ReasonCode.IsEmpty)
        {
            fields.Refuse(Field.ReasonCode, Fault.ReasonWithReady);
        }

        return row;
    }

    /// <summary>Reads row 10. A Communication Server may send a reason code with READY; it means nothing.</summary>
    public static UpdateAgentState ReadUpdate(ref FieldReader fields)
    {
        var row = AgentStateRow.Pass(ref fields, default);
        return row.State == AgentState.Ready ? row with { ReasonCode = default } : row;
    }
}
