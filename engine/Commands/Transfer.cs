namespace MediaRouting.Engine.Commands;

/// <summary>Rows 7 and 8: the owner hands the task to another agent.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Owner">The agent who owns it.</param>
/// <param name="Recipient">The agent who is to have it.</param>
public readonly record struct Transfer(TextRef TaskId, TextRef Owner, TextRef Recipient);
