using System.Text;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Tests.Adapters.Json;

/// <summary>Messages that cannot be decoded at all: refused, and kept for the dead letters as they came.</summary>
public sealed class UndecodableTests
{
    /// <summary>
    /// Of the nine sample bodies of the Media Routing API page that are not JSON, those without a password, as the
    /// page prints them.
    /// </summary>
    [Theory]
    [InlineData(Source.General, "AgentState",
        """
        {"AgentId":"<agent-id>","State":"<agent-state>","Mrd":"<mrdId>""ReasonCode":"<reason-code-id>"}
        """)]
    [InlineData(Source.General, "Conference",
        """
        {"TaskId":"<task-id>","ConferenceOwner":"<conference-owner-agent-id>",
        "ConferenceParticipant":"<conference-participant-agent-id>""Mrd":"<mrd-id>"}
        """)]
    [InlineData(Source.RoutingEngine, "Conference",
        """
        {"TaskId":"<task-id>","ConferenceOwner":"<conference-owner-agent-id>",
        "ConferenceParticipant":"<conference-participant-agent-id>""Mrd":"<mrd-id>"}
        """)]
    [InlineData(Source.General, "Transfer", "{")]
    [InlineData(Source.General, "TaskState",
        """
        {"AgentId":"<agent-id">,"TaskId":"<task-id>","State":"<task-state>",
        "Code":"<state-change-code>"}
        """)]
    [InlineData(Source.RoutingEngine, "TaskState",
        """
        {"AgentId":"<agent-id">,"TaskId":"<task-id>","MRD":"<mrd-id>","State":"<task-state>"}
        """)]
    [InlineData(Source.General, "Task",
        """
        {"Mrd":"<mrd-id>","ClientUniqueId":"<client-unique-id>",
        "name":"Name of customer""params":["key","<value>"],}
        """)]
    [InlineData(Source.RoutingEngine, "NewTask",
        """
        {"MRD":"<mrd-id>","TaskId":"<task-id>","params":["key":"value"]}
        """)]
    public void A_body_of_the_page_that_is_not_JSON_is_refused_and_kept_unchanged(
        Source source, string type, string body)
    {
        body = body.Replace("\n", "", StringComparison.Ordinal);
        var it = Decoded.From(source, type, body);

        Assert.NotEqual(CommandKind.None, it.Kind);
        AssertMalformed(it);
        Assert.Equal((type, body, false), (it.Type, it.RawBody, it.IsRedacted));
    }

