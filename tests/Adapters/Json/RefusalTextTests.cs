using System.Text.Json;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Json;

namespace MediaRouting.Tests.Adapters.Json;

/// <summary>The sentence of an Error.</summary>
public sealed class RefusalTextTests
{
    [Theory]
    [InlineData(RefusalCode.MalformedJson, Field.Body, Fault.None,
        "The body is not one JSON object; expected a text or bytes message with a JSON object in UTF-8.")]
    [InlineData(RefusalCode.UnknownType, Field.JmsType, Fault.None,
        "JMSType is missing, or not one that this queue serves; "
        + "expected a JMSType of the protocol, in its exact case.")]
    [InlineData(RefusalCode.TooLarge, Field.None, Fault.None,
        "The body is over the limit of 65536 bytes; expected a shorter one.")]
    [InlineData(RefusalCode.MissingField, Field.Password, Fault.Absent,
        "Password is missing; expected a text of at most 256 bytes.")]
    [InlineData(RefusalCode.InvalidField, Field.Mrd, Fault.GivenTwice,
        "Mrd is given twice; expected each name once, in whatever case.")]
    [InlineData(RefusalCode.InvalidField, Field.Destination, Fault.NotADestination,
        "Destination is not the name of a destination; "
        + "expected a queue name, queue://name or topic://name, without , ? * > in the name.")]
    [InlineData(RefusalCode.InvalidField, Field.Params, Fault.TooLong,
        "params is too long; expected an object of at most 32 texts and 16384 bytes.")]
    [InlineData(RefusalCode.StateNotAllowed, Field.State, Fault.NotForTheAsking,
        "State follows from work and is not for an agent to ask; expected READY, NOT_READY or LOGOUT.")]
    [InlineData(RefusalCode.NotLoggedIn, Field.RecipientAgentId, Fault.None,
        "RecipientAgentId is not signed in on the MRD; expected Login first.")]
    [InlineData(RefusalCode.UnknownTask, Field.None, Fault.None,
        "TaskId names no task; expected the id of an open task.")]
    [InlineData(RefusalCode.Overloaded, Field.None, Fault.None,
        "The daemon is at a limit; expected the same message again after RetryAfter seconds.")]
    [InlineData(RefusalCode.Overloaded, Field.Mrd, Fault.TooManyWaiting,
        "Mrd has as many tasks waiting as it may; expected the same message again after RetryAfter seconds.")]
    [InlineData(RefusalCode.Overloaded, Field.Mrd, Fault.TooManyPerSecond,
        "Mrd has had as many new tasks in the last second as it may; "
        + "expected the same message again after RetryAfter seconds.")]
    public void A_refusal_is_said_in_one_sentence(RefusalCode code, Field field, Fault fault, string sentence) =>
        Assert.Equal(sentence, Sentence(new Refusal(code, field, fault)));

    [Fact]
    public void Every_refusal_there_could_be_has_a_sentence_that_names_its_field()
    {
        foreach (var code in Enum.GetValues<RefusalCode>())
        {
            foreach (var field in Enum.GetValues<Field>())
            {
                foreach (var fault in Enum.GetValues<Fault>())
                {
                    var sentence = Sentence(new Refusal(code, field, fault));
                    Assert.EndsWith(".", sentence, StringComparison.Ordinal);
                    Assert.DoesNotContain("  ", sentence, StringComparison.Ordinal);
                    Assert.Contains(NameOf(field), sentence, StringComparison.Ordinal);
                }
            }
        }
    }

    private static string NameOf(Field field) => field switch
    {
        Field.None => "",
        Field.Body => "The body",
        _ => System.Text.Encoding.UTF8.GetString(WireNames.Of(field)),
    };

    private static string Sentence(Refusal refusal)
    {
        EventSlot slot = default;
        slot.Text.Initialize(new PayloadPool());
        slot.Kind = EventKind.Refused;
        slot.Body.Refused = new Refused(
            CommandKind.Connect, default, refusal, default, default, default, default,
            AgentState.None, TaskState.None, RetryAfter: 0, Message: default);
        using var json = JsonDocument.Parse(new EventEncoder().Encode(ref slot).ToArray());
        return json.RootElement.GetProperty("Message").GetString()!;
    }
}
