using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Tests.Adapters.Json;

/// <summary>Every fault that a field can have, by body; the first in the order of the row wins.</summary>
public sealed class FieldFaultTests
{
    private const string LongId = "12345678901234567890123456789012345678901234567890123456789012345";

    [Theory]
    [InlineData("Connect", """{"Password":"p","Destination":"d"}""", Field.AgentId)]
    [InlineData("Connect", """{"AgentId":"a","Destination":"d"}""", Field.Password)]
    [InlineData("Connect", """{"AgentId":"a","Password":"","Destination":"d"}""", Field.Password)]
    [InlineData("Connect", """{"AgentId":"a","Password":"p"}""", Field.Destination)]
    [InlineData("Login", """{"AgentId":"a","Password":"p","Mrd":null}""", Field.Mrd)]
    [InlineData("AgentState", """{"AgentId":"a","Mrd":"m"}""", Field.State)]
    [InlineData("AgentState", """{"AgentId":"a","State":"","Mrd":"m"}""", Field.State)]
    [InlineData("Conference", """{"TaskId":"t","ConferenceParticipant":"b","Mrd":"m"}""", Field.ConferenceOwner)]
    [InlineData("Conference", """{"TaskId":"t","ConferenceOwner":"a","Mrd":"m"}""", Field.ConferenceParticipant)]
    [InlineData("Transfer", """{"TaskId":"t","RecipientAgentId":"b"}""", Field.OwnerAgentId)]
    [InlineData("Transfer", """{"TaskId":"t","OwnerAgentId":"a"}""", Field.RecipientAgentId)]
    [InlineData("TaskState", """{"State":"CLOSED"}""", Field.TaskId)]
    [InlineData("TaskState", """{"TaskId":"t"}""", Field.State)]
    [InlineData("Task", """{"ClientUniqueId":"c"}""", Field.Mrd)]
    [InlineData("Task", """{"Mrd":"m"}""", Field.ClientUniqueId)]
    [InlineData("GetAgentState", "{}", Field.AgentId)]
    [InlineData("GetTaskState", "{}", Field.TaskId)]
    [InlineData("GetEstimatedWait", "{}", Field.Mrd)]
    public void A_field_that_a_row_of_General_needs_is_missed(string type, string body, Field field) =>
        AssertMissing(Decoded.General(type, body), field);

    [Theory]
    [InlineData("AgentState", """{"AgentId":"a","State":"READY","MRD":"m"}""", Field.StateChangeTime)]
    [InlineData("AgentState", """{"AgentId":"a","State":"READY","StateChangeTime":1}""", Field.Mrd)]
    [InlineData("TaskState", """{"TaskId":"t","State":"NEW"}""", Field.Mrd)]
    [InlineData("NewTask", """{"MRD":"m","params":{}}""", Field.TaskId)]
    [InlineData("GetEstimatedWait", """{"params":{}}""", Field.Mrd)]
    public void A_field_that_a_row_of_RoutingEngine_needs_is_missed(string type, string body, Field field) =>
        AssertMissing(Decoded.Routing(type, body), field);

    [Theory]
    [InlineData("TaskConferenced", """{"TaskId":"t","OwnerAgentId":"a"}""", Field.ParticipantAgentId)]
    [InlineData("TaskAgentTransferred", """{"TaskId":"t","AgentId":"a"}""", Field.PreviousAgentId)]
    [InlineData("TaskAgentSelected", """{"TaskId":"t","AgentId":"a"}""", Field.Status)]
    [InlineData("TaskAgentSelected", """{"TaskId":"t","Status":"OFFERED"}""", Field.AgentId)]
    [InlineData("EstimatedWait", """{"Queue":"q","Position":1,"Seconds":2}""", Field.Mrd)]
    [InlineData("EstimatedWait", """{"MRD":"m","Position":1,"Seconds":2}""", Field.Queue)]
    [InlineData("EstimatedWait", """{"MRD":"m","Queue":"q","Seconds":2}""", Field.Position)]
    [InlineData("EstimatedWait", """{"MRD":"m","Queue":"q","Position":1,"Seconds":null}""", Field.Seconds)]
    [InlineData("Error", """{"Code":"UNKNOWN_TASK"}""", Field.Request)]
    [InlineData("Error", """{"Request":"Transfer"}""", Field.Code)]
    public void A_field_that_a_row_of_CommunicationServer_needs_is_missed(string type, string body, Field field) =>
        AssertMissing(Decoded.Communication(type, body), field);

