using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Tests.Adapters.Json;

/// <summary>What is accepted besides the exact form (1-protocol, "Encoding"), and that nothing more is.</summary>
public sealed class ToleranceTests
{
    [Theory]
    [InlineData("""{"AGENTID":"a1","mrd":"chat"}""")]
    [InlineData("""{"agentid":"a1","MRD":"chat"}""")]
    [InlineData("""{"\u0041gentId":"a1","M\u0052D":"chat"}""")]
    [InlineData("""{"AgentId":"\u00611","Mrd":"\u0063hat"}""")]
    [InlineData(" {\t\"AgentId\" :\r\n\"a1\" , \"Mrd\": \"chat\" } \n")]
    public void Names_go_by_their_letters_not_by_case_or_spelling(string body)
    {
        var it = Decoded.General("GetAgentState", body);

        Assert.Equal(("a1", "chat"), (it[it.Body.GetAgentState.AgentId], it[it.Body.GetAgentState.Mrd]));
    }

    [Fact]
    public void Unknown_properties_are_ignored_even_twice_and_nested()
    {
        var it = Decoded.General(
            "GetAgentState",
            """
            {"x":1,"x":[{"y":null},[2.5e-3,-0,true]],"AgentId":"a1","":"","Mrd":"chat","AgentIds":"z",
            "Priority":1}
            """);

        Assert.Equal(default, it.Refusal);
        Assert.Equal("a1", it[it.Body.GetAgentState.AgentId]);
    }

    [Fact]
    public void A_field_that_the_row_does_not_have_may_be_given_twice()
    {
        var it = Decoded.General("GetAgentState", """{"AgentId":"a1","Code":"1","Code":"2","Mrd":"chat"}""");

        Assert.Equal(default, it.Refusal);
    }

    [Theory]
    [InlineData("""{"Mrd":"m","ClientUniqueId":"c"}""")]
    [InlineData("""{"Mrd":"m","ClientUniqueId":"c","name":null,"params":null,"Priority":null}""")]
    [InlineData("""{"Mrd":"m","ClientUniqueId":"c","name":"","params":"","Priority":""}""")]
    [InlineData("""{"Mrd":"m","ClientUniqueId":"c","name":"","params":{}}""")]
    [InlineData("""{"Mrd":"m","ClientUniqueId":"c","name":"","params":[]}""")]
    public void An_optional_field_may_be_absent_null_or_empty(string body)
    {
        var it = Decoded.General("Task", body);

        Assert.Equal(default, it.Refusal);
        Assert.True(it.Body.CreateTask.Name.IsEmpty);
        Assert.True(it.Body.CreateTask.Params.IsEmpty);
        Assert.Equal(0, it.Body.CreateTask.Priority);
    }

    [Theory]
    [InlineData("""{"k":"v","l":"w"}""", "k=v;l=w")]
    [InlineData("""[{"k":"v"},{"l":"w"}]""", "k=v;l=w")]
    [InlineData("""[["k","v"],["l","w"]]""", "k=v;l=w")]
    [InlineData("""["k","v","l","w"]""", "k=v;l=w")]
    [InlineData("""{"n":1.50,"e":-2E+3,"t":true,"f":false,"z":null,"s":""}""", "n=1.50;e=-2E+3;t=true;f=false;z=;s=")]
    [InlineData("""["n",1,"t",true]""", "n=1;t=true")]
    [InlineData("""{"a\"\\\/\n\t":"\u0627\ud83d\ude42"}""", "a\"\\/\n\t=ا🙂")]
    [InlineData("""{"":"v","K":"1","k":"2"}""", "=v;K=1;k=2")]
    public void Params_have_four_forms_and_scalars_for_values(string written, string entries)
    {
        var it = Decoded.General("Task", $$"""{"Mrd":"m","ClientUniqueId":"c","params":{{written}} }""");

        Assert.Equal(default, it.Refusal);
        Assert.Equal(entries, it.Params(it.Body.CreateTask.Params));
    }

