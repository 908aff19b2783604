using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Json;

namespace MediaRouting.Tests.Adapters.Json;

/// <summary>Every event, byte for byte.</summary>
public sealed class EventEncoderTests
{
    private const long Time = 1785147330123;

    private readonly EventEncoder _encoder = new();
    private EventSlot _slot;

    public EventEncoderTests() => _slot.Text.Initialize(new PayloadPool());

    [Fact]
    public void Row_5_Conference()
    {
        _slot.Body.Conference = new Conference(T("t1"), T("a1"), T("a2"), T("chat"));
        AssertEncoded(
            EventKind.RoutingConference,
            "Conference",
            """{"TaskId":"t1","ConferenceOwner":"a1","ConferenceParticipant":"a2","Mrd":"chat"}""");
    }

    [Theory]
    [InlineData(EventKind.RoutingTaskConferenced)]
    [InlineData(EventKind.TaskConferenced)]
    public void Row_6_TaskConferenced(EventKind kind)
    {
        _slot.Body.TaskConferenced = new TaskConferenced(T("t1"), T("a1"), T("a2"));
        AssertEncoded(kind, "TaskConferenced", """{"TaskId":"t1","OwnerAgentId":"a1","ParticipantAgentId":"a2"}""");
    }

    [Fact]
    public void Row_8_Transfer()
    {
        _slot.Body.Transfer = new Transfer(T("t1"), T("a1"), T("a2"));
        AssertEncoded(
            EventKind.RoutingTransfer, "Transfer", """{"TaskId":"t1","OwnerAgentId":"a1","RecipientAgentId":"a2"}""");
    }

    [Theory]
    [InlineData(EventKind.RoutingTaskAgentTransferred)]
    [InlineData(EventKind.TaskAgentTransferred)]
    public void Row_9_TaskAgentTransferred(EventKind kind)
    {
        _slot.Body.TaskAgentTransferred = new TaskAgentTransferred(T("t1"), T("a2"), T("a1"));
        AssertEncoded(kind, "TaskAgentTransferred", """{"TaskId":"t1","AgentId":"a2","PreviousAgentId":"a1"}""");
    }

    [Fact]
    public void Row_10_AgentState_spells_MRD_and_has_no_PendingState()
    {
        _slot.Body.AgentStateChanged = new AgentStateChanged(
            T("a1"), T("chat"), T("lunch"), AgentState.NotReady, AgentState.NotReady, Routable: false, Time);
        AssertEncoded(
            EventKind.RoutingAgentState,
            "AgentState",
            """
            {"AgentId":"a1","State":"NOT_READY","MRD":"chat","ReasonCode":"lunch",
            "StateChangeTime":"2026-07-27T10:15:30.123Z","Routable":false}
            """);
    }

    [Fact]
    public void Row_12_TaskState_spells_MRD_and_has_no_Code()
    {
        _slot.Body.TaskStateChanged = new TaskStateChanged(T("t1"), default, T("chat"), TaskState.New, T("RONA"));
        AssertEncoded(
            EventKind.RoutingTaskState, "TaskState", """{"AgentId":"","TaskId":"t1","MRD":"chat","State":"NEW"}""");
    }

    [Fact]
    public void Row_14_NewTask_has_a_Priority_only_if_there_is_one()
    {
        _slot.Body.NewTask = new CreateTask(T("chat"), T("t1"), T("c1"), T("Ada"), Params(("k", "v"), ("", "\"")), 3);
        AssertEncoded(
            EventKind.NewTask, "NewTask", """{"MRD":"chat","TaskId":"t1","params":{"k":"v","":"\""},"Priority":3}""");

        _slot.Body.NewTask = new CreateTask(T("chat"), T("t1"), default, default, default, 0);
        AssertEncoded(EventKind.NewTask, "NewTask", """{"MRD":"chat","TaskId":"t1","params":{}}""");
    }

    [Theory]
    [InlineData(SelectionStatus.Offered, "a1", "OFFERED", 0, "")]
    [InlineData(SelectionStatus.Offered, "a1", "OFFERED", long.MaxValue, ",\"Decision\":9223372036854775807")]
    [InlineData(SelectionStatus.NoAgentAvailable, "", "NO_AGENT_AVAILABLE", 0, "")]
    public void Row_15_TaskAgentSelected(
        SelectionStatus status, string agent, string word, long decision, string rest)
    {
        _slot.Body.TaskAgentSelected = new TaskAgentSelected(T("t1"), T(agent), status, decision);
        AssertEncoded(
            EventKind.TaskAgentSelected,
            "TaskAgentSelected",
            $$"""{"TaskId":"t1","AgentId":"{{agent}}","Status":"{{word}}"{{rest}}}""");
    }