    [Theory]
    [InlineData("GetAgentState", """{"AgentId":1,"Mrd":"m"}""", Field.AgentId, Fault.WrongType)]
    [InlineData("GetAgentState", """{"AgentId":true,"Mrd":"m"}""", Field.AgentId, Fault.WrongType)]
    [InlineData("GetAgentState", """{"AgentId":{},"Mrd":"m"}""", Field.AgentId, Fault.WrongType)]
    [InlineData("GetAgentState", """{"AgentId":"a","Mrd":["m"]}""", Field.Mrd, Fault.WrongType)]
    [InlineData("GetAgentState", $$"""{"AgentId":"{{LongId}}","Mrd":"m"}""", Field.AgentId, Fault.TooLong)]
    [InlineData("GetAgentState", $$"""{"AgentId":"{{LongId}}\n","Mrd":"m"}""", Field.AgentId, Fault.TooLong)]
    [InlineData("GetAgentState", """{"AgentId":"a\u0000b","Mrd":"m"}""", Field.AgentId, Fault.BadCharacter)]
    [InlineData("GetAgentState", """{"AgentId":"a\tb","Mrd":"m"}""", Field.AgentId, Fault.BadCharacter)]
    [InlineData("GetAgentState", "{\"AgentId\":\"a\u007f\",\"Mrd\":\"m\"}", Field.AgentId, Fault.BadCharacter)]
    [InlineData("GetAgentState", "{\"AgentId\":\"é\u0085\",\"Mrd\":\"m\"}", Field.AgentId, Fault.BadCharacter)]
    [InlineData("GetAgentState", """{"AgentId":"\ud800","Mrd":"m"}""", Field.AgentId, Fault.BadCharacter)]
    [InlineData("GetAgentState", """{"AgentId":"\udc00","Mrd":"m"}""", Field.AgentId, Fault.BadCharacter)]
    [InlineData("GetAgentState", """{"AgentId":"\ud800\ud800","Mrd":"m"}""", Field.AgentId, Fault.BadCharacter)]
    [InlineData("GetAgentState", """{"AgentId":"\ud800\n","Mrd":"m"}""", Field.AgentId, Fault.BadCharacter)]
    [InlineData("GetAgentState", """{"AgentId":"a","Mrd":"m","MRD":"m"}""", Field.Mrd, Fault.GivenTwice)]
    [InlineData("GetAgentState", """{"AgentId":"a","agentid":null,"Mrd":"m"}""", Field.AgentId, Fault.GivenTwice)]
    [InlineData("AgentState", """{"AgentId":"a","State":"ready","Mrd":"m"}""", Field.State, Fault.NotAValue)]
    [InlineData("AgentState", """{"AgentId":"a","State":"NEW","Mrd":"m"}""", Field.State, Fault.NotAValue)]
    [InlineData("AgentState", """{"AgentId":"a","State":4,"Mrd":"m"}""", Field.State, Fault.WrongType)]
    [InlineData("TaskState", """{"TaskId":"t","State":"READY"}""", Field.State, Fault.NotAValue)]
    [InlineData("Task", """{"Mrd":"m","ClientUniqueId":"c","name":5}""", Field.Name, Fault.WrongType)]
    [InlineData("Task", """{"Mrd":"m","ClientUniqueId":"c","name":"\ud83d"}""", Field.Name, Fault.BadCharacter)]
    [InlineData("Task", """{"Mrd":"m","ClientUniqueId":"c","Priority":2.0}""", Field.Priority, Fault.NotAValue)]
    [InlineData("Task", """{"Mrd":"m","ClientUniqueId":"c","Priority":1e1}""", Field.Priority, Fault.NotAValue)]
    [InlineData("Task", """{"Mrd":"m","ClientUniqueId":"c","Priority":"+1"}""", Field.Priority, Fault.NotAValue)]
    [InlineData("Task", """{"Mrd":"m","ClientUniqueId":"c","Priority":"01"}""", Field.Priority, Fault.NotAValue)]
    [InlineData("Task", """{"Mrd":"m","ClientUniqueId":"c","Priority":"-"}""", Field.Priority, Fault.NotAValue)]
    [InlineData("Task", """{"Mrd":"m","ClientUniqueId":"c","Priority":true}""", Field.Priority, Fault.WrongType)]
    [InlineData("Connect",
        """
        {"AgentId":"a","Password":"p","Destination":"a,b"}
        """, Field.Destination, Fault.NotADestination)]
    [InlineData("Connect",
        """
        {"AgentId":"a","Password":"p","Destination":"topic://"}
        """, Field.Destination, Fault.NotADestination)]
    [InlineData("Connect",
        """
        {"AgentId":"a","Password":"p","Destination":"a\nb"}
        """, Field.Destination, Fault.NotADestination)]
    [InlineData("Connect", """{"AgentId":"a","Password":{},"Destination":"d"}""", Field.Password, Fault.WrongType)]
    [InlineData("Connect",
        """
        {"AgentId":"a","Password":"p","PASSWORD":"p","Destination":"d"}
        """, Field.Password, Fault.GivenTwice)]
    public void A_field_of_General_cannot_be_used(string type, string body, Field field, Fault fault)
    {
        var it = Decoded.General(type, body);

        Assert.Equal(new Refusal(RefusalCode.InvalidField, field, fault), it.Refusal);
        Assert.Equal("", it.Password);
    }

