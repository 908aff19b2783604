using System.Diagnostics;
using MediaRouting.Load.Checker;

namespace MediaRouting.Load.Figures;

/// <summary>
/// How a queue served its customers, by the wire, in real time. A task counts as answered once an agent has accepted
/// it, and as abandoned if its customer left before.
/// </summary>
internal sealed record QueueFigures
{
    /// <summary>Which queue.</summary>
    public required CheckedQueue Queue { get; init; }

    /// <summary>Tasks taken in.</summary>
    public required int Offered { get; init; }

    /// <summary>Tasks that an agent accepted.</summary>
    public required int Answered { get; init; }

    /// <summary>Tasks whose customer left before.</summary>
    public required int Abandoned { get; init; }

    /// <summary>Tasks accepted within the threshold.</summary>
    public required int AnsweredInTime { get; init; }

    /// <summary>Tasks abandoned within the threshold.</summary>
    public required int AbandonedInTime { get; init; }

    /// <summary>
    /// Tasks that were accepted or abandoned so near the threshold that daemon and wire may see it differently.
    /// </summary>
    public required int NearThreshold { get; init; }

    /// <summary>Mean wait of the answered.</summary>
    public required TimeSpan AverageSpeedOfAnswer { get; init; }

    /// <summary>The longest wait of anybody.</summary>
    public required TimeSpan LongestWait { get; init; }

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

    /// <summary>The figures of a queue.</summary>
    /// <param name="queue">Which.</param>
    /// <param name="tasks">Its tasks.</param>
    /// <param name="accuracy">How far the time of a message's arrival may be from that of what it tells.</param>
    public static QueueFigures Of(CheckedQueue queue, IReadOnlyCollection<TaskTrace> tasks, TimeSpan accuracy)
    {
        var threshold = TimeSpan.FromSeconds(queue.ThresholdSeconds);
        var waits = tasks.Where(task => task.CreatedAt != 0).Select(WaitOf).ToList();
        var answers = tasks.Where(task => task.AnsweredAt != 0).Select(WaitOf).ToList();
        var abandoned = tasks.Where(task => task.IsAbandoned).Select(WaitOf).ToList();
        return new QueueFigures
        {
            Queue = queue,
            Offered = waits.Count,
            Answered = answers.Count,
            Abandoned = abandoned.Count,
            AnsweredInTime = answers.Count(wait => wait <= threshold),
            AbandonedInTime = abandoned.Count(wait => wait <= threshold),
            NearThreshold = answers.Concat(abandoned).Count(wait => (wait - threshold).Duration() <= accuracy),
            AverageSpeedOfAnswer = answers.Count == 0
                ? TimeSpan.Zero
                : TimeSpan.FromTicks((long)answers.Average(wait => wait.Ticks)),
            LongestWait = waits.DefaultIfEmpty().Max(),
        };
    }

    private static TimeSpan WaitOf(TaskTrace task) => Stopwatch.GetElapsedTime(
        task.CreatedAt, task.AnsweredAt != 0 ? task.AnsweredAt : Math.Max(task.CreatedAt, task.EndedAt));
}
