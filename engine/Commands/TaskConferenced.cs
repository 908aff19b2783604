namespace MediaRouting.Engine.Commands;

/// <summary>Row 6, and what both agents are told of it.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Owner">The agent who owns it.</param>
/// <param name="Participant">The agent who joined.</param>
public readonly record struct TaskConferenced(TextRef TaskId, TextRef Owner, TextRef Participant);
