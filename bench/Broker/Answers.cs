namespace MediaRouting.Bench.Broker;

/// <summary>What a request is answered with.</summary>
/// <param name="ToAgents">Messages to the destination of the agents.</param>
/// <param name="ToRequesters">Messages to the Chat Server.</param>
internal sealed record Answers(int ToAgents, int ToRequesters)
{
    /// <summary>Messages in all.</summary>
    public int Count => ToAgents + ToRequesters;
}
