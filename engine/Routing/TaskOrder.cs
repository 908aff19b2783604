namespace MediaRouting.Engine.Routing;

/// <summary>
/// The order of tasks for a free agent (2-domain, "Order of tasks") as one number, the smallest first:
/// <code>
/// bit  63..60           59..56        55..0
///      10 - queue       11 - level    arrival, one more a task, over all queues
///      priority 1..10   1..11
/// </code>
/// Time never goes back, so that arrival stands for time first queued and arrival number both. No two tasks have the
/// same number: the order is total.
/// </summary>
public static class TaskOrder
{
    /// <summary>The level of re-routed tasks, above every priority.</summary>
    public const int RerouteLevel = 11;

    /// <summary>The level of a task without a priority.</summary>
    public const int LowestLevel = 1;

    private const int ArrivalBits = 56;
    private const int LevelBits = 4;
    private const int PriorityShift = ArrivalBits + LevelBits;

    /// <summary>The order of a task.</summary>
    /// <param name="queuePriority">1..10.</param>
    /// <param name="level">1..10 by priority, 11 for a re-routed task.</param>
    /// <param name="arrival">Its number among all tasks.</param>
    public static ulong Of(int queuePriority, int level, ulong arrival) =>
        ((ulong)(Limits.HighestPriority - queuePriority) << PriorityShift)
        | ((ulong)(RerouteLevel - level) << ArrivalBits)
        | arrival;

    /// <summary>The level of a task.</summary>
    public static int Level(ulong order) => RerouteLevel - (int)((order >> ArrivalBits) & ((1 << LevelBits) - 1));

    /// <summary>The same task, re-routed.</summary>
    public static ulong Rerouted(ulong order) => order & ~(((1UL << LevelBits) - 1) << ArrivalBits);

    /// <summary>The same task, in a queue of this priority.</summary>
    public static ulong InQueue(ulong order, int queuePriority) =>
        (order & ((1UL << PriorityShift) - 1)) | ((ulong)(Limits.HighestPriority - queuePriority) << PriorityShift);

    /// <summary>True if every task of a queue with this one's priority comes after <paramref name="other"/>.</summary>
    public static bool IsOfLowerQueue(ulong order, ulong other) => order >> PriorityShift > other >> PriorityShift;
}
