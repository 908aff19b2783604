namespace MediaRouting.Bench.Figures;

/// <summary>How large and how long the measurements are.</summary>
internal sealed record Sizes
{
    /// <summary>The sizes of the goals.</summary>
    public static Sizes Full { get; } = new();

    /// <summary>A tenth of them, for a look in between; its ratios flatter, since more of the state is in the caches.
    /// </summary>
    public static Sizes Quick { get; } = new()
    {
        Agents = [100, 10_000],
        Waiting = [0, 100_000],
        Queues = [10, 1_000],
        Rounds = 3,
        RingRounds = 15,
        WarmUp = 350_000,
        JournalCommands = 1_000_000,
        JournalSeconds = 3,
    };

    /// <summary>Agents, growing.</summary>
    public int[] Agents { get; private init; } = [100, 1_000, 10_000, 100_000];

    /// <summary>Waiting tasks, growing.</summary>
    public int[] Waiting { get; private init; } = [0, 1_000, 100_000, 1_000_000];

    /// <summary>Queues, growing; the events touch the first ten.</summary>
    public int[] Queues { get; private init; } = [10, 100, 1_000];

    /// <summary>Agents of a site where something else grows.</summary>
    public int UsualAgents { get; } = 10_000;

    /// <summary>Rounds that each figure is the median of.</summary>
    public int Rounds { get; private init; } = 9;

    /// <summary>Commands of a round.</summary>
    public int RoundCommands { get; } = 100_000;

    /// <summary>Rounds through the ring: many, and short, so that some have both cores to themselves.</summary>
    public int RingRounds { get; private init; } = 41;

    /// <summary>Commands of such a round: five laps of the ring.</summary>
    public int RingRoundCommands { get; } = 20_000;

    /// <summary>Commands through the journal, and of a journal that is replayed.</summary>
    public int JournalCommands { get; private init; } = 3_000_000;

    /// <summary>Seconds of journaled decisions at a low rate.</summary>
    public int JournalSeconds { get; private init; } = 10;

    /// <summary>
    /// Commands before the first round: all that the daemon remembers (100,000 closed tasks) is full then, and the code
    /// compiled for good.
    /// </summary>
    public int WarmUp { get; private init; } = 500_000;
}
