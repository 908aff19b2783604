namespace MediaRouting.Load.Reports;

/// <summary>A table of the report, for every form of it.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Columns">The heads of its columns; the first is text, the others are numbers.</param>
/// <param name="Rows">Its rows.</param>
internal sealed record ReportTable(
    string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>A line below it; empty for none.</summary>
    public string Note { get; init; } = "";
}
