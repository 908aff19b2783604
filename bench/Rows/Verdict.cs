namespace MediaRouting.Bench;

/// <summary>How a figure stands to its goal; of several figures the last of these counts.</summary>
public enum Verdict
{
    /// <summary>There is no goal.</summary>
    None,

    /// <summary>As good as the goal.</summary>
    Reached,

    /// <summary>Other work on the machine disturbed it too much to tell.</summary>
    Disturbed,

    /// <summary>Not as good as the goal.</summary>
    Short,

    /// <summary>Nothing was measured.</summary>
    Missing,
}
