namespace MediaRouting.Bench.Peers.Job;

/// <summary>A command as a peer has it: decoded, its texts made beforehand.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Time">When, in milliseconds; never less than in a command before.</param>
/// <param name="Task">Id of the task; empty if there is none.</param>
/// <param name="Agent">Id of the agent; empty if there is none.</param>
/// <param name="Queue">Id of the queue; empty if there is none.</param>
internal readonly record struct PeerCommand(PeerCommandKind Kind, long Time, string Task, string Agent, string Queue);
