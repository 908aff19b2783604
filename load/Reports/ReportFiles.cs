namespace MediaRouting.Load.Reports;

/// <summary>The report in all its forms.</summary>
internal static class ReportFiles
{
    /// <summary>Writes report.html, report.md, report.csv, tables.csv and report.json.</summary>
    public static void Write(RunReport report, string directory)
    {
        System.IO.Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, "report.html"), HtmlReport.Of(report));
        File.WriteAllText(Path.Combine(directory, "report.md"), MarkdownReport.Of(report));
        File.WriteAllText(Path.Combine(directory, "report.csv"), CsvReport.Of(report));
        File.WriteAllText(Path.Combine(directory, "tables.csv"), TablesCsv.Of(report));
        File.WriteAllText(Path.Combine(directory, "report.json"), JsonReport.Of(report));
    }
}
