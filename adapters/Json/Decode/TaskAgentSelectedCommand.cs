using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Json.Rows;

namespace MediaRouting.Json.Decode;

/// <summary>Row 15, JMSType TaskAgentSelected on CommunicationServer.</summary>
internal static class TaskAgentSelectedCommand
{
    /// <summary>Reads the row. Only NO_AGENT_AVAILABLE goes without an agent.</summary>
    public static TaskAgentSelected Read(ref FieldReader fields)
    {
        var row = TaskAgentSelectedRow.Pass(ref fields, default);
        if (row.Status == SelectionStatus.Offered && row.AgentId.IsEmpty)
        {
            fields.Refuse(Field.AgentId, Fault.Absent);
        }

        return row;
    }
}
