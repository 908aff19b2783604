using MediaRouting.Engine.Commands;

namespace MediaRouting.Engine.Events;

/// <summary>How the task, or one agent's part in it, stands; also row 12, which has no code.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="AgentId">Whose part; empty: the task as a whole.</param>
/// <param name="Mrd">Id of the MRD.</param>
/// <param name="State">The state.</param>
/// <param name="Code">Why; may be empty.</param>
/// <param name="Decision">
/// The decision of MRE that the part goes back to (<see cref="TaskAgentSelected"/>); row 12 only; 0 where none is
/// known.
/// </param>
public readonly record struct TaskStateChanged(
    TextRef TaskId, TextRef AgentId, TextRef Mrd, TaskState State, TextRef Code, long Decision = 0);
