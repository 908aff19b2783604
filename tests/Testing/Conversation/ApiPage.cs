namespace MediaRouting.Testing;

/// <summary>
/// The 17 bodies of the Media Routing API page as they are printed there: nine of them are not JSON, and none may be
/// guessed at (1-protocol, "Encoding").
/// </summary>
public static class ApiPage
{
    private const string Connect =
        """{"AgentId":"<agent-id>","Password":"<agent-pwd>","Extension":"<agent-"""
        + """extension>""Destination":"<client-destination>"}""";

    private const string Login = """{"AgentId":"<agent-id>","Password":"<agent-pwd>","Mrd":"<mrd-id>"}""";

    private const string AgentState =
        """{"AgentId":"<agent-id>","State":"<agent-state>","Mrd":"<mrdId>""ReasonCode":"<reason-code-id>"}""";

    private const string Conference =
        """{"TaskId":"<task-id>","ConferenceOwner":"<conference-owner-agent-id>","ConferenceParticipant":"<"""
        + """conference-participant-agent-id>""Mrd":"<mrd-id>"}""";

    private const string TaskConferenced =
        """{"TaskId":"<task-id>","OwnerAgentId":"<conference-owner-agent-id>","ParticipantAgentId":"<"""
        + """conference-participant-agent-id>"}""";

    private const string Transfer = "{\n";

    private const string TransferRow =
        """{"TaskId":"<task-id>","OwnerAgentId":"<chat-owner-agent-id>","RecipientAgentId":"<"""
        + """Transfer-recipient-agent-id>"}""";

    private const string TaskAgentTransferred =
        """{"TaskId":"<task-id>","AgentId":"<recipient-agent-id>","PreviousAgentId":"<previous-owner-agent-id>"}""";

    private const string AgentStateUpdate =
        """{"AgentId":"<agent-id>","State":"<agent-state>","MRD":"<mrd-id>","ReasonCode":"<reason-code-id>","""
        + "\"StateChangeTime\":\"<time>\"}";

    private const string TaskState =
        """{"AgentId":"<agent-id">,"TaskId":"<task-id>","State":"<task-state>","Code":"<state-change-code>"}""";

    private const string TaskStateUpdate =
        """{"AgentId":"<agent-id">,"TaskId":"<task-id>","MRD":"<mrd-id>","State":"<task-state>"}""";

    private const string Task =
        """{"Mrd":"<mrd-id>","ClientUniqueId":"<client-unique-id>","name":"Name of"""
        + """ customer""params":["key","<value>"],}""";

    private const string NewTask = """{"MRD":"<mrd-id>","TaskId":"<task-id>","params":["key":"value"]}""";

    private const string TaskAgentSelected =
        """{"TaskId":"<task-id>","AgentId":"<agent-id>","Status":"<task-status>"}""";

    private const string GetAgentState = """{"AgentId":"<agent-id>","Mrd":"<mrdId>"}""";

    private const string GetTaskState = """{"TaskId":"<task-id>","AgentId":"<agent-id>"}""";

    /// <summary>Queue, type and body, in the order of the page.</summary>
    public static IReadOnlyList<(string Queue, string Type, string Body)> Rows { get; } =
    [
        ("General", "Connect", Connect),
        ("General", "Login", Login),
        ("General", "AgentState", AgentState),
        ("General", "Conference", Conference),
        ("RoutingEngine", "Conference", Conference),
        ("CommunicationServer", "TaskConferenced", TaskConferenced),
        ("General", "Transfer", Transfer),
        ("RoutingEngine", "Transfer", TransferRow),
        ("CommunicationServer", "TaskAgentTransferred", TaskAgentTransferred),
        ("RoutingEngine", "AgentState", AgentStateUpdate),
        ("General", "TaskState", TaskState),
        ("RoutingEngine", "TaskState", TaskStateUpdate),
        ("General", "Task", Task),
        ("RoutingEngine", "NewTask", NewTask),
        ("CommunicationServer", "TaskAgentSelected", TaskAgentSelected),
        ("General", "GetAgentState", GetAgentState),
        ("General", "GetTaskState", GetTaskState),
    ];

    /// <summary>Type and body of those of a queue that are not JSON.</summary>
    public static IEnumerable<(string Type, string Body)> NotJson(string queue)
    {
        string[] broken = [Connect, AgentState, Conference, Transfer, TaskState, TaskStateUpdate, Task, NewTask];
        return Rows
            .Where(row => string.Equals(row.Queue, queue, StringComparison.Ordinal) && broken.Contains(row.Body))
            .Select(row => (row.Type, row.Body));
    }
}
