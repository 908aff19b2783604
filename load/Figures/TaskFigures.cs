using System.Diagnostics;
using MediaRouting.Load.Checker;

namespace MediaRouting.Load.Figures;

/// <summary>
/// How tasks were served, by the wire, in real time. A task counts as answered once an agent has accepted it, and as
/// abandoned if its customer left before.
/// </summary>
internal sealed record TaskFigures
{
    /// <summary>Tasks taken in.</summary>
    public required int Offered { get; init; }

    /// <summary>Tasks that an agent accepted.</summary>
    public required int Answered { get; init; }

    /// <summary>Tasks whose customer left before, and nobody had the offer.</summary>
    public required int AbandonedInQueue { get; init; }

    /// <summary>Tasks whose customer left before, while an agent had the offer.</summary>
    public required int AbandonedWhileOffered { get; init; }

    /// <summary>Tasks whose time to live ended before.</summary>
    public required int GivenUp { get; init; }

    /// <summary>Tasks that wait in the end.</summary>
    public required int Waiting { get; init; }

    /// <summary>Tasks accepted within the threshold.</summary>
    public required int AnsweredInTime { get; init; }

    /// <summary>Tasks abandoned within the threshold.</summary>
    public required int AbandonedInTime { get; init; }

    /// <summary>
    /// Tasks that were accepted or abandoned so near the threshold that daemon and wire may see it differently.
    /// </summary>
    public required int NearThreshold { get; init; }

    /// <summary>The waits of the answered together.</summary>
    public required TimeSpan AnsweredWaits { get; init; }

    /// <summary>The longest wait of an answered task.</summary>
    public required TimeSpan LongestAnsweredWait { get; init; }

    /// <summary>The longest wait of anybody.</summary>
    public required TimeSpan LongestWait { get; init; }

    /// <summary>Tasks whose customer left before an agent had accepted them.</summary>
    public int Abandoned => AbandonedInQueue + AbandonedWhileOffered;

    /// <summary>Mean wait of the answered; zero if nobody was.</summary>
    public TimeSpan AverageSpeedOfAnswer => Answered == 0 ? TimeSpan.Zero : AnsweredWaits / Answered;

    /// <summary>The part of the offered, 0..1, that left.</summary>
    public double Abandonment => Offered == 0 ? 0 : (double)Abandoned / Offered;

    /// <summary>Service level by a formula of 2-domain, 1..3, as a part 0..1; 1 where nobody counts.</summary>
    public double ServiceLevel(int type)
    {
        var (good, all) = type switch
        {
            1 => (AnsweredInTime, Offered - AbandonedInTime),
            2 => (AnsweredInTime, Offered),
            _ => (AnsweredInTime + AbandonedInTime, Offered),
        };
        return all == 0 ? 1 : (double)good / all;
    }

    /// <summary>The figures of a queue's tasks.</summary>
    /// <param name="tasks">The tasks.</param>
    /// <param name="threshold">Within which they were to be answered.</param>
    /// <param name="accuracy">How far the time of a message's arrival may be from that of what it tells.</param>
    public static TaskFigures Of(IEnumerable<TaskTrace> tasks, TimeSpan threshold, TimeSpan accuracy)
    {
        var all = tasks.Where(task => task.CreatedAt != 0).ToList();
        var answers = all.Where(task => task.AnsweredAt != 0).Select(WaitOf).ToList();
        var left = all.Where(task => task.IsAbandoned).ToList();
        var leaving = left.ConvertAll(WaitOf);
        return new TaskFigures
        {
            Offered = all.Count,
            Answered = answers.Count,
            AbandonedInQueue = left.Count(task => !task.WasOfferedAtEnd),
            AbandonedWhileOffered = left.Count(task => task.WasOfferedAtEnd),
            GivenUp = all.Count(task => task.IsGivenUp),
            Waiting = all.Count(task => task.IsWaiting),
            AnsweredInTime = answers.Count(wait => wait <= threshold),
            AbandonedInTime = leaving.Count(wait => wait <= threshold),
            NearThreshold = answers.Concat(leaving).Count(wait => (wait - threshold).Duration() <= accuracy),
            AnsweredWaits = TimeSpan.FromTicks(answers.Sum(wait => wait.Ticks)),
            LongestAnsweredWait = answers.DefaultIfEmpty().Max(),
            LongestWait = all.Select(WaitOf).DefaultIfEmpty().Max(),
        };
    }

    /// <summary>Those of two queues together.</summary>
    public TaskFigures And(TaskFigures other) => new()
    {
        Offered = Offered + other.Offered,
        Answered = Answered + other.Answered,
        AbandonedInQueue = AbandonedInQueue + other.AbandonedInQueue,
        AbandonedWhileOffered = AbandonedWhileOffered + other.AbandonedWhileOffered,
        GivenUp = GivenUp + other.GivenUp,
        Waiting = Waiting + other.Waiting,
        AnsweredInTime = AnsweredInTime + other.AnsweredInTime,
        AbandonedInTime = AbandonedInTime + other.AbandonedInTime,
        NearThreshold = NearThreshold + other.NearThreshold,
        AnsweredWaits = AnsweredWaits + other.AnsweredWaits,
        LongestAnsweredWait = Longer(LongestAnsweredWait, other.LongestAnsweredWait),
        LongestWait = Longer(LongestWait, other.LongestWait),
    };

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan WaitOf(TaskTrace task) => Stopwatch.GetElapsedTime(
        task.CreatedAt, task.AnsweredAt != 0 ? task.AnsweredAt : Math.Max(task.CreatedAt, task.EndedAt));
}
