namespace MediaRouting.Engine.Routing;

/// <summary>Where a task of MRE stands in its queue; the neighbours are those of its level.</summary>
public struct Waiting
{
    /// <summary>True while the task waits for an agent.</summary>
    public bool IsWaiting;

    /// <summary>1..10 by priority, 11 for a re-routed task.</summary>
    public byte Level;

    /// <summary>The queue, by handle.</summary>
    public ushort Queue;

    /// <summary>When the task came, as a number that grows by one a task: the order of time, then of arrival.</summary>
    public ulong Arrival;

    internal int Next;
    internal int Previous;
}
