using MediaRouting.Engine.Configuration;

namespace MediaRouting.Tests.Simulation.World;

/// <summary>
/// What a seed draws first: which faults and features exist in its world at all, and how often each comes (Groce and
/// others, "Swarm testing", 2012). See <see cref="Program"/> for the ranges.
/// </summary>
internal sealed record Weather
{
    public required bool IsSplit { get; init; }

    /// <summary>Turns of the safety phase.</summary>
    public required int Turns { get; init; }

    /// <summary>Begins with a directory that this version has left; 0 for an empty one.</summary>
    public int KeptVersion { get; init; }

    public bool KeptHasSnapshot { get; init; }

    /// <summary>Everything that a configuration may have is in the first.</summary>
    public bool BeginsWhole { get; init; }

    /// <summary>How many of each kind of deed are planned.</summary>
    public required IReadOnlyDictionary<DeedKind, int> Deeds { get; init; }

    /// <summary>Percent of commits whose answer is lost, and of those how many had happened.</summary>
    public double CommitLost { get; init; }

    public double CommitHappened { get; init; }

    /// <summary>Percent of sends at which the connection breaks in the middle of a transaction.</summary>
    public double SendLost { get; init; }

    /// <summary>The broker forgets which numbers a producer has used, as another of a list would.</summary>
    public double BrokerForgets { get; init; }

    /// <summary>Percent of kills, at which the process dies inside a commit.</summary>
    public double DiesInCommit { get; init; }

    /// <summary>Percent of restarts during which the power goes again.</summary>
    public double DiesInRecovery { get; init; }

    /// <summary>Of ten steps of a daemon, how many are its journal's: a slow disk has few.</summary>
    public int JournalPace { get; init; } = 10;

    public int OutboxPace { get; init; } = 10;

    public int MachinePace { get; init; } = 10;

    /// <summary>Most commands or events that a stage takes in one step.</summary>
    public int LongestBatch { get; init; } = 16;

    public int SegmentBytes { get; init; } = 96 * 1024;

    public int ClosedTaskLimit { get; init; } = 1_000;

    public int OpenTaskLimit { get; init; } = 1_000;

    /// <summary>Percent of what people do that makes no sense.</summary>
    public double Nonsense { get; init; } = 5;

    /// <summary>Every milliseconds of a turn are drawn up to this, most far below.</summary>
    public int LongestTurn { get; init; } = 4_000;

    public static Weather Of(ulong seed)
    {
        var dice = Dice.Of(seed, -1);
        var turns = dice.Between(100, 500);
        var isSplit = dice.Percent(40);
        var isKept = !isSplit && dice.Percent(12);
        return new Weather
        {
            IsSplit = isSplit,
            Turns = turns,
            KeptVersion = isKept ? dice.Between(1, KeptFiles.LatestVersion) : 0,
            KeptHasSnapshot = dice.Percent(50),
            BeginsWhole = dice.Percent(60),
            Deeds = DrawDeeds(dice, turns),
            CommitLost = Sometimes(dice, 5),
            CommitHappened = dice.Between(0, 100),
            SendLost = Sometimes(dice, 1),
            BrokerForgets = Sometimes(dice, 30),
            DiesInCommit = Sometimes(dice, 50),
            DiesInRecovery = Sometimes(dice, 40),
            JournalPace = dice.Percent(60) ? 10 : dice.Between(1, 10),
            OutboxPace = dice.Percent(60) ? 10 : dice.Between(1, 10),
            MachinePace = dice.Percent(60) ? 10 : dice.Between(1, 10),
            LongestBatch = dice.Scaled(1, 64),
            SegmentBytes = 1024 * dice.Scaled(96, 256),
            ClosedTaskLimit = dice.Percent(20) ? dice.Between(1, 5) : 1_000,
            OpenTaskLimit = dice.Percent(10) ? dice.Between(2, 10) : 1_000,
            Nonsense = dice.Percent(30) ? 0 : dice.Between(1, 20),
            LongestTurn = dice.Scaled(200, 60_000),
        };
    }

    /// <summary>Nothing goes wrong, and whatever happens is done before the next thing does.</summary>
    public bool IsCalm { get; init; }

    /// <summary>The same people in a calm world.</summary>
    public Weather Calm(bool isSplit) => this with { IsCalm = true, IsSplit = isSplit, KeptVersion = 0 };

    private static double Sometimes(Dice dice, double most) => dice.Percent(50) ? 0 : dice.NextDouble() * most;

    private static Dictionary<DeedKind, int> DrawDeeds(Dice dice, int turns)
    {
        var deeds = new Dictionary<DeedKind, int>
        {
            [DeedKind.Agent] = turns * dice.Between(5, 30) / 10,
            [DeedKind.Customer] = Math.Max(1, turns * dice.Between(1, 8) / 10),
            [DeedKind.ChatServer] = dice.Percent(50) ? 0 : dice.Between(1, 4),
            [DeedKind.Question] = dice.Percent(30) ? 0 : turns * dice.Between(0, 3) / 10,
        };
        for (var kind = DeedKind.Kill; kind <= DeedKind.SnapshotDamaged; kind++)
        {
            deeds[kind] = dice.Percent(50) ? 0 : dice.Scaled(1, MostOf(kind));
        }

        return deeds;
    }

    private static int MostOf(DeedKind kind) => kind switch
    {
        DeedKind.Cut or DeedKind.Duplicate => 30,
        DeedKind.Reconfigure => 20,
        DeedKind.RestartReconfigured => 2,
        _ => 6,
    };
}
