using MediaRouting.Engine.Commands;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Communication;

/// <summary>What the Communication Server knows of an agent on one MRD beside the <see cref="Presence"/>.</summary>
public struct Session
{
    /// <summary>Since when the shown state and reason stand, Unix milliseconds; 0 before the first sign-in.</summary>
    public long StateChangeTime;

    /// <summary>Reason code of NOT_READY or LOGOUT.</summary>
    public TextHandle Reason;

    /// <summary>The state that was told last.</summary>
    public AgentState Shown;

    /// <summary>The pending state that was told last.</summary>
    public AgentState Pending;

    /// <summary>
    /// MRE was told to offer no work, though the agent wants some: it cannot have any for now.
    /// </summary>
    public bool IsUnroutable;
}
