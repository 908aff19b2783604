namespace MediaRouting.Tests.Naive.Statistics;

/// <summary>A task as the Chat Server sees it.</summary>
/// <param name="queue">Id of the queue that it asked for.</param>
/// <param name="entered">When, Unix milliseconds.</param>
internal sealed class CountedTask(string queue, long entered)
{
    /// <summary>Id of its queue.</summary>
    public string Queue => queue;

    /// <summary>When it was created, Unix milliseconds.</summary>
    public long Entered => entered;

    /// <summary>Who has it, or an offer of it, by MRD: one agent may not be there twice.</summary>
    public HashSet<string> Agents { get; } = [];

    /// <summary>How long it waited for its answer, milliseconds; null before.</summary>
    public long? AnsweredAfter { get; set; }

    /// <summary>How its wait ended without an answer, and after how many milliseconds; null if it has not.</summary>
    public (UnansweredEnd How, long After)? Unanswered { get; set; }

    /// <summary>The task is closed.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Nobody has it.</summary>
    public bool Waits => !IsClosed && Agents.Count == 0;
}
