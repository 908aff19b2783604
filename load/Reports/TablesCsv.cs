using System.Text;

namespace MediaRouting.Load.Reports;

/// <summary>The tables of the report as comma-separated values: a line for each cell, after what it is of.</summary>
internal static class TablesCsv
{
    /// <summary>Heads and lines; a text is quoted, as RFC 4180 has it.</summary>
    public static string Of(RunReport report)
    {
        var text = new StringBuilder("table,row,column,value\n");
        foreach (var table in ReportTables.Of(report))
        {
            foreach (var row in table.Rows)
            {
                for (var column = 1; column < row.Count; column++)
                {
                    string[] cells = [table.Title, row[0], table.Columns[column], row[column]];
                    text.AppendJoin(',', cells.Select(Quoted)).Append('\n');
                }
            }
        }

        return text.ToString();
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