    [Theory]
    [InlineData("0", "1", Field.Position, Fault.NotAValue)]
    [InlineData("1.0", "1", Field.Position, Fault.NotAValue)]
    [InlineData("2147483648", "1", Field.Position, Fault.NotAValue)]
    [InlineData("\"1\"", "1", Field.Position, Fault.WrongType)]
    [InlineData("1", "-2", Field.Seconds, Fault.NotAValue)]
    [InlineData("1", "99999999999999999999", Field.Seconds, Fault.NotAValue)]
    [InlineData("1", "true", Field.Seconds, Fault.WrongType)]
    [InlineData("1", "1,\"seconds\":1", Field.Seconds, Fault.GivenTwice)]
    public void A_number_of_EstimatedWait_cannot_be_used(string position, string seconds, Field field, Fault fault)
    {
        var it = Decoded.Communication(
            "EstimatedWait", $$"""{"MRD":"m","Queue":"q","Position":{{position}},"Seconds":{{seconds}}}""");

        Assert.Equal(new Refusal(RefusalCode.InvalidField, field, fault), it.Refusal);
    }

    [Theory]
    [InlineData("\"2026-07-27\"", Fault.NotAValue)]
    [InlineData("\"2026-02-29T00:00:00.000Z\"", Fault.NotAValue)]
    [InlineData("\"2026-13-01T00:00:00.000Z\"", Fault.NotAValue)]
    [InlineData("\"2026-01-01T24:00:00.000Z\"", Fault.NotAValue)]
    [InlineData("\"2026-01-01T00:00:60.000Z\"", Fault.NotAValue)]
    [InlineData("\"2026-01-01T00:00:00.000+01:00\"", Fault.NotAValue)]
    [InlineData("\"2026-01-01T00:00:00.0000Z\"", Fault.NotAValue)]
    [InlineData("\"2026-01-01T00:00:00.0x0Z\"", Fault.NotAValue)]
    [InlineData("\"2026-01-01 00:00:00Z\"", Fault.NotAValue)]
    [InlineData("\"2026-01-01T00:00:00\"", Fault.NotAValue)]
    [InlineData("\"0000-01-01T00:00:00Z\"", Fault.NotAValue)]
    [InlineData("\"yesterday\"", Fault.NotAValue)]
    [InlineData("1.5", Fault.NotAValue)]
    [InlineData("253402300800000", Fault.NotAValue)]
    [InlineData("true", Fault.WrongType)]
    public void A_time_is_in_none_of_its_forms(string value, Fault fault)
    {
        var it = Decoded.Routing(
            "AgentState", $$"""{"AgentId":"a","State":"READY","MRD":"m","StateChangeTime":{{value}}}""");

        Assert.Equal(new Refusal(RefusalCode.InvalidField, Field.StateChangeTime, fault), it.Refusal);
    }

