namespace MediaRouting.Engine.Commands;

/// <summary>Row 17.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="AgentId">Whose part; empty: the owner's.</param>
public readonly record struct GetTaskState(TextRef TaskId, TextRef AgentId);
