namespace MediaRouting.Engine.Commands;

/// <summary>
/// An agent's state on one MRD (2-domain, "Agent state, per MRD"). Persisted numbers: they only grow.
/// </summary>
public enum AgentState : byte
{
    /// <summary>No state; in <c>PendingState</c>, none pending.</summary>
    None = 0,

    /// <summary>Signed out.</summary>
    Logout = 1,

    /// <summary>Signing in; momentary.</summary>
    Login = 2,

    /// <summary>No new work; may have a reason code.</summary>
    NotReady = 3,

    /// <summary>May be offered work, holds none.</summary>
    Ready = 4,

    /// <summary>Has an offer, nothing accepted.</summary>
    Reserved = 5,

    /// <summary>Holds accepted work below the limit.</summary>
    Active = 6,

    /// <summary>Holds work up to the limit.</summary>
    Busy = 7,

    /// <summary>All the work it holds is in wrap-up.</summary>
    WorkReady = 8,

    /// <summary>A task of a non-interruptible MRD has the agent.</summary>
    Interrupted = 9,

    /// <summary>The Chat Server was lost.</summary>
    Unknown = 10,
}