    [Theory]
    [InlineData("\"True\"", Fault.NotAValue)]
    [InlineData("\"yes\"", Fault.NotAValue)]
    [InlineData("1", Fault.WrongType)]
    public void Routable_is_neither_a_boolean_nor_its_text(string value, Fault fault)
    {
        var it = Decoded.Routing(
            "AgentState",
            $$"""{"AgentId":"a","State":"READY","MRD":"m","StateChangeTime":1,"Routable":{{value}}}""");

        Assert.Equal(new Refusal(RefusalCode.InvalidField, Field.Routable, fault), it.Refusal);
    }

    [Theory]
    [InlineData("\"CLOSED\"", Fault.NotAValue)]
    [InlineData("1", Fault.WrongType)]
    public void A_status_of_row_15_is_none_of_its_words(string value, Fault fault)
    {
        var it = Decoded.Communication(
            "TaskAgentSelected", $$"""{"TaskId":"t","AgentId":"a","Status":{{value}}}""");

        Assert.Equal(new Refusal(RefusalCode.InvalidField, Field.Status, fault), it.Refusal);
    }

    [Theory]
    [InlineData("\"5\"", Fault.WrongType)]
    [InlineData("-1", Fault.NotAValue)]
    [InlineData("1.5", Fault.NotAValue)]
    public void Decision_of_row_15_is_a_whole_number(string value, Fault fault)
    {
        var it = Decoded.Communication(
            "TaskAgentSelected", $$"""{"TaskId":"t","AgentId":"a","Status":"OFFERED","Decision":{{value}}}""");

        Assert.Equal(new Refusal(RefusalCode.InvalidField, Field.Decision, fault), it.Refusal);
    }

    [Theory]
    [InlineData("\"5\"", Fault.WrongType)]
    [InlineData("-1", Fault.NotAValue)]
    [InlineData("99999999999", Fault.NotAValue)]
    public void RetryAfter_of_an_Error_is_a_number_of_seconds(string value, Fault fault)
    {
        var it = Decoded.Communication(
            "Error", $$"""{"Request":"NewTask","Code":"OVERLOADED","RetryAfter":{{value}}}""");

        Assert.Equal(new Refusal(RefusalCode.InvalidField, Field.RetryAfter, fault), it.Refusal);
    }

    [Theory]
    [InlineData("5", Fault.WrongType)]
    [InlineData("\"k\"", Fault.WrongType)]
    [InlineData("""{"k":{}}""", Fault.WrongType)]
    [InlineData("""{"k":["v"]}""", Fault.WrongType)]
    [InlineData("""[{"k":"v","l":"w"}]""", Fault.WrongType)]
    [InlineData("""[{}]""", Fault.WrongType)]
    [InlineData("""[["k"]]""", Fault.WrongType)]
    [InlineData("""[["k","v","w"]]""", Fault.WrongType)]
    [InlineData("""[[1,"v"]]""", Fault.WrongType)]
    [InlineData("""["k"]""", Fault.WrongType)]
    [InlineData("""["k","v","l"]""", Fault.WrongType)]
    [InlineData("""[1,"v"]""", Fault.WrongType)]
    [InlineData("""[{"k":"v"},["l","w"]]""", Fault.WrongType)]
    [InlineData("""["k","v",{"l":"w"}]""", Fault.WrongType)]
    [InlineData("""{"k":"v","k":"v"}""", Fault.GivenTwice)]
    [InlineData("""{"k":"","\u006b":""}""", Fault.GivenTwice)]
    [InlineData("""["k","v","k","w"]""", Fault.GivenTwice)]
    [InlineData("""{"k":"\ud800"}""", Fault.BadCharacter)]
    [InlineData("""{"\udc00":"v"}""", Fault.BadCharacter)]
    public void Params_have_none_of_their_forms(string value, Fault fault) =>
        AssertParams(value, fault);

