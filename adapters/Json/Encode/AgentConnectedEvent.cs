using MediaRouting.Engine.Events;

namespace MediaRouting.Json.Encode;

/// <summary>JMSType Connect, the answer to row 1.</summary>
internal static class AgentConnectedEvent
{
    /// <summary>Writes the fields.</summary>
    public static void Write(ref FieldWriter to, in AgentConnected told)
    {
        to.Text(Field.AgentId, told.AgentId);
        to.Word(Field.Status, "CONNECTED"u8);
        to.Text(Field.Destination, told.Destination);
    }
}