    [Fact]
    public void Connect_answers_with_the_destination_as_it_was_written()
    {
        _slot.Body.AgentConnected = new AgentConnected(T("a1"), T("topic://desk"));
        AssertEncoded(
            EventKind.AgentConnected,
            "Connect",
            """{"AgentId":"a1","Status":"CONNECTED","Destination":"topic://desk"}""");
    }

    [Fact]
    public void AgentState_has_a_PendingState_only_if_one_is_pending()
    {
        _slot.Body.AgentStateChanged = new AgentStateChanged(
            T("a1"), T("chat"), default, AgentState.Active, AgentState.None, Routable: true, Time);
        AssertEncoded(
            EventKind.AgentStateChanged,
            "AgentState",
            """
            {"AgentId":"a1","State":"ACTIVE","Mrd":"chat","ReasonCode":"",
            "StateChangeTime":"2026-07-27T10:15:30.123Z","Routable":true}
            """);

        _slot.Body.AgentStateChanged = _slot.Body.AgentStateChanged with { PendingState = AgentState.NotReady };
        AssertEncoded(
            EventKind.AgentStateChanged,
            "AgentState",
            """
            {"AgentId":"a1","State":"ACTIVE","Mrd":"chat","ReasonCode":"",
            "StateChangeTime":"2026-07-27T10:15:30.123Z","PendingState":"NOT_READY","Routable":true}
            """);
    }

    [Fact]
    public void Task_answers_with_the_id_and_the_true_state()
    {
        _slot.Body.TaskCreated = new TaskCreated(T("c1"), T("t1"), T("chat"), TaskState.WrappingUp);
        AssertEncoded(
            EventKind.TaskCreated,
            "Task",
            """{"ClientUniqueId":"c1","TaskId":"t1","Mrd":"chat","State":"WRAPPING_UP"}""");
    }

    [Fact]
    public void TaskAssigned_carries_name_and_params_with_every_character_as_it_is()
    {
        _slot.Body.TaskAssigned = new TaskAssigned(
            T("t1"), T("a1"), T("chat"), T("c1"), T("ليلى <🙂> &"),
            Params(("سؤال", "é\u2028"), ("tab", "a\tb\\\u007f")));
        AssertEncoded(
            EventKind.TaskAssigned,
            "TaskAssigned",
            "{\"TaskId\":\"t1\",\"AgentId\":\"a1\",\"Mrd\":\"chat\",\"ClientUniqueId\":\"c1\",\"name\":\"ليلى <🙂> &\","
            + "\"params\":{\"سؤال\":\"é\u2028\",\"tab\":\"a\\u0009b\\\\\u007f\"},\"Status\":\"OFFERED\"}");
    }

    [Fact]
    public void TaskState_has_every_field_also_without_a_value()
    {
        _slot.Body.TaskStateChanged = new TaskStateChanged(T("t1"), default, T("chat"), TaskState.Closed, T("DONE"));
        AssertEncoded(
            EventKind.TaskStateChanged,
            "TaskState",
            """{"TaskId":"t1","AgentId":"","Mrd":"chat","State":"CLOSED","Code":"DONE"}""");

        _slot.Body.TaskStateChanged = new TaskStateChanged(T("t1"), default, T("chat"), TaskState.New, default);
        AssertEncoded(
            EventKind.TaskStateChanged,
            "TaskState",
            """{"TaskId":"t1","AgentId":"","Mrd":"chat","State":"NEW","Code":""}""");
    }

    [Fact]
    public void An_Error_has_the_ids_that_are_known_and_a_sentence_that_names_the_field()
    {
        _slot.Body.Refused = new Refused(
            CommandKind.ChangeTaskState, default, new Refusal(RefusalCode.MissingField, Field.TaskId, Fault.Absent),
            T("a1"), default, default, default, AgentState.None, TaskState.None, RetryAfter: 0, Message: default);
        AssertEncoded(
            EventKind.Refused,
            "Error",
            """
            {"Request":"TaskState","Code":"MISSING_FIELD",
            "Message":"TaskId is missing; expected an id of 1 to 64 bytes.","AgentId":"a1"}
            """);
    }

