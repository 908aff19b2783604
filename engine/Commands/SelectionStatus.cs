namespace MediaRouting.Engine.Commands;

/// <summary>Status of row 15. Persisted numbers: they only grow.</summary>
public enum SelectionStatus : byte
{
    /// <summary>No status.</summary>
    None = 0,

    /// <summary>The task is reserved for the agent.</summary>
    Offered = 1,

    /// <summary>The task's time in queue is over.</summary>
    NoAgentAvailable = 2,
}
