using System.Text;

namespace MediaRouting.Bench.Report;

/// <summary>The report as Markdown: what is committed, and can be compared line by line.</summary>
internal static class MarkdownReport
{
    /// <summary>The whole report.</summary>
    public static string Of(IReadOnlyList<Row> rows)
    {
        var text = new StringBuilder("# What the bench measured\n\n");
        text.Append("Printed by `bash bench/run.sh`; [README.md](README.md) says how each figure is made.\n\n");
        foreach (var line in MachineLines.Of(rows))
        {
            text.Append("- ").Append(line).Append('\n');
        }

        text.Append("\n## Goals\n\n| goal | | figures |\n|---|---|---|\n");
        foreach (var verdict in GoalVerdict.All(rows))
        {
            var figures = verdict.Figures.Select(figure => $"{figure.Name}: {figure.ValueText} ({figure.GoalText})");
            text.Append("| ").Append(GoalText.Of(verdict.Goal)).Append(" | ")
                .Append(Figure.WordOf(verdict.Verdict)).Append(" | ").AppendJoin("<br>", figures).Append(" |\n");
        }

        foreach (var table in rows.OfType<Figure>().GroupBy(figure => figure.Table, StringComparer.Ordinal))
        {
            text.Append("\n## ").Append(table.Key)
                .Append("\n\n| figure | made of | value | goal | |\n|---|---|---|---|---|\n")
                .AppendJoin('\n', table).Append('\n');
        }

        foreach (var plot in ReportPlot.All(rows))
        {
            Append(text, plot);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ReportPlot plot)
    {
        text.Append("\n## ").Append(plot.Title).Append("\n\n");
        if (plot.Lines.Count == 0)
        {
            text.Append("Not measured in this run.\n");
            return;
        }

        var columns = plot.Lines.SelectMany(line => line.Points).Select(point => point.X).Distinct().Order().ToList();
        text.Append("| ").Append(plot.Upwards.Label).Append(" at ").Append(plot.Across.Label).Append(" | ")
            .AppendJoin(" | ", columns.Select(plot.Across.TextOf)).Append(" |\n|---|")
            .AppendJoin("", columns.Select(_ => "---|")).Append('\n');
        foreach (var line in plot.Lines)
        {
            var cells = columns.Select(x => line.Points.Where(point => point.X.Equals(x))
                .Select(point => plot.Upwards.TextOf(point.Y)).FirstOrDefault("—"));
            text.Append("| ").Append(line.Name).Append(" | ").AppendJoin(" | ", cells).Append(" |\n");
        }
    }
}
