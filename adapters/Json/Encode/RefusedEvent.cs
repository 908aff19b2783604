using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Json.Encode;

/// <summary>JMSType Error: what was refused, and why.</summary>
internal static class RefusedEvent
{
    /// <summary>Writes the fields; behind Message only those that are known.</summary>
    public static void Write(ref FieldWriter to, in Refused told)
    {
        if (told.Request == CommandKind.None)
        {
            to.Text(Field.Request, told.Type);
        }
        else
        {
            to.Word(Field.Request, WireNames.Of(told.Request));
        }

        to.Word(Field.Code, WireNames.Of(told.Refusal.Code));
        if (told.Message.IsEmpty)
        {
            Span<byte> sentence = stackalloc byte[RefusalText.MostBytes];
            to.Word(Field.Message, sentence[..RefusalText.Write(told.Refusal, sentence)]);
        }
        else
        {
            to.Text(Field.Message, told.Message);
        }

        to.TextIfAny(Field.AgentId, told.AgentId);
        to.TextIfAny(Field.TaskId, told.TaskId);
        to.TextIfAny(Field.Mrd, told.Mrd);
        to.TextIfAny(Field.ClientUniqueId, told.ClientUniqueId);
        var state = told.AgentState == AgentState.None ? WireNames.Of(told.TaskState) : WireNames.Of(told.AgentState);
        if (!state.IsEmpty)
        {
            to.Word(Field.State, state);
        }

        if (told.RetryAfter > 0)
        {
            to.Number(Field.RetryAfter, told.RetryAfter);
        }
    }
}
