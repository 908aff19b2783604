namespace MediaRouting.Tests.Naive.Statistics;

/// <summary>A task as the Chat Server sees it.</summary>
/// <param name="mrd">Id of its MRD.</param>
/// <param name="queue">Id of the queue that it asked for.</param>
/// <param name="entered">When, Unix milliseconds.</param>
internal sealed class CountedTask(string mrd, string queue, long entered)
{
    /// <summary>Id of its MRD.</summary>
    public string Mrd => mrd;

    /// <summary>Id of the queue where it waits while nobody has it.</summary>
    public string Queue { get; set; } = queue;

    /// <summary>Id of the queue that counts it; null if that queue is gone.</summary>
    public string? CountedIn { get; set; } = queue;

    /// <summary>When it was created, Unix milliseconds.</summary>
    public long Entered => entered;

    /// <summary>Who has it, or an offer of it, by MRD: one agent may not be there twice.</summary>
    public HashSet<string> Agents { get; } = [];

    /// <summary>How long it waited for its answer, milliseconds; null before.</summary>
    public long? AnsweredAfter { get; set; }

    /// <summary>How its wait ended without an answer, and after how many milliseconds; null if it has not.</summary>
    public (UnansweredEnd How, long After)? Unanswered { get; set; }

    /// <summary>Its wait ended within the service level that its queue had then.</summary>
    public bool IsInTime { get; set; }

    /// <summary>Its wait has ended, with an answer or without.</summary>
    public bool HasEndedWait => AnsweredAfter is not null || Unanswered is not null;

    /// <summary>The task is closed.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Nobody has it.</summary>
    public bool Waits => !IsClosed && Agents.Count == 0;
}
