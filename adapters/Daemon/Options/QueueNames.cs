namespace MediaRouting.Daemon.Options;

/// <summary>The names of the queues at the broker (1-protocol); all different, all fit for it.</summary>
/// <param name="General">From the Chat Server.</param>
/// <param name="Routing">From the Communication Server to the routing engine.</param>
/// <param name="Communication">From the routing engine to the Communication Server.</param>
/// <param name="Chat">To the Chat Server, where a message has no other address.</param>
/// <param name="DeadLetters">For what cannot be read.</param>
public sealed record QueueNames(string General, string Routing, string Communication, string Chat, string DeadLetters);
