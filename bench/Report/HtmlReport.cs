using System.Text;
using MediaRouting.Bench.Plots;
using static MediaRouting.Bench.Plots.HtmlPage;

namespace MediaRouting.Bench.Report;

/// <summary>The report as one page of HTML that needs nothing else.</summary>
internal static class HtmlReport
{
    /// <summary>The whole page.</summary>
    public static string Of(IReadOnlyList<Row> rows)
    {
        var page = HtmlPage.Begin("bench", "What the bench measured", MachineLines.Of(rows));
        Goals(page, rows);
        page.Append("<h2>Plots</h2>\n");
        foreach (var plot in ReportPlot.All(rows))
        {
            page.Append(new LinePlot(plot.Title, plot.Across, plot.Upwards, plot.Lines).ToHtml());
        }

        foreach (var table in rows.OfType<Figure>().GroupBy(figure => figure.Table, StringComparer.Ordinal))
        {
            Table(page, table.Key, table);
        }

        return HtmlPage.End(page);
    }

    private static void Goals(StringBuilder page, IReadOnlyList<Row> rows)
    {
        page.Append("<h2>Goals</h2>\n<div class=\"wide\"><table><tr><th>goal</th><th></th><th>figures</th></tr>\n");
        foreach (var verdict in GoalVerdict.All(rows))
        {
            page.Append("<tr><td>").Append(Escaped(GoalText.Of(verdict.Goal))).Append("</td>");
            Verdict(page, Figure.WordOf(verdict.Verdict));
            page.Append("<td>")
                .AppendJoin("<br>", verdict.Figures.Select(figure =>
                    Escaped($"{figure.Name}: {figure.ValueText} ({figure.GoalText})")))
                .Append("</td></tr>\n");
        }

        page.Append("</table></div>\n");
    }

    private static void Table(StringBuilder page, string title, IEnumerable<Figure> figures)
    {
        page.Append("<h2>").Append(Escaped(title)).Append("</h2>\n<div class=\"wide\"><table>")
            .Append("<tr><th>figure</th><th>made of</th><th class=\"number\">value</th>"
            + "<th class=\"number\">goal</th><th></th></tr>\n");
        foreach (var figure in figures)
        {
            page.Append("<tr><td>").Append(Escaped(figure.Name)).Append("</td><td>").Append(Escaped(figure.Details))
                .Append("</td><td class=\"number\">").Append(Escaped(figure.ValueText))
                .Append("</td><td class=\"number\">").Append(Escaped(figure.GoalText)).Append("</td>");
            Verdict(page, figure.VerdictText);
            page.Append("</tr>\n");
        }

        page.Append("</table></div>\n");
    }

    private static void Verdict(StringBuilder page, string word) =>
        page.Append("<td class=\"").Append(word).Append("\">").Append(word).Append("</td>");
}
