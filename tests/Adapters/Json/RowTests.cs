using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Tests.Adapters.Json;

/// <summary>Each row of 1-protocol, read from a body as the page means it.</summary>
public sealed class RowTests
{
    [Fact]
    public void Row_1_Connect_is_read_with_its_password_outside_the_slot()
    {
        var it = Decoded.General(
            "Connect",
            """{"AgentId":"a1","Password":"secret","Extension":"1042","Destination":"topic://desk.a1"}""");

        var row = it.Body.Connect;
        Assert.Equal(CommandKind.Connect, it.Kind);
        Assert.Equal(
            ("a1", "1042", "topic://desk.a1", "desk.a1"),
            (it[row.AgentId], it[row.Extension], it[row.Destination], it[row.DestinationName]));
        Assert.Equal(DestinationKind.Topic, row.DestinationKind);
        Assert.Equal(Verification.None, row.Verification);
        Assert.Equal("secret", it.Password);
    }

    [Theory]
    [InlineData("desk.a1", "desk.a1", DestinationKind.Queue)]
    [InlineData("queue://desk.a1", "desk.a1", DestinationKind.Queue)]
    [InlineData("topic://desk.a1", "desk.a1", DestinationKind.Topic)]
    public void A_destination_is_a_name_or_a_name_behind_queue_or_topic(
        string written, string name, DestinationKind kind)
    {
        var it = Decoded.General("Connect", $$"""{"AgentId":"a1","Password":"p","Destination":"{{written}}"}""");

        Assert.Equal(written, it[it.Body.Connect.Destination]);
        Assert.Equal(name, it[it.Body.Connect.DestinationName]);
        Assert.Equal(kind, it.Body.Connect.DestinationKind);
    }

    [Fact]
    public void Row_2_Login_is_read_with_its_password_outside_the_slot()
    {
        var it = Decoded.General("Login", """{"AgentId":"a1","Password":"secret","Mrd":"chat"}""");

        Assert.Equal(CommandKind.Login, it.Kind);
        Assert.Equal(("a1", "chat"), (it[it.Body.Login.AgentId], it[it.Body.Login.Mrd]));
        Assert.Equal("secret", it.Password);
    }

    [Fact]
    public void Row_3_AgentState_on_General_asks_for_a_state()
    {
        var it = Decoded.General(
            "AgentState", """{"AgentId":"a1","State":"NOT_READY","Mrd":"chat","ReasonCode":"lunch"}""");

        var row = it.Body.ChangeAgentState;
        Assert.Equal(CommandKind.ChangeAgentState, it.Kind);
        Assert.Equal(("a1", "chat", "lunch"), (it[row.AgentId], it[row.Mrd], it[row.ReasonCode]));
        Assert.Equal(AgentState.NotReady, row.State);
    }

    [Theory]
    [InlineData(Source.General, CommandKind.Conference)]
    [InlineData(Source.RoutingEngine, CommandKind.RoutingConference)]
    public void Rows_4_and_5_Conference_differ_by_their_queue_alone(Source source, CommandKind kind)
    {
        var it = Decoded.From(
            source,
            "Conference",
            """{"TaskId":"t1","ConferenceOwner":"a1","ConferenceParticipant":"a2","Mrd":"chat"}""");

        var row = it.Body.Conference;
        Assert.Equal(kind, it.Kind);
        Assert.Equal(
            ("t1", "a1", "a2", "chat"), (it[row.TaskId], it[row.Owner], it[row.Participant], it[row.Mrd]));
    }

    [Fact]
    public void Row_6_TaskConferenced_is_read()
    {
        var it = Decoded.Communication(
            "TaskConferenced", """{"TaskId":"t1","OwnerAgentId":"a1","ParticipantAgentId":"a2"}""");

        var row = it.Body.TaskConferenced;
        Assert.Equal(CommandKind.TaskConferenced, it.Kind);
        Assert.Equal(("t1", "a1", "a2"), (it[row.TaskId], it[row.Owner], it[row.Participant]));
    }

    [Theory]
    [InlineData(Source.General, CommandKind.Transfer)]
    [InlineData(Source.RoutingEngine, CommandKind.RoutingTransfer)]
    public void Rows_7_and_8_Transfer_differ_by_their_queue_alone(Source source, CommandKind kind)
    {
        var it = Decoded.From(
            source, "Transfer", """{"TaskId":"t1","OwnerAgentId":"a1","RecipientAgentId":"a2"}""");

        var row = it.Body.Transfer;
        Assert.Equal(kind, it.Kind);
        Assert.Equal(("t1", "a1", "a2"), (it[row.TaskId], it[row.Owner], it[row.Recipient]));
    }

