using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Json.Decode;

/// <summary>JMSType Error on CommunicationServer: MRE refused a row.</summary>
internal static class ErrorCommand
{
    /// <summary>
    /// Reads it. The sentence of a foreign MRE may be as long as the body allows: an Error that is refused would
    /// leave its asker without an answer.
    /// </summary>
    public static RoutingError Read(ref FieldReader fields) => new(
        Request: fields.Text(Field.Request),
        Code: fields.Code(),
        Message: fields.OptionalText(Field.Message, Limits.BodyBytes),
        AgentId: fields.OptionalId(Field.AgentId),
        TaskId: fields.OptionalId(Field.TaskId),
        RetryAfter: fields.RetryAfter());
}
