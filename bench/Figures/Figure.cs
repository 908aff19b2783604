using System.Globalization;

namespace MediaRouting.Bench.Figures;

/// <summary>A row of the table.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Details">What the figure was made of.</param>
/// <param name="Value">The figure.</param>
internal sealed record Figure(string Name, string Details, double Value)
{
    /// <summary>The unit; none for a ratio.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The goal, where the figure is to be at least so much.</summary>
    public double? AtLeast { get; init; }

    /// <summary>The goal, where the figure is to be at most so much.</summary>
    public double? AtMost { get; init; }

    /// <summary>Other work on the machine disturbed it too much to tell.</summary>
    public bool IsDisturbed { get; init; }

    /// <summary>True if it is the figure of an undisturbed machine and not as good as the goal.</summary>
    public bool IsShort => !IsDisturbed && (Value < AtLeast || Value > AtMost);

    /// <inheritdoc/>
    public override string ToString()
    {
        var goal = AtLeast is { } least ? "≥ " + Text(least) : AtMost is { } most ? "≤ " + Text(most) : "";
        var verdict = IsDisturbed ? "disturbed" : IsShort ? "short" : goal.Length > 0 ? "reached" : "";
        return $"| {Name} | {Details} | {Text(Value)} | {goal} | {verdict} |";
    }

    private string Text(double value) =>
        value.ToString(value >= 100 ? "0" : "0.##", CultureInfo.InvariantCulture) + Unit;
}
