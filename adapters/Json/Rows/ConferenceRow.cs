using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Json.Rows;

/// <summary>Rows 4 and 5, JMSType Conference on General and on RoutingEngine.</summary>
internal static class ConferenceRow
{
    /// <summary>Reads or writes the row.</summary>
    public static Conference Pass<TPass>(ref TPass pass, in Conference row)
        where TPass : struct, IRowPass, allows ref struct => new(
            TaskId: pass.Id(Field.TaskId, row.TaskId),
            Owner: pass.Id(Field.ConferenceOwner, row.Owner),
            Participant: pass.Id(Field.ConferenceParticipant, row.Participant),
            Mrd: pass.Mrd("Mrd"u8, row.Mrd));
}
