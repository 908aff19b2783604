namespace MediaRouting.Bench.Peers.Job;

/// <summary>What a router decides: a task is offered to an agent.</summary>
/// <param name="Task">Id of the task.</param>
/// <param name="Agent">Id of the agent.</param>
internal readonly record struct PeerOffer(string Task, string Agent);