    [Fact]
    public void Row_9_TaskAgentTransferred_is_read()
    {
        var it = Decoded.Communication(
            "TaskAgentTransferred", """{"TaskId":"t1","AgentId":"a2","PreviousAgentId":"a1"}""");

        var row = it.Body.TaskAgentTransferred;
        Assert.Equal(CommandKind.TaskAgentTransferred, it.Kind);
        Assert.Equal(("t1", "a2", "a1"), (it[row.TaskId], it[row.AgentId], it[row.PreviousAgentId]));
    }

    [Fact]
    public void Row_10_AgentState_on_RoutingEngine_is_an_update()
    {
        var it = Decoded.Routing(
            "AgentState",
            """
            {"AgentId":"a1","State":"NOT_READY","MRD":"chat","ReasonCode":"lunch",
             "StateChangeTime":"2026-07-27T10:15:30.123Z","Routable":false}
            """);

        var row = it.Body.UpdateAgentState;
        Assert.Equal(CommandKind.UpdateAgentState, it.Kind);
        Assert.Equal(("a1", "chat", "lunch"), (it[row.AgentId], it[row.Mrd], it[row.ReasonCode]));
        Assert.Equal((AgentState.NotReady, false, 1785147330123), (row.State, row.Routable, row.StateChangeTime));
    }

    [Fact]
    public void Row_10_is_routable_unless_it_says_otherwise_and_READY_drops_its_reason()
    {
        var it = Decoded.Routing(
            "AgentState",
            """{"AgentId":"a1","State":"READY","MRD":"chat","ReasonCode":"lunch","StateChangeTime":0}""");

        Assert.Equal(default, it.Refusal);
        Assert.True(it.Body.UpdateAgentState.Routable);
        Assert.True(it.Body.UpdateAgentState.ReasonCode.IsEmpty);
    }

    [Fact]
    public void Row_11_TaskState_on_General_has_a_code_and_no_MRD()
    {
        var it = Decoded.General(
            "TaskState", """{"AgentId":"a1","TaskId":"t1","State":"CLOSED","Code":"DONE","Mrd":"ignored"}""");

        var row = it.Body.ChangeTaskState;
        Assert.Equal(CommandKind.ChangeTaskState, it.Kind);
        Assert.Equal(
            ("a1", "t1", "", "DONE"), (it[row.AgentId], it[row.TaskId], it[row.Mrd], it[row.Code]));
        Assert.Equal(TaskState.Closed, row.State);
    }

    [Fact]
    public void Row_12_TaskState_on_RoutingEngine_has_an_MRD_and_no_code()
    {
        var it = Decoded.Routing(
            "TaskState", """{"AgentId":"","TaskId":"t1","MRD":"chat","State":"NEW","Code":"ignored"}""");

        var row = it.Body.ChangeTaskState;
        Assert.Equal(CommandKind.UpdateTaskState, it.Kind);
        Assert.Equal(
            ("", "t1", "chat", ""), (it[row.AgentId], it[row.TaskId], it[row.Mrd], it[row.Code]));
        Assert.Equal(TaskState.New, row.State);
    }

    [Fact]
    public void Row_13_Task_is_read()
    {
        var it = Decoded.General(
            "Task",
            """
            {"Mrd":"chat","ClientUniqueId":"c1","name":"ليلى 🙂","params":{"skillgroup":"sales","n":"1"},
             "Priority":7,"TaskId":"ignored"}
            """);

        var row = it.Body.CreateTask;
        Assert.Equal(CommandKind.CreateTask, it.Kind);
        Assert.Equal(
            ("chat", "c1", "ليلى 🙂", ""), (it[row.Mrd], it[row.ClientUniqueId], it[row.Name], it[row.TaskId]));
        Assert.Equal(("skillgroup=sales;n=1", 7), (it.Params(row.Params), row.Priority));
    }

    [Fact]
    public void Row_14_NewTask_is_read()
    {
        var it = Decoded.Routing("NewTask", """{"MRD":"chat","TaskId":"t1","params":{"key":"value"},"Priority":3}""");

        var row = it.Body.CreateTask;
        Assert.Equal(CommandKind.NewTask, it.Kind);
        Assert.Equal(("chat", "t1", ""), (it[row.Mrd], it[row.TaskId], it[row.ClientUniqueId]));
        Assert.Equal(("key=value", 3), (it.Params(row.Params), row.Priority));
    }

