using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Json.Rows;

/// <summary>Row 6, JMSType TaskConferenced on CommunicationServer and to both agents.</summary>
internal static class TaskConferencedRow
{
    /// <summary>Reads or writes the row.</summary>
    public static TaskConferenced Pass<TPass>(ref TPass pass, in TaskConferenced row)
        where TPass : struct, IRowPass, allows ref struct => new(
            TaskId: pass.Id(Field.TaskId, row.TaskId),
            Owner: pass.Id(Field.OwnerAgentId, row.Owner),
            Participant: pass.Id(Field.ParticipantAgentId, row.Participant));
}
