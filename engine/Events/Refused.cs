using MediaRouting.Engine.Commands;

namespace MediaRouting.Engine.Events;

/// <summary>Why not, as the requester gets it.</summary>
/// <param name="Request">What was refused; none for a JMSType that is not served.</param>
/// <param name="Type">The JMSType as it was written, where <paramref name="Request"/> is none; may be empty.</param>
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
    CommandKind Request,
    TextRef Type,
    Refusal Refusal,
    TextRef AgentId,
    TextRef TaskId,
    TextRef Mrd,
    TextRef ClientUniqueId,
    AgentState AgentState,
    TaskState TaskState,
    int RetryAfter,
    TextRef Message);
