using System.Runtime.InteropServices;
using MediaRouting.Engine.Commands;

namespace MediaRouting.Engine.Events;

/// <summary>One of the event bodies; which one, the slot's <see cref="EventKind"/> says.</summary>
[StructLayout(LayoutKind.Explicit)]
public struct EventBody
{
    /// <summary>Row 5.</summary>
    [FieldOffset(0)]
    public Conference Conference;

    /// <summary>Row 8.</summary>
    [FieldOffset(0)]
    public Transfer Transfer;

    /// <summary>Row 14; ClientUniqueId and name are not in it.</summary>
    [FieldOffset(0)]
    public CreateTask NewTask;

    /// <summary>Row 15.</summary>
    [FieldOffset(0)]
    public TaskAgentSelected TaskAgentSelected;

    /// <summary>JMSType Connect.</summary>
    [FieldOffset(0)]
    public AgentConnected AgentConnected;

    /// <summary>JMSType AgentState, and row 10.</summary>
    [FieldOffset(0)]
    public AgentStateChanged AgentStateChanged;

    /// <summary>JMSType Task.</summary>
    [FieldOffset(0)]
    public TaskCreated TaskCreated;

    /// <summary>JMSType TaskAssigned.</summary>
    [FieldOffset(0)]
    public TaskAssigned TaskAssigned;

    /// <summary>JMSType TaskState, and row 12.</summary>
    [FieldOffset(0)]
    public TaskStateChanged TaskStateChanged;

    /// <summary>JMSType TaskConferenced, to the agents and as row 6.</summary>
    [FieldOffset(0)]
    public TaskConferenced TaskConferenced;

    /// <summary>JMSType TaskAgentTransferred, to the agents and the origin and as row 9.</summary>
    [FieldOffset(0)]
    public TaskAgentTransferred TaskAgentTransferred;

    /// <summary>JMSType Error.</summary>
    [FieldOffset(0)]
    public Refused Refused;

    /// <summary>JMSType chat-server-restore.</summary>
    [FieldOffset(0)]
    public ChatServerRestored ChatServerRestored;

    /// <summary>JMSType GetEstimatedWait on RoutingEngine.</summary>
    [FieldOffset(0)]
    public GetEstimatedWait GetEstimatedWait;

    /// <summary>JMSType EstimatedWait, to whoever asked and on CommunicationServer.</summary>
    [FieldOffset(0)]
    public EstimatedWait EstimatedWait;

    /// <summary>A dead letter.</summary>
    [FieldOffset(0)]
    public DeadLettered DeadLettered;

    /// <summary>A command is done.</summary>
    [FieldOffset(0)]
    public CommandApplied CommandApplied;
}
