using MediaRouting.Engine.Events;

namespace MediaRouting.Json.Encode;

/// <summary>JMSType chat-server-restore, the answer to the command of that name.</summary>
internal static class ChatServerRestoredEvent
{
    /// <summary>Writes the fields.</summary>
    public static void Write(ref FieldWriter to, in ChatServerRestored told)
    {
        to.Number(Field.Agents, told.Agents);
        to.Number(Field.Requeued, told.Requeued);
    }
}
