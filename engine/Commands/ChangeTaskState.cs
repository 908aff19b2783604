namespace MediaRouting.Engine.Commands;

/// <summary>Rows 11 and 12; row 11 has no MRD, row 12 no code.</summary>
/// <param name="AgentId">Whose part; empty: the task as a whole.</param>
/// <param name="TaskId">The task.</param>
/// <param name="Mrd">The task's MRD, by id or name; row 12 only.</param>
/// <param name="Code">Why; row 11 only; may be empty.</param>
/// <param name="State">The state asked for, any of the nine.</param>
/// <param name="Decision">
/// The decision of MRE that the part goes back to (<see cref="TaskAgentSelected"/>); row 12 only; 0 where none is
/// known.
/// </param>
public readonly record struct ChangeTaskState(
    TextRef AgentId, TextRef TaskId, TextRef Mrd, TextRef Code, TaskState State, long Decision);
