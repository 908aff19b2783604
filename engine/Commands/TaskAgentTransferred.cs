namespace MediaRouting.Engine.Commands;

/// <summary>Row 9, and what both agents and the origin are told of it.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="AgentId">The agent who has it now.</param>
/// <param name="PreviousAgentId">The agent who had it.</param>
public readonly record struct TaskAgentTransferred(TextRef TaskId, TextRef AgentId, TextRef PreviousAgentId);
