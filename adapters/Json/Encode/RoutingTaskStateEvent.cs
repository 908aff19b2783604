using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Json.Rows;

namespace MediaRouting.Json.Encode;

/// <summary>Row 12, from the event that also tells the Chat Server.</summary>
internal static class RoutingTaskStateEvent
{
    /// <summary>Writes the fields.</summary>
    public static void Write(ref FieldWriter to, in TaskStateChanged told) => TaskStateRow.Pass(
        ref to, new ChangeTaskState(told.AgentId, told.TaskId, told.Mrd, Code: default, told.State, told.Decision));
}
