using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Json;

namespace MediaRouting.Tests.Adapters.Json;

/// <summary>
/// A password goes into a buffer of its own and nowhere else; in a dead letter it is replaced, or the body dropped.
/// </summary>
public sealed class PasswordTests
{
    private const string Secret = "hunter2";

    [Theory]
    [InlineData("""{"AgentId":"a","Password":"hunter2","Mrd":"m"}""")]
    [InlineData("""{"AgentId":"a","PASSWORD":"hunter2","Mrd":"m"}""")]
    [InlineData("""{"AgentId":"a","P\u0061ssword":"hunter\u0032","Mrd":"m"}""")]
    public void A_password_that_is_read_never_stands_in_the_slot(string body)
    {
        var it = Decoded.General("Login", body);

        Assert.Equal(default, it.Refusal);
        Assert.Equal(Secret, it.Password);
        Assert.Equal("am", it.AllTexts);
    }

    [Theory]
    [InlineData("""{"AgentId":"a","Password":"hunter2"}""")]
    [InlineData("""{"AgentId":"a","Password":"hunter2","password":"hunter2","Mrd":"m"}""")]
    [InlineData("""{"AgentId":1,"Password":"hunter2","Mrd":"m"}""")]
    public void A_refused_message_leaves_no_password_behind(string body)
    {
        var it = Decoded.General("Login", body);

        Assert.True(it.Refusal.IsRefusal);
        Assert.Equal("", it.Password);
        Assert.DoesNotContain(Secret, it.AllTexts, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_is_forgotten_when_asked_and_with_the_next_message()
    {
        var decoder = new MessageDecoder();
        CommandSlot slot = default;
        slot.Text.Initialize(new PayloadPool());
        var login = Encoding.UTF8.GetBytes("""{"AgentId":"a","Password":"hunter2","Mrd":"m"}""");

        decoder.Decode(Source.General, "Login"u8, hasBody: true, login, ref slot);
        Assert.Equal(7, decoder.Password.Length);
        decoder.ClearPassword();
        Assert.Equal(0, decoder.Password.Length);

        decoder.Decode(Source.General, "Login"u8, hasBody: true, login, ref slot);
        decoder.Decode(Source.General, "GetAgentState"u8, hasBody: true, "{}"u8, ref slot);
        Assert.Equal(0, decoder.Password.Length);
    }

    [Fact]
    public void A_password_may_have_256_bytes_written_wholly_in_escapes()
    {
        var it = Decoded.General(
            "Login",
            $$"""{"AgentId":"a","Password":"{{string.Concat(Enumerable.Repeat("\\u0041", 256))}}","Mrd":"m"}""");
        var longer = Decoded.General(
            "Login", $$"""{"AgentId":"a","Password":"{{new string('A', 257)}}","Mrd":"m"}""");

        Assert.Equal(new string('A', 256), it.Password);
        Assert.Equal(new Refusal(RefusalCode.InvalidField, Field.Password, Fault.TooLong), longer.Refusal);
    }

    /// <summary>
    /// Bodies of a type that is not served, or not JSON; the value is replaced and nothing else is altered.
    /// </summary>
    [Theory]
    [InlineData("connect", """{"Password":"hunter2","a":1}""", """{"Password":"***","a":1}""")]
    [InlineData("connect", """{"a" : {"PASSWORD" :	"hunter2"} }""", """{"a" : {"PASSWORD" :	"***"} }""")]
    [InlineData("connect", """{"p\u0061ssw\u004Frd":"hunter2"}""", """{"p\u0061ssw\u004Frd":"***"}""")]
    [InlineData("connect", """{"Password":"hun\"ter2","a":1}""", """{"Password":"***","a":1}""")]
    [InlineData("connect", """{"Password":"hunter2\\"}""", """{"Password":"***"}""")]
    [InlineData("connect", """{"Password":12,"a":1}""", """{"Password":"***","a":1}""")]
    [InlineData("connect", """{"Password":1,"password":"hunter2"}""", """{"Password":"***","password":"***"}""")]
    [InlineData("connect", """{"Password":""}""", """{"Password":"***"}""")]
    [InlineData("Connect", """{"Password":"hunter2""Mrd":"m"}""", """{"Password":"***""Mrd":"m"}""")]
    [InlineData("Connect", """{"a":"b>,"Password":"hunter2","c":"d"}""", """{"a":"b>,"Password":"***","c":"d"}""")]
    [InlineData("Connect", """{"Password":"hunter2",}""", """{"Password":"***",}""")]
    [InlineData("Connect", """{"Password":"hunter2"}]""", """{"Password":"***"}]""")]
    [InlineData("Connect", "{\"Password\":\"hunter2\"", "{\"Password\":\"***\"")]
    [InlineData("Task", """{"Password":"hunter2" "x":1}""", """{"Password":"***" "x":1}""")]
    public void A_password_in_a_dead_letter_is_replaced_where_its_ends_are_beyond_doubt(
        string type, string body, string kept)
    {
        var it = Decoded.General(type, body);

        Assert.True(it.Refusal.IsUndecodable);
        Assert.True(it.IsRedacted);
        Assert.Equal(kept, it.RawBody);
        AssertNoSecret(it);
    }

    [Theory]
    [InlineData("Connect", "hunter2")]
    [InlineData("Login", """{"Passwort":"hunter2",}""")]
    [InlineData("Connect", """{"Password":"hunter2""")]
    [InlineData("Connect", """{"Password":hunter2"}""")]
    [InlineData("Connect", """{"Password":"x"hunter2","a":"b"}""")]
    [InlineData("Connect", """{"Password":"x","hunter2","a":"b"}""")]
    [InlineData("Connect", """{"Password":"x,"a":"hunter2"}""")]
    [InlineData("Connect", """{"Password" "hunter2"}""")]
    [InlineData("Connect", """{Password:"hunter2"}""")]
    [InlineData("Connect", """{'Password':'hunter2'}""")]
    [InlineData("connect", """{"Password":["hunter2"]}""")]
    [InlineData("connect", """{"Password":{"a":"hunter2"}}""")]
    [InlineData("connect", """{"params":["Password","hunter2"]}""")]
    [InlineData("connect", """{"text":"{\"Password\":\"hunter2\"}"}""")]
    [InlineData("connect", """{"Password":"x","text":"my password is hunter2"}""")]
    [InlineData("", "password=hunter2")]
    public void A_dead_letter_whose_password_cannot_be_found_for_certain_has_no_body(string type, string body)
    {
        var it = Decoded.General(type, body);

        Assert.True(it.Refusal.IsUndecodable);
        Assert.Equal(("", true), (it.RawBody, it.IsRedacted));
        AssertNoSecret(it);
    }

    [Theory]
    [InlineData("""{"pass":"word","p\u00":"assword" """)]
    [InlineData("""{"name":"PASSWOR""")]
    public void A_dead_letter_without_the_word_is_kept_as_it_came(string body)
    {
        var it = Decoded.General("Task", body);

        Assert.Equal((body, false), (it.RawBody, it.IsRedacted));
    }

    [Fact]
    public void A_password_that_the_limit_of_dead_letters_cuts_is_not_kept()
    {
        var head = new string(' ', (1024 * 1024) - 16) + "\"Password\":\"";
        var it = Decoded.General("Task", head + "hunter2\"}");

        Assert.Equal(RefusalCode.TooLarge, it.Refusal.Code);
        Assert.Equal(("", true), (it.RawBody, it.IsRedacted));
    }

    private static void AssertNoSecret(Decoded it)
    {
        Assert.DoesNotContain("hunter", it.AllTexts, StringComparison.Ordinal);
        Assert.Equal("", it.Password);
    }
}
