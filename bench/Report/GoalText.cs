namespace MediaRouting.Bench.Report;

/// <summary>The rows of the goals for speed in words.</summary>
internal static class GoalText
{
    /// <summary>What a row is about.</summary>
    public static string Of(GoalRow goal) => goal switch
    {
        GoalRow.RoutingAgainstCopying => "commands/s through the ring with full routing ÷ with a copying stage, "
            + "10,000 agents, 100 queues, 4 memberships each",
        GoalRow.RoutingAgainstCopyingLarge => "the same with 100,000 agents and 1,000,000 waiting tasks",
        GoalRow.GrowthInAgents => "time per command, 100,000 agents ÷ 100 agents",
        GoalRow.GrowthInWaiting => "time per command, 1,000,000 waiting tasks ÷ none",
        GoalRow.Allocated => "bytes allocated per command and per message, warm",
        GoalRow.DecisionLatency => "decision latency through the ring at 100,000 commands/s ÷ the bare ring's",
        GoalRow.Peers => "what people build instead, same job, same run: its time ÷ ours",
        GoalRow.GroupCommit => "journaled with group commit, synced: commands/s, and latency at 1,000,000/s ÷ a bare "
            + "append and sync",
        GoalRow.JournaledDecision => "journaled decision at 1,000/s ÷ a bare append and sync",
        GoalRow.Replay => "replay, commands/s, checksums verified",
        GoalRow.StartFromSnapshot => "start with a snapshot of 100,000 agents and 1,000,000 tasks",
        GoalRow.Memory => "memory per waiting task without params, and per agent",
        GoalRow.DecodeAndEncode => "decoding and encoding a message ÷ a bare pass over the same bytes",
        GoalRow.OverTheBroker => "messages/s over the broker, in and out ÷ a bare echo with the same client",
        GoalRow.AgainstJavaClient => "the client ÷ a Java JMS client on the same broker",
        _ => throw new ArgumentOutOfRangeException(nameof(goal), goal, "no row of the goals"),
    };
}
