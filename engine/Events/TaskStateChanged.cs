using MediaRouting.Engine.Commands;

namespace MediaRouting.Engine.Events;

/// <summary>How the task, or one agent's part in it, stands; also row 12, which has no code.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="AgentId">Whose part; empty: the task as a whole.</param>
/// <param name="Mrd">Id of the MRD.</param>
/// <param name="State">The state.</param>
/// <param name="Code">Why; may be empty.</param>
public readonly record struct TaskStateChanged(
    TextRef TaskId, TextRef AgentId, TextRef Mrd, TaskState State, TextRef Code);
