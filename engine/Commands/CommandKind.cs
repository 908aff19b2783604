namespace MediaRouting.Engine.Commands;

/// <summary>
/// What a ring slot asks for. Rows of the protocol have their row number (1-protocol, "The 17 rows"), what the daemon
/// says to itself starts at 64. Persisted numbers: they only grow.
/// </summary>
public enum CommandKind : byte
{
    /// <summary>Nothing that could be read: the slot carries a refusal and the body for the dead letters.</summary>
    None = 0,

    /// <summary>Row 1, Chat Server to Communication Server.</summary>
    Connect = 1,

    /// <summary>Row 2, Chat Server to Communication Server.</summary>
    Login = 2,

    /// <summary>Row 3, JMSType AgentState on General.</summary>
    ChangeAgentState = 3,

    /// <summary>Row 4, JMSType Conference on General.</summary>
    Conference = 4,

    /// <summary>Row 5, JMSType Conference on RoutingEngine.</summary>
    RoutingConference = 5,

    /// <summary>Row 6, MRE to Communication Server.</summary>
    TaskConferenced = 6,

    /// <summary>Row 7, JMSType Transfer on General.</summary>
    Transfer = 7,

    /// <summary>Row 8, JMSType Transfer on RoutingEngine.</summary>
    RoutingTransfer = 8,

    /// <summary>Row 9, MRE to Communication Server.</summary>
    TaskAgentTransferred = 9,

    /// <summary>Row 10, JMSType AgentState on RoutingEngine.</summary>
    UpdateAgentState = 10,

    /// <summary>Row 11, JMSType TaskState on General.</summary>
    ChangeTaskState = 11,

    /// <summary>Row 12, JMSType TaskState on RoutingEngine.</summary>
    UpdateTaskState = 12,

    /// <summary>Row 13, JMSType Task on General.</summary>
    CreateTask = 13,

    /// <summary>Row 14, JMSType NewTask on RoutingEngine.</summary>
    NewTask = 14,

    /// <summary>Row 15, MRE to Communication Server.</summary>
    TaskAgentSelected = 15,

    /// <summary>Row 16, Chat Server to Communication Server.</summary>
    GetAgentState = 16,

    /// <summary>Row 17, Chat Server to Communication Server.</summary>
    GetTaskState = 17,

    /// <summary>JMSType Error on CommunicationServer: MRE refused a row.</summary>
    RoutingError = 18,

    /// <summary>JMSType chat-server-restore on General: the Chat Server was lost and is back.</summary>
    RestoreChatServer = 19,

    /// <summary>JMSType GetEstimatedWait on General: how long would a new task have to wait.</summary>
    GetEstimatedWait = 20,

    /// <summary>JMSType GetEstimatedWait on RoutingEngine: the Communication Server asks for somebody.</summary>
    RoutingGetEstimatedWait = 21,

    /// <summary>JMSType EstimatedWait on CommunicationServer: MRE answers.</summary>
    EstimatedWait = 22,

    /// <summary>Time has passed: timers that are due by the slot's time fire.</summary>
    Tick = 64,

    /// <summary>
    /// Somebody asks why a task waits or an agent idles. It is answered in its place in the order and changes nothing.
    /// </summary>
    Inspect = 65,

    /// <summary>
    /// Messages have left the daemon: the broker has confirmed them. A restart does not send them again.
    /// </summary>
    NoteSent = 66,

    /// <summary>
    /// Another configuration is to be put in force. In the journal it is no command, but the configuration itself.
    /// </summary>
    Configure = 67,
}
