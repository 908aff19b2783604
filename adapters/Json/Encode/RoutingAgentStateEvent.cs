using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Json.Rows;

namespace MediaRouting.Json.Encode;

/// <summary>Row 10, from the event that also tells the Chat Server.</summary>
internal static class RoutingAgentStateEvent
{
    /// <summary>Writes the fields.</summary>
    public static void Write(ref FieldWriter to, in AgentStateChanged told) => AgentStateRow.Pass(
        ref to,
        new UpdateAgentState(
            told.AgentId, told.Mrd, told.ReasonCode, told.State, told.Routable, told.StateChangeTime));
}
