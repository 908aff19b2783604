namespace MediaRouting.Engine.Commands;

/// <summary>Row 15.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="AgentId">The agent it is reserved for; empty with NO_AGENT_AVAILABLE.</param>
/// <param name="Status">What became of the selection.</param>
/// <param name="Decision">
/// The number of MRE's decision that made this reservation, under which it explains it too; 0 where MRE numbers none.
/// </param>
public readonly record struct TaskAgentSelected(
    TextRef TaskId, TextRef AgentId, SelectionStatus Status, long Decision);
