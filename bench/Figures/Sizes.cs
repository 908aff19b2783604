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
        ReloadAgents = [10_000],
        ReloadWaiting = [0, 100_000],
        Rounds = 3,
        RingRounds = 11,
        WarmUp = 350_000,
        JournalCommands = 500_000,
        JournalSeconds = 1,
        LatencyRounds = 7,
        OtherLatencyRounds = 3,
        HasCombined = false,
        CodecRounds = 31,
        CodecWarmUp = TimeSpan.FromSeconds(2),
        BodyCommands = 100_000,
    };

    /// <summary>Whether both roles in one are measured too, and not the engine alone.</summary>
    public bool HasCombined { get; private init; } = true;

    /// <summary>Agents, growing.</summary>
    public int[] Agents { get; private init; } = [100, 1_000, 10_000, 100_000];

    /// <summary>Waiting tasks, growing.</summary>
    public int[] Waiting { get; private init; } = [0, 1_000, 100_000, 1_000_000];

    /// <summary>Queues, growing; the events touch the first ten.</summary>
    public int[] Queues { get; private init; } = [10, 100, 1_000];

    /// <summary>Agents where the configuration becomes another.</summary>
    public int[] ReloadAgents { get; private init; } = [1_000, 10_000, 100_000];

    /// <summary>Waiting tasks there.</summary>
    public int[] ReloadWaiting { get; private init; } = [0, 100_000, 1_000_000];

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

    /// <summary>Rounds at a fixed rate, where there is a goal.</summary>
    public int LatencyRounds { get; private init; } = 101;

    /// <summary>Rounds at each of the other rates.</summary>
    public int OtherLatencyRounds { get; private init; } = 21;

    /// <summary>Seconds of such a round: short, so that some have both cores to themselves.</summary>
    public double LatencySeconds { get; } = 0.1;

    /// <summary>Rounds of a body that is decoded or encoded.</summary>
    public int CodecRounds { get; private init; } = 201;

    /// <summary>Time before the first of them: the code is compiled for good then.</summary>
    public TimeSpan CodecWarmUp { get; private init; } = TimeSpan.FromSeconds(6);

    /// <summary>Commands that come as bodies and leave as bodies.</summary>
    public int BodyCommands { get; private init; } = 1_000_000;

    /// <summary>
    /// Commands before the first round: all that the daemon remembers (100,000 closed tasks) is full then, and the code
    /// compiled for good.
    /// </summary>
    public int WarmUp { get; private init; } = 500_000;
}
