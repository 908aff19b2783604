using System.Runtime.InteropServices;

namespace MediaRouting.Engine.Commands;

/// <summary>One of the command bodies; which one, the slot's <see cref="CommandKind"/> says.</summary>
[StructLayout(LayoutKind.Explicit)]
public struct CommandBody
{
    /// <summary>Row 1.</summary>
    [FieldOffset(0)]
    public Connect Connect;

    /// <summary>Row 2.</summary>
    [FieldOffset(0)]
    public Login Login;

    /// <summary>Row 3.</summary>
    [FieldOffset(0)]
    public ChangeAgentState ChangeAgentState;

    /// <summary>Rows 4 and 5.</summary>
    [FieldOffset(0)]
    public Conference Conference;

    /// <summary>Row 6.</summary>
    [FieldOffset(0)]
    public TaskConferenced TaskConferenced;

    /// <summary>Rows 7 and 8.</summary>
    [FieldOffset(0)]
    public Transfer Transfer;

    /// <summary>Row 9.</summary>
    [FieldOffset(0)]
    public TaskAgentTransferred TaskAgentTransferred;

    /// <summary>Row 10.</summary>
    [FieldOffset(0)]
    public UpdateAgentState UpdateAgentState;

    /// <summary>Rows 11 and 12.</summary>
    [FieldOffset(0)]
    public ChangeTaskState ChangeTaskState;

    /// <summary>Rows 13 and 14.</summary>
    [FieldOffset(0)]
    public CreateTask CreateTask;

    /// <summary>Row 15.</summary>
    [FieldOffset(0)]
    public TaskAgentSelected TaskAgentSelected;

    /// <summary>Row 16.</summary>
    [FieldOffset(0)]
    public GetAgentState GetAgentState;

    /// <summary>Row 17.</summary>
    [FieldOffset(0)]
    public GetTaskState GetTaskState;

    /// <summary>JMSType GetEstimatedWait, on General and on RoutingEngine.</summary>
    [FieldOffset(0)]
    public GetEstimatedWait GetEstimatedWait;

    /// <summary>JMSType EstimatedWait on CommunicationServer.</summary>
    [FieldOffset(0)]
    public EstimatedWait EstimatedWait;

    /// <summary>JMSType Error on CommunicationServer.</summary>
    [FieldOffset(0)]
    public RoutingError RoutingError;

    /// <summary>The daemon to itself.</summary>
    [FieldOffset(0)]
    public Inspect Inspect;

    /// <summary>The daemon to itself.</summary>
    [FieldOffset(0)]
    public NoteSent NoteSent;

    /// <summary>The daemon to itself.</summary>
    [FieldOffset(0)]
    public Configure Configure;
}
