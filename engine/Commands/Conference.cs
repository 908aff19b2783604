namespace MediaRouting.Engine.Commands;

/// <summary>Rows 4 and 5: the Chat Server has started a conference.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Owner">The agent who owns it.</param>
/// <param name="Participant">The agent who joins.</param>
/// <param name="Mrd">The task's MRD, by id or name.</param>
public readonly record struct Conference(TextRef TaskId, TextRef Owner, TextRef Participant, TextRef Mrd);
