namespace MediaRouting.Tests.Naive.Statistics;

/// <summary>How the wait of a task ends that nobody answers.</summary>
internal enum UnansweredEnd
{
    /// <summary>It was closed while it waited.</summary>
    InQueue,

    /// <summary>It was closed while an agent had the offer.</summary>
    WhileOffered,

    /// <summary>MRE gave it up.</summary>
    GivenUp,
}
