namespace MediaRouting.Load.Checker;

/// <summary>An agent as the checker knows one.</summary>
/// <param name="Id">Id.</param>
/// <param name="Team">The group within which work is to be shared fairly.</param>
/// <param name="Queues">Numbers of the queues whose tasks the agent may take.</param>
internal sealed record CheckedAgent(string Id, string Team, IReadOnlyList<int> Queues);
