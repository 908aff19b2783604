using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Json.Encode;

/// <summary>JMSType AgentState to the Chat Server.</summary>
internal static class AgentStateChangedEvent
{
    /// <summary>Writes the fields.</summary>
    public static void Write(ref FieldWriter to, in AgentStateChanged told)
    {
        to.Text(Field.AgentId, told.AgentId);
        to.Word(Field.State, WireNames.Of(told.State));
        to.Text(Field.Mrd, told.Mrd);
        to.Text(Field.ReasonCode, told.ReasonCode);
        to.Time(Field.StateChangeTime, told.StateChangeTime);
        if (told.PendingState != AgentState.None)
        {
            to.Word("PendingState"u8, WireNames.Of(told.PendingState));
        }

        to.Flag(Field.Routable, told.Routable);
    }
}
