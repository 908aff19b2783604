using MediaRouting.Engine.Events;

namespace MediaRouting.Engine.Commands;

/// <summary>Row 1. The password was checked off the ring and is not here.</summary>
/// <param name="AgentId">Who connects.</param>
/// <param name="Extension">The agent's telephone extension; may be empty.</param>
/// <param name="Destination">Where the agent is told things, as it was written.</param>
/// <param name="DestinationName">The name alone, inside <paramref name="Destination"/>.</param>
/// <param name="DestinationKind">Queue or topic.</param>
/// <param name="Verification">What the directory said of id and password.</param>
public readonly record struct Connect(
    TextRef AgentId,
    TextRef Extension,
    TextRef Destination,
    TextRef DestinationName,
    DestinationKind DestinationKind,
    Verification Verification);

/// <summary>Row 2. The password was checked off the ring and is not here.</summary>
/// <param name="AgentId">Who signs in.</param>
/// <param name="Mrd">On which MRD, by id or name.</param>
/// <param name="Verification">What the directory said of id and password.</param>
public readonly record struct Login(TextRef AgentId, TextRef Mrd, Verification Verification);

/// <summary>Row 3: the agent asks for a state.</summary>
/// <param name="AgentId">The agent.</param>
/// <param name="Mrd">MRD, by id or name.</param>
/// <param name="ReasonCode">Reason of NOT_READY or LOGOUT; may be empty.</param>
/// <param name="State">The state asked for, any of the ten.</param>
public readonly record struct ChangeAgentState(TextRef AgentId, TextRef Mrd, TextRef ReasonCode, AgentState State);

/// <summary>Rows 4 and 5: the Chat Server has started a conference.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Owner">The agent who owns it.</param>
/// <param name="Participant">The agent who joins.</param>
/// <param name="Mrd">The task's MRD, by id or name.</param>
public readonly record struct Conference(TextRef TaskId, TextRef Owner, TextRef Participant, TextRef Mrd);

/// <summary>Rows 7 and 8: the owner hands the task to another agent.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Owner">The agent who owns it.</param>
/// <param name="Recipient">The agent who is to have it.</param>
public readonly record struct Transfer(TextRef TaskId, TextRef Owner, TextRef Recipient);

/// <summary>Rows 11 and 12; row 11 has no MRD, row 12 no code.</summary>
/// <param name="AgentId">Whose part; empty: the task as a whole.</param>
/// <param name="TaskId">The task.</param>
/// <param name="Mrd">The task's MRD, by id or name; row 12 only.</param>
/// <param name="Code">Why; row 11 only; may be empty.</param>
/// <param name="State">The state asked for, any of the nine.</param>
public readonly record struct ChangeTaskState(
    TextRef AgentId, TextRef TaskId, TextRef Mrd, TextRef Code, TaskState State);

/// <summary>Rows 13 and 14; row 13 has no TaskId, row 14 no ClientUniqueId and name.</summary>
/// <param name="Mrd">MRD, by id or name.</param>
/// <param name="TaskId">The id that the Communication Server gave; row 14 only.</param>
/// <param name="ClientUniqueId">The Chat Server's own id; row 13 only.</param>
/// <param name="Name">The customer's name; row 13 only; may be empty.</param>
/// <param name="Params">The params, packed (<see cref="PackedParams"/>).</param>
/// <param name="Priority">1..10, or 0 if the message has none.</param>
public readonly record struct CreateTask(
    TextRef Mrd, TextRef TaskId, TextRef ClientUniqueId, TextRef Name, TextRef Params, int Priority);

/// <summary>Row 16.</summary>
/// <param name="AgentId">The agent.</param>
/// <param name="Mrd">MRD, by id or name.</param>
public readonly record struct GetAgentState(TextRef AgentId, TextRef Mrd);

/// <summary>Row 17.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="AgentId">Whose part; empty: the owner's.</param>
public readonly record struct GetTaskState(TextRef TaskId, TextRef AgentId);

/// <summary>Row 10.</summary>
/// <param name="AgentId">The agent.</param>
/// <param name="Mrd">MRD, by id or name.</param>
/// <param name="ReasonCode">May be empty.</param>
/// <param name="State">Any of the ten states.</param>
/// <param name="Routable">May the agent be offered work; true if the message does not say.</param>
/// <param name="StateChangeTime">Unix milliseconds.</param>
public readonly record struct UpdateAgentState(
    TextRef AgentId, TextRef Mrd, TextRef ReasonCode, AgentState State, bool Routable, long StateChangeTime);

/// <summary>Row 6, and what both agents are told of it.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Owner">The agent who owns it.</param>
/// <param name="Participant">The agent who joined.</param>
public readonly record struct TaskConferenced(TextRef TaskId, TextRef Owner, TextRef Participant);

/// <summary>Row 9, and what both agents and the origin are told of it.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="AgentId">The agent who has it now.</param>
/// <param name="PreviousAgentId">The agent who had it.</param>
public readonly record struct TaskAgentTransferred(TextRef TaskId, TextRef AgentId, TextRef PreviousAgentId);

/// <summary>Row 15.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="AgentId">The agent it is reserved for; empty with NO_AGENT_AVAILABLE.</param>
/// <param name="Status">What became of the selection.</param>
public readonly record struct TaskAgentSelected(TextRef TaskId, TextRef AgentId, SelectionStatus Status);

/// <summary>An Error on the queue CommunicationServer: MRE refused the row that the correlation id names.</summary>
/// <param name="Request">JMSType of the refused row.</param>
/// <param name="Code">The error code; GENERAL_ERROR for a text that is none of ours.</param>
/// <param name="Message">MRE's sentence.</param>
/// <param name="AgentId">May be empty.</param>
/// <param name="TaskId">May be empty.</param>
/// <param name="RetryAfter">Seconds, or 0.</param>
public readonly record struct RoutingError(
    TextRef Request, RefusalCode Code, TextRef Message, TextRef AgentId, TextRef TaskId, int RetryAfter);
