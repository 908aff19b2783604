namespace MediaRouting.Tests.Daemon.Running;

/// <summary>The nine bodies of the Media Routing API page that are not JSON, as they are printed there.</summary>
internal static class ApiPage
{
    private const string Connect =
        """{"AgentId":"<agent-id>","Password":"<agent-pwd>","Extension":"<agent-"""
        + """extension>""Destination":"<client-destination>"}""";

    private const string AgentState =
        """{"AgentId":"<agent-id>","State":"<agent-state>","Mrd":"<mrdId>""ReasonCode":"<reason-code-id>"}""";

    private const string Conference =
        """{"TaskId":"<task-id>","ConferenceOwner":"<conference-owner-agent-id>","ConferenceParticipant":"<"""
        + """conference-participant-agent-id>""Mrd":"<mrd-id>"}""";

    private const string Transfer = "{\n";

    private const string TaskState =
        """{"AgentId":"<agent-id">,"TaskId":"<task-id>","State":"<task-state>","Code":"<state-change-code>"}""";

    private const string TaskStateUpdate =
        """{"AgentId":"<agent-id">,"TaskId":"<task-id>","MRD":"<mrd-id>","State":"<task-state>"}""";

    private const string Task =
        """{"Mrd":"<mrd-id>","ClientUniqueId":"<client-unique-id>","name":"Name of"""
        + """ customer""params":["key","<value>"],}""";

    private const string NewTask = """{"MRD":"<mrd-id>","TaskId":"<task-id>","params":["key":"value"]}""";

    /// <summary>Type and body of those of a queue.</summary>
    public static IEnumerable<(string Type, string Body)> NotJson(string queue) => queue switch
    {
        "General" =>
        [
            ("Connect", Connect), ("AgentState", AgentState), ("Conference", Conference), ("Transfer", Transfer),
            ("TaskState", TaskState), ("Task", Task),
        ],
        _ => [("Conference", Conference), ("TaskState", TaskStateUpdate), ("NewTask", NewTask)],
    };
}