    [Fact]
    public void Params_are_limited_in_entries_and_in_bytes()
    {
        AssertParams("{" + string.Join(',', Enumerable.Range(0, 33).Select(i => $"\"{i}\":1")) + "}", Fault.TooLong);
        AssertParams($$"""{"k":"{{new string('v', 16 * 1024)}}"}""", Fault.TooLong);
        AssertParams($$"""{"k":"\n{{new string('v', (16 * 1024) - 1)}}"}""", Fault.TooLong);
    }

    [Theory]
    [InlineData("name", Field.Name)]
    [InlineData("Code", Field.Code)]
    public void A_text_is_at_most_256_bytes(string name, Field field)
    {
        var long257 = new string('x', 257);
        var it = field == Field.Name
            ? Decoded.General("Task", $$"""{"Mrd":"m","ClientUniqueId":"c","{{name}}":"{{long257}}"}""")
            : Decoded.General("TaskState", $$"""{"TaskId":"t","State":"CLOSED","{{name}}":"{{long257}}"}""");

        Assert.Equal(new Refusal(RefusalCode.InvalidField, field, Fault.TooLong), it.Refusal);
    }

    [Fact]
    public void READY_with_a_reason_is_refused_in_row_3()
    {
        var it = Decoded.General("AgentState", """{"AgentId":"a","State":"READY","Mrd":"m","ReasonCode":"r"}""");

        Assert.Equal(new Refusal(RefusalCode.InvalidField, Field.ReasonCode, Fault.ReasonWithReady), it.Refusal);
        Assert.Equal(
            default,
            Decoded.General("AgentState", """{"AgentId":"a","State":"READY","Mrd":"m","ReasonCode":""}""").Refusal);
    }

    [Fact]
    public void The_first_fault_in_the_order_of_the_row_wins_wherever_it_stands_in_the_body()
    {
        var it = Decoded.General(
            "Connect", """{"Destination":"a,b","Extension":1,"AgentId":{},"Password":"p"}""");

        Assert.Equal(new Refusal(RefusalCode.InvalidField, Field.AgentId, Fault.WrongType), it.Refusal);
    }

    [Theory]
    [InlineData(Source.General, "Task", """{"Mrd":1,"ClientUniqueId":"c","AgentId":"a","TaskId":"t"}""", "a,t,,c")]
    [InlineData(Source.General, "GetAgentState", """{"Mrd":"m","AgentId":"a","agentId":"b"}""", ",,m,")]
    [InlineData(Source.General, "Conference",
        """
        {"ConferenceOwner":"a","ConferenceParticipant":"b","Mrd":"m"}
        """, "a,,m,")]
    [InlineData(Source.General, "Transfer", """{"TaskId":"t","OwnerAgentId":"a","RecipientAgentId":""}""", "a,t,,")]
    [InlineData(Source.General, "Nonsense", """{"AgentId":"a","Mrd":"m"}""", "a,,m,")]
    [InlineData(Source.General, "Connect", """{"AgentId":"a","Password":"p","Destination":""}""", "a,,,")]
    public void The_ids_of_a_refused_message_are_known_as_far_as_they_can_be_read(
        Source source, string type, string body, string known)
    {
        var it = Decoded.From(source, type, body);

        Assert.True(it.Refusal.IsRefusal);
        Assert.Equal(known, it.KnownAsText());
    }

    private static void AssertMissing(Decoded it, Field field) =>
        Assert.Equal(new Refusal(RefusalCode.MissingField, field, Fault.Absent), it.Refusal);

    private static void AssertParams(string value, Fault fault)
    {
        var it = Decoded.General("Task", $$"""{"Mrd":"m","ClientUniqueId":"c","params":{{value}} }""");

        Assert.Equal(new Refusal(RefusalCode.InvalidField, Field.Params, fault), it.Refusal);
        Assert.Equal(",,m,c", it.KnownAsText());
    }
}
