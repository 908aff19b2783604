using System.Globalization;
using System.Text.Json.Serialization;

namespace MediaRouting.Bench;

/// <summary>A row of a table.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Details">What the figure was made of.</param>
/// <param name="Value">The figure.</param>
public sealed record Figure(string Name, string Details, double Value) : Row
{
    /// <summary>The table that it stands in; the table fills it in.</summary>
    public string Table { get; init; } = "";

    /// <summary>The row of the goals that it belongs to.</summary>
    public GoalRow Goal { get; init; }

    /// <summary>The unit; none for a ratio.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The goal, where the figure is to be at least so much.</summary>
    public double? AtLeast { get; init; }

    /// <summary>The goal, where the figure is to be at most so much.</summary>
    public double? AtMost { get; init; }

    /// <summary>Other work on the machine disturbed it too much to tell.</summary>
    public bool IsDisturbed { get; init; }

    /// <summary>The figure with its unit.</summary>
    [JsonIgnore]
    public string ValueText => Text(Value);

    /// <summary>The goal with its unit; empty if it has none.</summary>
    [JsonIgnore]
    public string GoalText =>
        AtLeast is { } least ? "≥ " + Text(least) : AtMost is { } most ? "≤ " + Text(most) : "";

    /// <summary>How the figure stands to its goal.</summary>
    [JsonIgnore]
    public Verdict Verdict => (AtLeast ?? AtMost) is null ? Verdict.None
        : IsDisturbed ? Verdict.Disturbed
        : Value < AtLeast || Value > AtMost ? Verdict.Short
        : Verdict.Reached;

    /// <summary>The verdict as a word; empty without a goal.</summary>
    [JsonIgnore]
    public string VerdictText => WordOf(Verdict);

    /// <summary>The figure as a row of Markdown.</summary>
    public override string ToString() => $"| {Name} | {Details} | {ValueText} | {GoalText} | {VerdictText} |";

    /// <summary>A verdict as a word; empty without a goal.</summary>
    public static string WordOf(Verdict verdict) =>
        verdict == Verdict.None ? "" : verdict.ToString().ToLowerInvariant();

    private string Text(double value) =>
        value.ToString(value >= 10_000 ? "N0" : value >= 100 ? "0" : "0.##", CultureInfo.InvariantCulture) + Unit;
}