    [Theory]
    [InlineData("OFFERED", "a1", SelectionStatus.Offered)]
    [InlineData("NO_AGENT_AVAILABLE", "", SelectionStatus.NoAgentAvailable)]
    public void Row_15_TaskAgentSelected_is_read(string word, string agent, SelectionStatus status)
    {
        var it = Decoded.Communication(
            "TaskAgentSelected", $$"""{"TaskId":"t1","AgentId":"{{agent}}","Status":"{{word}}"}""");

        var row = it.Body.TaskAgentSelected;
        Assert.Equal(CommandKind.TaskAgentSelected, it.Kind);
        Assert.Equal(("t1", agent, status), (it[row.TaskId], it[row.AgentId], row.Status));
    }

    [Fact]
    public void Row_16_GetAgentState_is_read()
    {
        var it = Decoded.General("GetAgentState", """{"AgentId":"a1","Mrd":"chat"}""");

        Assert.Equal(CommandKind.GetAgentState, it.Kind);
        Assert.Equal(("a1", "chat"), (it[it.Body.GetAgentState.AgentId], it[it.Body.GetAgentState.Mrd]));
    }

    [Fact]
    public void GetEstimatedWait_is_read_as_the_task_it_is_about()
    {
        var it = Decoded.General(
            "GetEstimatedWait", """{"mrd":"chat","Params":{"skillgroup":"sales"},"Priority":12,"Queue":"x"}""");

        var row = it.Body.GetEstimatedWait;
        Assert.Equal(CommandKind.GetEstimatedWait, it.Kind);
        Assert.Equal(("chat", 10, true), (it[row.Mrd], row.Priority, row.MayForward));
        Assert.False(row.Params.IsEmpty);
    }

    [Fact]
    public void GetEstimatedWait_of_a_Communication_Server_is_read_in_either_spelling_and_goes_no_further()
    {
        var it = Decoded.Routing("GetEstimatedWait", """{"MRD":"chat","params":["k","v"],"Priority":"3"}""");

        var row = it.Body.GetEstimatedWait;
        Assert.Equal(CommandKind.RoutingGetEstimatedWait, it.Kind);
        Assert.Equal(("chat", 3, false), (it[row.Mrd], row.Priority, row.MayForward));
        Assert.False(row.Params.IsEmpty);
    }

    [Fact]
    public void EstimatedWait_of_an_MRE_is_read_and_kept_for_the_dead_letters()
    {
        const string Body = """{"Mrd":"chat","queue":"sales","POSITION":3,"Seconds":-1,"Agents":"x","Agents":1}""";
        var it = Decoded.Communication("EstimatedWait", Body);

        var row = it.Body.EstimatedWait;
        Assert.Equal(CommandKind.EstimatedWait, it.Kind);
        Assert.Equal(("chat", "sales", 3, -1), (it[row.Mrd], it[row.Queue], row.Position, row.Seconds));
        Assert.Equal(("EstimatedWait", Body), (it.Type, it.RawBody));
    }

    [Fact]
    public void Row_17_GetTaskState_is_read()
    {
        var it = Decoded.General("GetTaskState", """{"TaskId":"t1","AgentId":"a1"}""");

        Assert.Equal(CommandKind.GetTaskState, it.Kind);
        Assert.Equal(("t1", "a1"), (it[it.Body.GetTaskState.TaskId], it[it.Body.GetTaskState.AgentId]));
    }

    [Theory]
    [InlineData("UNKNOWN_TASK", RefusalCode.UnknownTask)]
    [InlineData("RESPONSE_TIMEOUT", RefusalCode.ResponseTimeout)]
    [InlineData("SOMETHING_FOREIGN", RefusalCode.GeneralError)]
    public void An_Error_of_the_MRE_is_read_with_a_code_of_ours(string word, RefusalCode code)
    {
        var it = Decoded.Communication(
            "Error",
            $$"""
            {"Request":"Transfer","Code":"{{word}}","Message":"No.","AgentId":"a1","TaskId":"t1","RetryAfter":5}
            """);

        var error = it.Body.RoutingError;
        Assert.Equal(CommandKind.RoutingError, it.Kind);
        Assert.Equal(
            ("Transfer", "No.", "a1", "t1"),
            (it[error.Request], it[error.Message], it[error.AgentId], it[error.TaskId]));
        Assert.Equal((code, 5), (error.Code, error.RetryAfter));
    }
}
