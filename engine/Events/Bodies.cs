using MediaRouting.Engine.Commands;

namespace MediaRouting.Engine.Events;

/// <summary>Answer to row 1.</summary>
/// <param name="AgentId">The agent.</param>
/// <param name="Destination">The agent's destination from now on, as Connect wrote it.</param>
public readonly record struct AgentConnected(TextRef AgentId, TextRef Destination);

/// <summary>How the agent stands on one MRD; also row 10, which has no <paramref name="PendingState"/>.</summary>
/// <param name="AgentId">The agent.</param>
/// <param name="Mrd">Id of the MRD.</param>
/// <param name="ReasonCode">Of NOT_READY, also while that is pending, and of LOGOUT; may be empty.</param>
/// <param name="State">The shown state.</param>
/// <param name="PendingState">The state asked for that the work held keeps from showing, or none.</param>
/// <param name="Routable">May the agent be offered work.</param>
/// <param name="StateChangeTime">Unix milliseconds.</param>
public readonly record struct AgentStateChanged(
    TextRef AgentId,
    TextRef Mrd,
    TextRef ReasonCode,
    AgentState State,
    AgentState PendingState,
    bool Routable,
    long StateChangeTime);

/// <summary>Answer to row 13.</summary>
/// <param name="ClientUniqueId">The Chat Server's own id.</param>
/// <param name="TaskId">The id that the Communication Server gave.</param>
/// <param name="Mrd">Id of the MRD.</param>
/// <param name="State">NEW, or the true state of the task that has this ClientUniqueId already.</param>
public readonly record struct TaskCreated(TextRef ClientUniqueId, TextRef TaskId, TextRef Mrd, TaskState State);

/// <summary>The offer, as the agent gets it.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="AgentId">The agent it is offered to.</param>
/// <param name="Mrd">Id of the MRD.</param>
/// <param name="ClientUniqueId">The Chat Server's own id.</param>
/// <param name="Name">The customer's name; may be empty.</param>
/// <param name="Params">The params, packed (<see cref="PackedParams"/>).</param>
public readonly record struct TaskAssigned(
    TextRef TaskId, TextRef AgentId, TextRef Mrd, TextRef ClientUniqueId, TextRef Name, TextRef Params);

/// <summary>How the task, or one agent's part in it, stands; also row 12, which has no code.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="AgentId">Whose part; empty: the task as a whole.</param>
/// <param name="Mrd">Id of the MRD.</param>
/// <param name="State">The state.</param>
/// <param name="Code">Why; may be empty.</param>
public readonly record struct TaskStateChanged(
    TextRef TaskId, TextRef AgentId, TextRef Mrd, TaskState State, TextRef Code);

/// <summary>Why not, as the requester gets it.</summary>
/// <param name="Request">JMSType of the refused message; empty if it had none.</param>
/// <param name="Refusal">Code, field and fault.</param>
/// <param name="AgentId">May be empty.</param>
/// <param name="TaskId">May be empty.</param>
/// <param name="Mrd">May be empty.</param>
/// <param name="ClientUniqueId">May be empty.</param>
/// <param name="AgentState">The agent's true state, or none.</param>
/// <param name="TaskState">The task's true state, or none; at most one of the two is set.</param>
/// <param name="RetryAfter">Seconds, with OVERLOADED; else 0.</param>
/// <param name="Message">MRE's own sentence, where its Error is relayed; else empty.</param>
public readonly record struct Refused(
    TextRef Request,
    Refusal Refusal,
    TextRef AgentId,
    TextRef TaskId,
    TextRef Mrd,
    TextRef ClientUniqueId,
    AgentState AgentState,
    TaskState TaskState,
    int RetryAfter,
    TextRef Message);

/// <summary>A message for the dead letters.</summary>
/// <param name="Reason">The code of its refusal.</param>
/// <param name="Source">The queue it came from.</param>
/// <param name="Type">Its JMSType; may be empty.</param>
/// <param name="MessageId">Its JMSMessageID.</param>
/// <param name="Body">Its body, unchanged but for a password.</param>
/// <param name="IsBytes">It was a BytesMessage.</param>
/// <param name="IsRedacted">A password was taken out, or the body with it.</param>
public readonly record struct DeadLettered(
    RefusalCode Reason,
    Source Source,
    TextRef Type,
    TextRef MessageId,
    TextRef Body,
    bool IsBytes,
    bool IsRedacted);

/// <summary>The command is done.</summary>
/// <param name="Delivery">What to acknowledge.</param>
public readonly record struct CommandApplied(long Delivery);
