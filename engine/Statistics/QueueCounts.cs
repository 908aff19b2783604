namespace MediaRouting.Engine.Statistics;

/// <summary>
/// What became of the tasks of a queue. Each task is counted once as offered and once by how its wait ended, so that
/// offered = answered + abandoned + given up + those that wait or are offered for the first time.
/// </summary>
public struct QueueCounts
{
    /// <summary>Tasks that entered the queue. One that comes back does not enter it again.</summary>
    public long Offered;

    /// <summary>Tasks that an agent accepted or started: the first time for each.</summary>
    public long Answered;

    /// <summary>Tasks that were closed before anybody answered them while they waited.</summary>
    public long AbandonedInQueue;

    /// <summary>Tasks that were closed before anybody answered them while an agent had the offer.</summary>
    public long AbandonedWhileOffered;

    /// <summary>Tasks whose time to live ended before anybody answered them (NO_AGENT_AVAILABLE).</summary>
    public long GivenUp;

    /// <summary>Tasks that had waited no longer than the threshold when they were answered.</summary>
    public long AnsweredInTime;

    /// <summary>Tasks that had waited no longer than the threshold when they were abandoned.</summary>
    public long AbandonedInTime;

    /// <summary>The waits of the answered together, milliseconds from NewTask to the answer.</summary>
    public long AnsweredWaits;

    /// <summary>The longest wait of an answered task, milliseconds.</summary>
    public long LongestAnsweredWait;

    /// <summary>
    /// The mean time between two departures while tasks wait, in eighths of a millisecond: each departure moves it by
    /// an eighth of its difference from the time since the one before. 0 before the first.
    /// </summary>
    public long Pace;

    /// <summary>
    /// When the last task that waited left, or the first came since nobody waited; Unix milliseconds.
    /// </summary>
    public long PaceSince;

    /// <summary>
    /// The threshold of the service level, milliseconds; negative without one. Configured, not counted.
    /// </summary>
    internal long Threshold;

    /// <summary>All who were abandoned.</summary>
    public readonly long Abandoned => AbandonedInQueue + AbandonedWhileOffered;
}
