namespace MediaRouting.Bench.Peers.Locks;

/// <summary>A queue: who serves it and what waits in it, guarded by its lock.</summary>
internal sealed class ChatQueue
{
    /// <summary>The lock.</summary>
    public Lock Lock { get; } = new();

    /// <summary>The agents who serve it; they do not change.</summary>
    public List<Agent> Members { get; } = [];

    /// <summary>What waits, the first to arrive first.</summary>
    public LinkedList<Chat> Waiting { get; } = new();
}
