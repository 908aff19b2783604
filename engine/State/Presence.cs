using MediaRouting.Engine.Commands;

namespace MediaRouting.Engine.State;

/// <summary>
/// What an agent's shown state on one MRD is derived from: what the agent said, and the work it has there
/// (2-domain, "Agent state, per MRD").
/// </summary>
public struct Presence
{
    /// <summary>Signed in on the MRD.</summary>
    public bool SignedIn;

    /// <summary>May be offered work; a flag beside the state.</summary>
    public bool Routable;

    /// <summary>
    /// The agent has an offer or work on an MRD that is not interruptible, and this one is: whatever it has here rests.
    /// </summary>
    public bool Interrupted;

    /// <summary>
    /// READY or NOT_READY, as asked for last; UNKNOWN since the Chat Server was lost, until the agent asks.
    /// </summary>
    public AgentState Asked;

    /// <summary>Open offers here: 0 or 1.</summary>
    public byte Offers;

    /// <summary>Parts accepted and not in wrap-up.</summary>
    public ushort Held;

    /// <summary>Parts in wrap-up.</summary>
    public ushort WrapUps;

    /// <summary>Tasks that the agent may hold here.</summary>
    public ushort Limit;

    /// <summary>
    /// What the load must not exceed: the limit, or as long as it is more what was held when the limit was lowered.
    /// </summary>
    public ushort Ceiling;

    /// <summary>Work accepted and not closed.</summary>
    public readonly int Work => Held + WrapUps;

    /// <summary>What counts against the limit: work, and an open offer (7-rulings 11).</summary>
    public readonly int Load => Work + Offers;
}