    [Theory]
    [InlineData("5", 5)]
    [InlineData("\"5\"", 5)]
    [InlineData("0", 1)]
    [InlineData("-7", 1)]
    [InlineData("11", 10)]
    [InlineData("99999999999999999999999999999999", 10)]
    public void Priority_is_a_number_or_its_text_and_clamped(string written, int priority)
    {
        var it = Decoded.General("Task", $$"""{"Mrd":"m","ClientUniqueId":"c","Priority":{{written}}}""");

        Assert.Equal(priority, it.Body.CreateTask.Priority);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("\"true\"", true)]
    [InlineData("\"false\"", false)]
    [InlineData("null", true)]
    [InlineData("\"\"", true)]
    public void Routable_is_a_boolean_or_its_text(string written, bool routable)
    {
        var it = Update("0", written);

        Assert.Equal(default, it.Refusal);
        Assert.Equal(routable, it.Body.UpdateAgentState.Routable);
    }

    [Theory]
    [InlineData("\"2026-07-27T10:15:30.123Z\"", 1785147330123)]
    [InlineData("\"2026-07-27T10:15:30Z\"", 1785147330000)]
    [InlineData("\"2026-07-27 10:15:30\"", 1785147330000)]
    [InlineData("1785147330123", 1785147330123)]
    [InlineData("\"1785147330123\"", 1785147330123)]
    [InlineData("\"2024-02-29T23:59:59.999Z\"", 1709251199999)]
    [InlineData("\"1970-01-01T00:00:00.000Z\"", 0)]
    [InlineData("-1", -1)]
    public void A_time_is_ISO_8601_or_milliseconds_or_a_date_and_a_time(string written, long milliseconds)
    {
        var it = Update(written, "true");

        Assert.Equal(default, it.Refusal);
        Assert.Equal(milliseconds, it.Body.UpdateAgentState.StateChangeTime);
    }

    [Fact]
    public void Ids_and_texts_may_have_exactly_their_limit_of_bytes()
    {
        var id = string.Concat(Enumerable.Repeat("ш", 32));
        var text = string.Concat(Enumerable.Repeat("🙂", 64));
        var it = Decoded.General("Task", $$"""{"Mrd":"{{id}}","ClientUniqueId":"{{id}}","name":"{{text}}"}""");

        Assert.Equal(default, it.Refusal);
        Assert.Equal((id, text), (it[it.Body.CreateTask.Mrd], it[it.Body.CreateTask.Name]));
    }

    [Fact]
    public void A_text_at_its_limit_may_be_written_wholly_in_escapes()
    {
        var text = string.Concat(Enumerable.Repeat("\\u0041", 256));
        var it = Decoded.General("Task", $$"""{"Mrd":"m","ClientUniqueId":"c","name":"{{text}}"}""");

        Assert.Equal(new string('A', 256), it[it.Body.CreateTask.Name]);
    }

    [Fact]
    public void Free_texts_may_have_control_characters_that_are_escaped()
    {
        var it = Decoded.General("Task", """{"Mrd":"m","ClientUniqueId":"c","name":"two\nlines\u0000"}""");

        Assert.Equal("two\nlines\0", it[it.Body.CreateTask.Name]);
    }

    [Fact]
    public void Params_may_have_exactly_their_limits()
    {
        var value = new string('v', (16 * 1024) - 62 - (31 * 1));
        var entries = string.Join(',', Enumerable.Range(0, 31).Select(i => $"\"{i:00}\":\"x\""));
        var it = Decoded.General(
            "Task", $$"""{"Mrd":"m","ClientUniqueId":"c","params":{ {{entries}},"":"{{value}}"} }""");

        Assert.Equal(default, it.Refusal);
        Assert.EndsWith("=" + value, it.Params(it.Body.CreateTask.Params), StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_of_exactly_the_limit_with_eight_levels_is_read()
    {
        const string head = """{"x":[[[[[[[""";
        const string tail = """]]]]]]],"AgentId":"a1","Mrd":"m"}""";
        var body = head + new string(' ', (64 * 1024) - head.Length - tail.Length) + tail;
        var it = Decoded.From(Source.General, "GetAgentState"u8.ToArray(), Encoding.UTF8.GetBytes(body));

        Assert.Equal((CommandKind.GetAgentState, default(Refusal)), (it.Kind, it.Refusal));
    }

    private static Decoded Update(string time, string routable) => Decoded.Routing(
        "AgentState",
        $$"""{"AgentId":"a1","State":"READY","MRD":"m","StateChangeTime":{{time}},"Routable":{{routable}}}""");
}
