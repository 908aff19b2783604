namespace MediaRouting.Engine.Statistics;

/// <summary>How the tasks of a queue, or of all queues of an MRD, fared (<see cref="QueueCounts"/>).</summary>
public sealed record TaskStatistics
{
    /// <summary>Tasks that entered.</summary>
    public long Offered { get; init; }

    /// <summary>Tasks that were answered.</summary>
    public long Answered { get; init; }

    /// <summary>Tasks that were abandoned while they waited.</summary>
    public long AbandonedInQueue { get; init; }

    /// <summary>Tasks that were abandoned while an agent had the offer.</summary>
    public long AbandonedWhileOffered { get; init; }

    /// <summary>Tasks whose time to live ended.</summary>
    public long GivenUp { get; init; }

    /// <summary>True if there is a service level to be in time for; of an MRD, in each of its queues.</summary>
    public bool HasServiceLevel { get; init; } = true;

    /// <summary>Tasks that were answered within the threshold of their queue.</summary>
    public long AnsweredInTime { get; init; }

    /// <summary>Tasks that were abandoned within the threshold of their queue.</summary>
    public long AbandonedInTime { get; init; }

    /// <summary>The waits of the answered together, milliseconds.</summary>
    public long AnsweredWaits { get; init; }

    /// <summary>The longest wait of an answered task, milliseconds.</summary>
    public long LongestWait { get; init; }

    /// <summary>Tasks that wait now.</summary>
    public int Waiting { get; init; }

    /// <summary>For how long the one has waited that waits longest, milliseconds since it entered; 0 if none does.
    /// </summary>
    public long OldestWait { get; init; }

    /// <summary>All who were abandoned.</summary>
    public long Abandoned => AbandonedInQueue + AbandonedWhileOffered;

    /// <summary>The mean wait of the answered, milliseconds, rounded down; 0 if nobody was.</summary>
    public long AverageWait => Answered == 0 ? 0 : AnsweredWaits / Answered;

    /// <summary>A service level of 2-domain in hundredths of a percent, rounded to the nearest.</summary>
    /// <param name="type">1..3.</param>
    /// <returns>0..10,000; null without a service level, or where there is nothing to divide by.</returns>
    public int? ServiceLevel(int type)
    {
        var (good, all) = type switch
        {
            1 => (AnsweredInTime, Offered - AbandonedInTime),
            2 => (AnsweredInTime, Offered),
            _ => (AnsweredInTime + AbandonedInTime, Offered),
        };
        return HasServiceLevel ? Share(good, all) : null;
    }

    /// <summary>A part of a whole in hundredths of a percent; null where the whole is nothing.</summary>
    internal static int? Share(long part, long whole) =>
        whole <= 0 ? null : (int)(((part * 10_000) + (whole / 2)) / whole);

    /// <summary>Those of two queues together.</summary>
    internal TaskStatistics And(TaskStatistics other) => new()
    {
        Offered = Offered + other.Offered,
        Answered = Answered + other.Answered,
        AbandonedInQueue = AbandonedInQueue + other.AbandonedInQueue,
        AbandonedWhileOffered = AbandonedWhileOffered + other.AbandonedWhileOffered,
        GivenUp = GivenUp + other.GivenUp,
        HasServiceLevel = HasServiceLevel && other.HasServiceLevel,
        AnsweredInTime = AnsweredInTime + other.AnsweredInTime,
        AbandonedInTime = AbandonedInTime + other.AbandonedInTime,
        AnsweredWaits = AnsweredWaits + other.AnsweredWaits,
        LongestWait = Math.Max(LongestWait, other.LongestWait),
        Waiting = Waiting + other.Waiting,
        OldestWait = Math.Max(OldestWait, other.OldestWait),
    };
}
