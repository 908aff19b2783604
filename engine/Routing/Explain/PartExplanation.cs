using MediaRouting.Engine.Commands;

namespace MediaRouting.Engine.Routing.Explain;

/// <summary>Who has a task, or is offered it.</summary>
/// <param name="Agent">Id of the agent.</param>
/// <param name="State">The state shown of the task for this agent.</param>
/// <param name="IsOwner">The agent owns the task.</param>
public sealed record PartExplanation(string Agent, TaskState State, bool IsOwner);
