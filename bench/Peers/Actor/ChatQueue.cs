namespace MediaRouting.Bench.Peers.Actor;

/// <summary>A queue: who is available in it and what waits in it.</summary>
/// <param name="order">Its place in the configuration.</param>
internal sealed class ChatQueue(int order)
{
    /// <summary>Its place in the configuration.</summary>
    public int Order => order;

    /// <summary>The agents who are available.</summary>
    public SortedSet<Agent> Available { get; } = new(Agent.Longest);

    /// <summary>What waits, the first to arrive first.</summary>
    public LinkedList<Chat> Waiting { get; } = new();
}
