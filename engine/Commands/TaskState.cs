namespace MediaRouting.Engine.Commands;

/// <summary>
/// The state of a task, and of an agent's part in it (2-domain, "Task state"). Persisted numbers: they only grow.
/// </summary>
public enum TaskState : byte
{
    /// <summary>No state.</summary>
    None = 0,

    /// <summary>Waiting in its queue.</summary>
    New = 1,

    /// <summary>Reserved for an agent who has not answered.</summary>
    Offered = 2,

    /// <summary>Accepted, not yet started.</summary>
    Accepted = 3,

    /// <summary>The conversation goes on.</summary>
    Active = 4,

    /// <summary>The conversation rests.</summary>
    Paused = 5,

    /// <summary>The conversation is over; the agent writes it up.</summary>
    WrappingUp = 6,

    /// <summary>Over.</summary>
    Closed = 7,

    /// <summary>A task of a non-interruptible MRD has the agent.</summary>
    Interrupted = 8,

    /// <summary>The agent or the Chat Server was lost.</summary>
    Unknown = 9,
}
