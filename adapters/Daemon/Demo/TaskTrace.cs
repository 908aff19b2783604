namespace MediaRouting.Daemon.Demo;

/// <summary>What the messages have told of one task.</summary>
/// <param name="name">What sentences call it.</param>
internal sealed class TaskTrace(string name)
{
    /// <summary>What sentences call it.</summary>
    public string Name { get; } = name;

    /// <summary>Id that the daemon gave it; empty until then.</summary>
    public string TaskId { get; set; } = "";

    /// <summary>MRD.</summary>
    public string Mrd { get; set; } = "";

    /// <summary>Who has it as an open offer, or null.</summary>
    public string? OfferedTo { get; set; }

    /// <summary>Who has accepted it or joined, and not left.</summary>
    public HashSet<string> Holders { get; } = new(StringComparer.Ordinal);

    /// <summary>True once an agent has accepted it.</summary>
    public bool IsAnswered { get; set; }

    /// <summary>True once it was given up because no agent was found in time.</summary>
    public bool HasExpired { get; set; }

    /// <summary>True once it is over.</summary>
    public bool HasEnded { get; set; }
}
