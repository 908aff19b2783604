namespace MediaRouting.Load.Reports;

/// <summary>A table of the report, for every form of it.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Columns">The heads of its columns; the first is text, numbers follow.</param>
/// <param name="Rows">Its rows.</param>
internal sealed record ReportTable(
    string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Columns with numbers behind the first; what follows them is text. Unless said, all of them.</summary>
    public int Numbers { get; init; } = Columns.Count - 1;

    /// <summary>A line below it; empty for none.</summary>
    public string Note { get; init; } = "";

    /// <summary>True if a column has numbers.</summary>
    public bool IsNumber(int column) => column > 0 && column <= Numbers;
}
