using System.Text;

namespace MediaRouting.Load.Reports;

/// <summary>The report as Markdown: its tables.</summary>
internal static class MarkdownReport
{
    /// <summary>The whole text.</summary>
    public static string Of(RunReport report)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(report.Scenario.Name).Append("\n\n**").Append(report.Verdict).Append("**\n\n");
        foreach (var (name, value) in report.Facts)
        {
            text.Append("- ").Append(name).Append(": ").Append(value).Append('\n');
        }

        foreach (var sentence in report.Troubles.Concat(report.Outcome.Violations.Sentences))
        {
            text.Append("- **").Append(sentence).Append("**\n");
        }

        foreach (var table in ReportTables.Of(report))
        {
            text.Append("\n## ").Append(table.Title).Append("\n\n");
            Row(text, table.Columns);
            Row(text, [.. table.Columns.Select((_, column) => table.IsNumber(column) ? "---:" : "---")]);
            foreach (var row in table.Rows)
            {
                Row(text, row);
            }

            text.Append(table.Note.Length > 0 ? $"\n{table.Note}\n" : "");
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|"))).Append(" |\n");
}
