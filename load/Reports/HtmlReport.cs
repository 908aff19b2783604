using System.Text;
using System.Text.Json;
using MediaRouting.Bench.Plots;
using MediaRouting.Load.Plan;
using static MediaRouting.Bench.Plots.HtmlPage;

namespace MediaRouting.Load.Reports;

/// <summary>The report as one page of HTML that needs nothing else.</summary>
internal static class HtmlReport
{
    private static readonly JsonSerializerOptions Indented = new(ScenarioReader.Json) { WriteIndented = true };

    /// <summary>The whole page.</summary>
    public static string Of(RunReport report)
    {
        var page = HtmlPage.Begin(
            report.Scenario.Name,
            $"{report.Scenario.Name}: a contact centre against the daemon",
            report.Facts.Select(fact => $"{fact.Name}: {fact.Value}"));
        page.Append("<p><strong>").Append(Escaped(report.Verdict)).Append("</strong></p>\n");
        List(page, [.. report.Troubles, .. report.Outcome.Violations.Sentences]);
        var tables = ReportTables.Of(report);
        Table(page, tables[0]);
        page.Append("<h2>Over time</h2>\n").AppendJoin("", ReportPlots.Of(report));
        foreach (var table in tables.Skip(1))
        {
            Table(page, table);
        }

        page.Append("<h2>Scenario</h2>\n<pre>").Append(Escaped(ScenarioText(report.Scenario))).Append("</pre>\n");
        return HtmlPage.End(page);
    }

    /// <summary>The scenario with every value that it left to its default.</summary>
    private static string ScenarioText(Scenario scenario) => JsonSerializer.Serialize(scenario, Indented);

    private static void List(StringBuilder page, IReadOnlyCollection<string> sentences)
    {
        if (sentences.Count > 0)
        {
            page.Append("<ul>").AppendJoin("", sentences.Select(one => $"<li>{Escaped(one)}</li>")).Append("</ul>\n");
        }
    }

    private static void Table(StringBuilder page, ReportTable table)
    {
        page.Append("<h2>").Append(Escaped(table.Title)).Append("</h2>\n<div class=\"wide\"><table><tr>");
        for (var column = 0; column < table.Columns.Count; column++)
        {
            Cell(page, "th", table.Columns[column], table.IsNumber(column));
        }

        page.Append("</tr>\n");
        foreach (var row in table.Rows)
        {
            page.Append("<tr>");
            for (var column = 0; column < row.Count; column++)
            {
                Cell(page, "td", row[column], table.IsNumber(column));
            }

            page.Append("</tr>\n");
        }

        page.Append("</table></div>\n");
        if (table.Note.Length > 0)
        {
            page.Append("<p class=\"facts\">").Append(Escaped(table.Note)).Append("</p>\n");
        }
    }

    private static void Cell(StringBuilder page, string element, string text, bool isNumber) => page
        .Append('<').Append(element).Append(isNumber ? " class=\"number\">" : ">").Append(Escaped(text))
        .Append("</").Append(element).Append('>');
}
