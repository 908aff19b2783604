namespace MediaRouting.Bench;

/// <summary>The rows of the goals for speed, in the order of the report.</summary>
public enum GoalRow
{
    /// <summary>No row of the goals: a figure that stands for itself.</summary>
    None,

    /// <summary>Commands a second through the ring with full routing ÷ with a copying stage, 10,000 agents.</summary>
    RoutingAgainstCopying,

    /// <summary>The same with 100,000 agents and 1,000,000 waiting tasks.</summary>
    RoutingAgainstCopyingLarge,

    /// <summary>Time per command, 100,000 agents ÷ 100 agents.</summary>
    GrowthInAgents,

    /// <summary>Time per command, 1,000,000 waiting tasks ÷ none.</summary>
    GrowthInWaiting,

    /// <summary>Bytes allocated per command, decode to encode, warm.</summary>
    Allocated,

    /// <summary>Decision latency through the ring at 100,000 commands a second ÷ the bare ring's.</summary>
    DecisionLatency,

    /// <summary>Against what people build instead, same job, same run.</summary>
    Peers,

    /// <summary>Journaled commands a second with group commit, and their latency ÷ a bare append and sync of one.
    /// </summary>
    GroupCommit,

    /// <summary>Journaled decision at 1,000 a second ÷ a bare append and sync.</summary>
    JournaledDecision,

    /// <summary>Commands a second of a replay, checksums verified.</summary>
    Replay,

    /// <summary>Start with a snapshot of 100,000 agents and 1,000,000 tasks.</summary>
    StartFromSnapshot,

    /// <summary>Memory of a waiting task without params, and of an agent.</summary>
    Memory,

    /// <summary>Decoding and encoding a message ÷ a bare pass over the same bytes.</summary>
    DecodeAndEncode,

    /// <summary>Messages a second over the broker ÷ a bare echo with the same client.</summary>
    OverTheBroker,

    /// <summary>The client ÷ a Java JMS client on the same broker.</summary>
    AgainstJavaClient,
}