    [Fact]
    public void The_Connect_of_the_page_is_refused_and_kept_without_its_password()
    {
        var it = Decoded.General(
            "Connect",
            """
            {"AgentId":"<agent-id>","Password":"<agent-pwd>",
            "Extension":"<agent-extension>""Destination":"<client-destination>"}
            """);

        AssertMalformed(it);
        Assert.Equal(
            """
            {"AgentId":"<agent-id>","Password":"***",
            "Extension":"<agent-extension>""Destination":"<client-destination>"}
            """,
            it.RawBody);
        Assert.True(it.IsRedacted);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("5")]
    [InlineData("{}{}")]
    [InlineData("{} x")]
    [InlineData("\ufeff{}")]
    [InlineData("{,}")]
    [InlineData("""{"a"}""")]
    [InlineData("""{"a":}""")]
    [InlineData("""{"a":1,}""")]
    [InlineData("""{"a":1 "b":2}""")]
    [InlineData("""{a:1}""")]
    [InlineData("""{'a':1}""")]
    [InlineData("""{"a":[1,]}""")]
    [InlineData("""{"a":[1}""")]
    [InlineData("""{"a":{]}""")]
    [InlineData("""{"a":/* no */1}""")]
    [InlineData("{\"a\":1 // no\n}")]
    [InlineData("""{"a":01}""")]
    [InlineData("""{"a":+1}""")]
    [InlineData("""{"a":.5}""")]
    [InlineData("""{"a":5.}""")]
    [InlineData("""{"a":5e}""")]
    [InlineData("""{"a":-}""")]
    [InlineData("""{"a":NaN}""")]
    [InlineData("""{"a":True}""")]
    [InlineData("""{"a":truex}""")]
    [InlineData("""{"a":nul}""")]
    [InlineData("""{"a":"\x"}""")]
    [InlineData("""{"a":"\u12g4"}""")]
    [InlineData("""{"a":"\u123"}""")]
    [InlineData("""{"a":"\""")]
    [InlineData("""{"a":"open""")]
    [InlineData("{\"a\":\"two\nlines\"}")]
    [InlineData("{\"a\":\"nul\0\"}")]
    [InlineData("""{"a":[[[[[[[[1]]]]]]]]}""")]
    public void A_body_that_is_not_one_JSON_object_is_refused_and_kept(string body)
    {
        var it = Decoded.General("GetAgentState", body);

        AssertMalformed(it);
        Assert.Equal(("GetAgentState", body), (it.Type, it.RawBody));
        Assert.Equal(",,,", it.KnownAsText());
    }

    [Fact]
    public void A_body_that_is_not_UTF_8_is_refused_and_kept()
    {
        byte[] body = [.. "{\"AgentId\":\""u8, 0xC3, .. "\",\"Mrd\":\"m\"}"u8];
        var it = Decoded.From(Source.General, "GetAgentState"u8.ToArray(), body);

        AssertMalformed(it);
        Assert.Equal(Encoding.UTF8.GetString(body), it.RawBody);
    }

    [Fact]
    public void A_message_that_is_neither_text_nor_bytes_is_refused()
    {
        var it = Decoded.From(Source.General, "Connect"u8.ToArray(), body: null);

        AssertMalformed(it);
        Assert.Equal(("", false), (it.RawBody, it.IsRedacted));
    }

    [Theory]
    [InlineData(Source.General, "")]
    [InlineData(Source.General, "connect")]
    [InlineData(Source.General, "Connect ")]
    [InlineData(Source.General, "NewTask")]
    [InlineData(Source.General, "Chat-Server-Restore")]
    [InlineData(Source.General, "TaskConferenced")]
    [InlineData(Source.RoutingEngine, "Task")]
    [InlineData(Source.RoutingEngine, "Connect")]
    [InlineData(Source.RoutingEngine, "chat-server-restore")]
    [InlineData(Source.RoutingEngine, "Error")]
    [InlineData(Source.CommunicationServer, "AgentState")]
    [InlineData(Source.Internal, "Connect")]
    public void A_type_that_the_queue_does_not_serve_is_refused_and_kept_as_written(Source source, string type)
    {
        var it = Decoded.From(source, type, """{"AgentId":"a"}""");

        Assert.Equal((CommandKind.None, new Refusal(RefusalCode.UnknownType, Field.JmsType)), (it.Kind, it.Refusal));
        Assert.Equal((type, """{"AgentId":"a"}"""), (it.Type, it.RawBody));
    }

    [Fact]
    public void The_type_is_judged_before_the_body()
    {
        var it = Decoded.General("ping", "not JSON");

        Assert.Equal(RefusalCode.UnknownType, it.Refusal.Code);
        Assert.Equal("not JSON", it.RawBody);
    }

    [Fact]
    public void A_type_that_is_too_long_or_not_UTF_8_is_kept_as_a_text()
    {
        var longType = Decoded.General(string.Concat(Enumerable.Repeat("ш", 200)), "{}");
        var badType = Decoded.From(Source.General, [(byte)'x', 0xFF, (byte)'y'], "{}"u8.ToArray());

        Assert.Equal(string.Concat(Enumerable.Repeat("ш", 128)), longType.Type);
        Assert.Equal("x\ufffdy", badType.Type);
    }

    [Fact]
    public void A_body_over_the_limit_is_refused_unread_and_kept()
    {
        var body = """{"AgentId":"a1"}""" + new string(' ', Limits.BodyBytes);
        var it = Decoded.General("GetAgentState", body);

        Assert.Equal(new Refusal(RefusalCode.TooLarge, Field.Body), it.Refusal);
        Assert.Equal(("GetAgentState", body), (it.Type, it.RawBody));
        Assert.Equal(",,,", it.KnownAsText());
    }

    [Fact]
    public void Of_a_body_over_the_limit_of_dead_letters_the_first_part_is_kept_in_whole_characters()
    {
        var body = "x" + string.Concat(Enumerable.Repeat("🙂", Limits.DeadLetterBytes / 4));
        var it = Decoded.General("GetAgentState", body);

        Assert.Equal(body[..^2], it.RawBody);
        Assert.False(it.IsRedacted);
    }

    private static void AssertMalformed(Decoded it) =>
        Assert.Equal(new Refusal(RefusalCode.MalformedJson, Field.Body), it.Refusal);
}
