namespace MediaRouting.Engine.Routing;

/// <summary>What MRE knows of a task beside its parts, most of it about its place in its queue.</summary>
public struct Waiting
{
    /// <summary>Its place in the order of tasks (<see cref="TaskOrder"/>).</summary>
    public ulong Order;

    /// <summary>When it was first queued, Unix milliseconds.</summary>
    public long Queued;

    /// <summary>Number of the last decision about it (<see cref="Explain.Decisions"/>); 0 for none.</summary>
    public long Decision;

    /// <summary>The step that it has come to (<see cref="QueueSteps"/>).</summary>
    public int Step;

    /// <summary>The session of the agent whom it prefers, or -1.</summary>
    public int Preferred;

    /// <summary>The last agent who let it pass (<see cref="Passes"/>).</summary>
    public int LastPass;

    /// <summary>The last agent whom the guard timer took the task back from (<see cref="Passes"/>).</summary>
    public int TakenBack;

    /// <summary>Opens its next step or ends its time to live; unarmed while it does not wait.</summary>
    public int Timer;

    /// <summary>True from NewTask to the close.</summary>
    public bool IsOpen;

    /// <summary>True while it stands in its queue.</summary>
    public bool IsWaiting;

    /// <summary>
    /// Whether and how it was answered is counted already; it may still come back when its agent signs out.
    /// </summary>
    public bool IsAnswered;

    internal int Next;
    internal int Previous;
}
