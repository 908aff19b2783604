using System.Text.Json;
using MediaRouting.Load;
using MediaRouting.Load.Checker;
using MediaRouting.Load.Figures;
using MediaRouting.Load.Plan;
using MediaRouting.Load.Reports;
using Xunit.Abstractions;

namespace MediaRouting.Tests.Load;

/// <summary>Small scenarios from the first message to the report.</summary>
public sealed class SmokeTests(ITestOutputHelper output)
{
    [Fact]
    public void The_smoke_scenario_over_a_real_broker_loses_nothing_and_every_figure_is_reported()
    {
        RunReport report = Run(Read("smoke"));

        AssertHolds(report);
        Assert.All(report.Steps, step => Assert.True(step.Ok > 0, step.Step + " was never measured"));
        Assert.All(report.Inside, part => Assert.True(part.Count > 0, part.Part + " was never measured"));
        AssertWhole(report);
    }

    [Fact]
    public void The_same_runs_over_the_broker_in_memory()
    {
        Scenario smoke = Read("smoke");

        RunReport report = Run(smoke with { Name = "memory", Transport = Transport.Memory });

        AssertHolds(report);
        AssertWhole(report);
        ReportTable inside = Assert.Single(ReportTables.Of(report), table => table.Title is "Inside the daemon");
        Assert.Contains(inside.Rows, row => row[^1] is "not measured"); // no journal
    }

    private static Scenario Read(string name) => ScenarioReader.Read(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "scenarios", name + ".json")), out _)!;

    private RunReport Run(Scenario scenario)
    {
        RunReport report = ScenarioRun.Of(scenario, broker: null, _ => { });
        output.WriteLine(MarkdownReport.Of(report));
        return report;
    }

    private static void AssertHolds(RunReport report)
    {
        string found = MarkdownReport.Of(report);
        Assert.True(report.Holds, found);
        Assert.Equal(0, report.Outcome.Violations[ViolationKind.Lost]);
        Assert.Equal(0, report.Outcome.Violations[ViolationKind.Unexpected]);
        Assert.Equal(0, report.Outcome.Violations[ViolationKind.OutOfOrder]);
        Assert.True(report.Customers > 100, found);
        Assert.True(report.Outcome.Offers > 100, found);
        Assert.Empty(report.NotCompared);
        Assert.Contains(report.Compared, figure => figure.Place.Length > 0);
        Assert.NotEmpty(report.Inside);
    }

    /// <summary>That no part of any form of the report is missing.</summary>
    private static void AssertWhole(RunReport report)
    {
        string page = HtmlReport.Of(report);
        Assert.Equal(4, page.Split("<svg").Length - 1);
        Assert.DoesNotContain("Not measured", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        string text = MarkdownReport.Of(report);
        foreach (ReportTable table in ReportTables.Of(report))
        {
            Assert.Contains($"## {table.Title}\n", text, StringComparison.Ordinal);
            Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count));
        }

        foreach (QueueFigures queue in report.Queues)
        {
            Assert.Contains($"<td>{queue.Queue.Id}</td>", page, StringComparison.Ordinal);
            Assert.True(queue.Tasks.Offered > 0, queue.Queue.Id + " was never asked for");
        }

        string[] lines = CsvReport.Of(report).TrimEnd('\n').Split('\n');
        Assert.Equal(report.Samples.Count + 1, lines.Length);
        Assert.All(lines, line => Assert.Equal(lines[0].Split(',').Length, line.Split(',').Length));
        Assert.Contains(
            "\"Inside the daemon\",\"state machine: a batch\",\"p99\",",
            TablesCsv.Of(report),
            StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(JsonReport.Of(report));
        Assert.True(json.RootElement.GetProperty("holds").GetBoolean());
        Assert.Equal(report.Steps.Count, json.RootElement.GetProperty("steps").GetArrayLength());
        Assert.Equal(report.Inside.Count, json.RootElement.GetProperty("inside").GetArrayLength());
        Assert.Equal(report.Compared.Count, json.RootElement.GetProperty("compared").GetArrayLength());
    }
}