    [Fact]
    public void An_Error_has_all_its_fields_in_the_order_of_the_table()
    {
        _slot.Body.Refused = new Refused(
            CommandKind.None, T("Nonsense"), new Refusal(RefusalCode.Overloaded),
            T("a1"), T("t1"), T("chat"), T("c1"), AgentState.None, TaskState.Paused, RetryAfter: 5, T("Try later."));
        AssertEncoded(
            EventKind.Refused,
            "Error",
            """
            {"Request":"Nonsense","Code":"OVERLOADED","Message":"Try later.","AgentId":"a1","TaskId":"t1",
            "Mrd":"chat","ClientUniqueId":"c1","State":"PAUSED","RetryAfter":5}
            """);
    }

    [Fact]
    public void A_body_longer_than_any_before_is_written_whole()
    {
        var value = new string('\u0001', 16 * 1024);
        _slot.Body.NewTask = new CreateTask(T("chat"), T("t1"), default, default, Params(("k", value)), 0);
        AssertEncoded(
            EventKind.NewTask,
            "NewTask",
            """{"MRD":"chat","TaskId":"t1","params":{"k":"""
            + $"\"{string.Concat(Enumerable.Repeat("\\u0001", 16 * 1024))}\"}}}}");
    }

    [Theory]
    [InlineData(EventKind.None)]
    [InlineData(EventKind.DeadLettered)]
    [InlineData(EventKind.CommandApplied)]
    public void An_event_without_JSON_is_not_encoded(EventKind kind)
    {
        _slot.Kind = kind;

        Assert.Throws<InvalidOperationException>(() => _encoder.Encode(ref _slot).Length);
        Assert.True(WireNames.Of(kind).IsEmpty);
    }

    [Fact]
    public void The_answer_to_chat_server_restore()
    {
        _slot.Body.ChatServerRestored = new ChatServerRestored(Agents: 100_000, Requeued: 0);
        AssertEncoded(
            EventKind.ChatServerRestored, "chat-server-restore", """{"Agents":100000,"Requeued":0}""");
    }

    [Fact]
    public void EstimatedWait_has_its_numbers_as_numbers()
    {
        _slot.Body.EstimatedWait = new EstimatedWait(T("chat"), T("sales"), Position: 3, Seconds: -1);
        AssertEncoded(
            EventKind.EstimatedWait,
            "EstimatedWait",
            """{"Mrd":"chat","Queue":"sales","Position":3,"Seconds":-1}""");
    }

    [Fact]
    public void The_question_to_MRE_and_its_answer_have_its_spelling()
    {
        var packed = _slot.Text.Take(PackedParams.WriteEntry(_slot.Text.Reserve(64), "k"u8, "v"u8));
        _slot.Body.GetEstimatedWait = new GetEstimatedWait(T("chat"), packed, Priority: 3, MayForward: false);
        AssertEncoded(
            EventKind.GetEstimatedWait, "GetEstimatedWait", """{"MRD":"chat","params":{"k":"v"},"Priority":3}""");
        _slot.Body.GetEstimatedWait = new GetEstimatedWait(T("chat"), default, Priority: 0, MayForward: false);
        AssertEncoded(EventKind.GetEstimatedWait, "GetEstimatedWait", """{"MRD":"chat","params":{}}""");
        _slot.Body.EstimatedWait = new EstimatedWait(T("chat"), T("sales"), Position: 1, Seconds: 0);
        AssertEncoded(
            EventKind.RoutingEstimatedWait,
            "EstimatedWait",
            """{"MRD":"chat","Queue":"sales","Position":1,"Seconds":0}""");
    }

    private void AssertEncoded(EventKind kind, string type, string body)
    {
        _slot.Kind = kind;
        var exact = body.Replace("\n", "", StringComparison.Ordinal);
        Assert.Equal(exact, Encoding.UTF8.GetString(_encoder.Encode(ref _slot)));
        Assert.Equal(type, Encoding.UTF8.GetString(WireNames.Of(kind)));
    }

    private TextRef T(string text) => _slot.Text.Append(Encoding.UTF8.GetBytes(text));

    private TextRef Params(params ReadOnlySpan<(string Key, string Value)> entries)
    {
        var bytes = new byte[64 * 1024];
        var length = 0;
        foreach (var (key, value) in entries)
        {
            length += PackedParams.WriteEntry(
                bytes.AsSpan(length), Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(value));
        }

        return _slot.Text.Append(bytes.AsSpan(0, length));
    }
}
