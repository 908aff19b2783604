namespace MediaRouting.Engine.Events;

/// <summary>
/// What an outbox slot tells. What one role tells the other has its number as a command, what goes to the Chat Server
/// starts at 32, what the daemon tells itself at 64. Persisted numbers: they only grow.
/// </summary>
public enum EventKind : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Row 5, JMSType Conference on RoutingEngine.</summary>
    RoutingConference = 5,

    /// <summary>Row 6, JMSType TaskConferenced on CommunicationServer.</summary>
    RoutingTaskConferenced = 6,

    /// <summary>Row 8, JMSType Transfer on RoutingEngine.</summary>
    RoutingTransfer = 8,

    /// <summary>Row 9, JMSType TaskAgentTransferred on CommunicationServer.</summary>
    RoutingTaskAgentTransferred = 9,

    /// <summary>Row 10, JMSType AgentState on RoutingEngine.</summary>
    RoutingAgentState = 10,

    /// <summary>Row 12, JMSType TaskState on RoutingEngine.</summary>
    RoutingTaskState = 12,

    /// <summary>Row 14, JMSType NewTask on RoutingEngine.</summary>
    NewTask = 14,

    /// <summary>Row 15, JMSType TaskAgentSelected on CommunicationServer.</summary>
    TaskAgentSelected = 15,

    /// <summary>JMSType GetEstimatedWait on RoutingEngine.</summary>
    GetEstimatedWait = 21,

    /// <summary>JMSType EstimatedWait on CommunicationServer.</summary>
    RoutingEstimatedWait = 22,

    /// <summary>JMSType Connect: the agent is connected.</summary>
    AgentConnected = 32,

    /// <summary>JMSType AgentState: how the agent stands on one MRD.</summary>
    AgentStateChanged = 33,

    /// <summary>JMSType Task: the task has an id.</summary>
    TaskCreated = 34,

    /// <summary>JMSType TaskAssigned: the task is offered to the agent.</summary>
    TaskAssigned = 35,

    /// <summary>JMSType TaskState: how the task, or one agent's part in it, stands.</summary>
    TaskStateChanged = 36,

    /// <summary>JMSType TaskConferenced: an agent joined.</summary>
    TaskConferenced = 37,

    /// <summary>JMSType TaskAgentTransferred: another agent has the task.</summary>
    TaskAgentTransferred = 38,

    /// <summary>JMSType Error: the message was refused, and why.</summary>
    Refused = 39,

    /// <summary>The message goes to the dead letters as it came.</summary>
    DeadLettered = 40,

    /// <summary>JMSType chat-server-restore: what the return of the Chat Server has led to.</summary>
    ChatServerRestored = 41,

    /// <summary>JMSType EstimatedWait: how long a new task would have to wait.</summary>
    EstimatedWait = 42,

    /// <summary>The command is done; its delivery may be acknowledged. Not sent, has no sequence number.</summary>
    CommandApplied = 64,
}
