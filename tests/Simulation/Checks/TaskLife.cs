namespace MediaRouting.Tests.Simulation.Checks;

/// <summary>What the messages have told of a task.</summary>
internal sealed class TaskLife(string mrd)
{
    public string Mrd => mrd;

    /// <summary>Whom it is offered to; empty for nobody.</summary>
    public string OfferedTo { get; set; } = "";

    /// <summary>Who has it, with what was told last.</summary>
    public Dictionary<string, string> Holders { get; } = new(StringComparer.Ordinal);

    /// <summary>What was told last of each who once had it or was offered it.</summary>
    public Dictionary<string, string> Last { get; } = new(StringComparer.Ordinal);

    public int Ends { get; set; }
}
