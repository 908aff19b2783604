namespace MediaRouting.Engine.Routing.Explain;

/// <summary>A decision as somebody reads it who follows them all.</summary>
/// <param name="Sequence">The command that led to it.</param>
/// <param name="TaskId">Id of the task.</param>
/// <param name="AgentId">Id of the agent who is offered it.</param>
/// <param name="QueueId">Id of the queue it waited in, or came to.</param>
/// <param name="WaitedMilliseconds">Since the task came, returns to the queue included.</param>
public readonly record struct DecisionLine(
    long Sequence, string TaskId, string AgentId, string QueueId, long WaitedMilliseconds);
