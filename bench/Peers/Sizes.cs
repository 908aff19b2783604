namespace MediaRouting.Bench.Peers;

/// <summary>How large and how long the measurements are.</summary>
internal sealed record Sizes
{
    /// <summary>The sizes of the goals.</summary>
    public static Sizes Full { get; } = new();

    /// <summary>For a look in between.</summary>
    public static Sizes Quick { get; } = new()
    {
        Agents = [100, 10_000],
        Waiting = [0, 100_000],
        Rounds = 5,
        RoundCommands = 20_000,
        RoundTrips = 2_000,
        PostgresCommands = 300,
        RingValues = 1_500_000,
    };

    /// <summary>Agents, growing; nobody waits.</summary>
    public int[] Agents { get; private init; } = [100, 1_000, 10_000, 100_000];

    /// <summary>Waiting tasks, growing.</summary>
    public int[] Waiting { get; private init; } = [0, 1_000, 100_000, 1_000_000];

    /// <summary>Agents where the waiting tasks grow.</summary>
    public int UsualAgents { get; } = 1_000;

    /// <summary>Most waiting tasks that PostgreSQL is measured with, since it has to load them.</summary>
    public int MostWaitingInPostgres { get; } = 100_000;

    /// <summary>Rounds that each figure is the median of.</summary>
    public int Rounds { get; private init; } = 7;

    /// <summary>Commands of a round.</summary>
    public int RoundCommands { get; private init; } = 100_000;

    /// <summary>Rounds before those that count, for the code to be compiled for good.</summary>
    public int WarmUpRounds { get; } = 2;

    /// <summary>Commands of a round in which each is answered before the next is said.</summary>
    public int RoundTrips { get; private init; } = 20_000;

    /// <summary>Agents that a peer looks at, all in all, in a round where it looks at all of a queue.</summary>
    public int CandidatesOfRound { get; } = 2_000_000;

    /// <summary>Commands of a round of PostgreSQL.</summary>
    public int PostgresCommands { get; private init; } = 1_200;

    /// <summary>Connections of PostgreSQL, and commands of ours under way, where there are several.</summary>
    public int Workers { get; } = 8;

    /// <summary>Values of a lap of the bare ring: a multiple of its producers.</summary>
    public int RingValues { get; private init; } = 12_000_000;
}
