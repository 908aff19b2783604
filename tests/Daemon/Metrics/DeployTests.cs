using System.Text.Json;
using System.Text.RegularExpressions;
using MediaRouting.Tests.Daemon.Running;

namespace MediaRouting.Tests.Daemon.Metrics;

/// <summary>What operators are given, held against a running daemon and the page that explains it.</summary>
[Collection(BrokerTests.Name)]
public sealed partial class DeployTests(BrokerFixture fixture)
{
    private static readonly string Folder = Path.Combine(Repository.Root, "adapters/Daemon/deploy");

    private static readonly string[] Rows =
        ["Health", "Accounting", "Latency", "Rings", "Journal", "Broker", "Queues"];

    [Fact]
    public void What_dashboard_and_alerts_ask_for_is_exported_with_the_labels_that_they_name()
    {
        using WorkingDaemon daemon = new(fixture);
        MetricsPage page = daemon.Await(page => page.Sum("mre_snapshots_written_total") > 0);

        IEnumerable<string> queries = DashboardQueries().Concat(Alerts().Select(alert => alert.Groups["expr"].Value));

        Assert.Empty(queries.SelectMany(query => DeployedQueries.Missing(query, page)));
    }

    [Fact]
    public void A_query_for_what_is_not_exported_is_found()
    {
        MetricsPage page = MetricsPage.Parse("# HELP mre_a A.\n# TYPE mre_a gauge\nmre_a{kind=\"x\"} 1\n");

        Assert.Empty(DeployedQueries.Missing("sum by (kind) (mre_a{kind=\"x\",instance=~\"$instance\"})", page));
        Assert.Equal(["mre_b"], DeployedQueries.Missing("rate(mre_b[5m])", page));
        Assert.Equal(["mre_a{kind=\"y\"}"], DeployedQueries.Missing("mre_a{kind=\"y\"} > 0", page));
        Assert.Equal(["sort in sum by (sort) (mre_a)"], DeployedQueries.Missing("sum by (sort) (mre_a)", page));
    }

    [Fact]
    public void The_dashboard_takes_any_data_source_and_has_a_row_for_each_part()
    {
        using JsonDocument dashboard = Dashboard();
        JsonElement[] panels = [.. dashboard.RootElement.GetProperty("panels").EnumerateArray()];

        Assert.Equal(Rows, panels
            .Where(panel => panel.GetProperty("type").GetString() is "row")
            .Select(panel => panel.GetProperty("title").GetString()));
        Assert.Equal(panels.Length, panels.Select(panel => panel.GetProperty("id").GetInt32()).Distinct().Count());
        Assert.All(
            panels.Where(panel => panel.GetProperty("type").GetString() is not "row"),
            panel => Assert.Equal("${datasource}", panel.GetProperty("datasource").GetProperty("uid").GetString()));
    }

    [Fact]
    public void Every_alert_says_how_long_how_bad_and_what_to_do_and_the_operations_page_explains_it()
    {
        string text = File.ReadAllText(Path.Combine(Folder, "prometheus/alerts.yml"));
        string[] sections = [.. Section().Matches(File.ReadAllText(Path.Combine(Folder, "operations.md")))
            .Select(match => match.Groups["name"].Value)];

        string[] names = [.. Alerts().Select(alert => alert.Groups["name"].Value)];

        Assert.Equal(text.Split("- alert:").Length - 1, names.Length);
        Assert.Equal(names.Order(), sections.Order());
        Assert.All(Alerts(), alert => Assert.Equal(
            "operations.md#" + alert.Groups["name"].Value.ToLowerInvariant(), alert.Groups["runbook"].Value));
    }

    private static IEnumerable<string> DashboardQueries()
    {
        using JsonDocument dashboard = Dashboard();
        foreach (JsonElement panel in dashboard.RootElement.GetProperty("panels").EnumerateArray())
        {
            if (panel.TryGetProperty("targets", out JsonElement targets))
            {
                foreach (JsonElement target in targets.EnumerateArray())
                {
                    yield return target.GetProperty("expr").GetString()!;
                }
            }
        }
    }

    private static JsonDocument Dashboard() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "grafana/dashboard.json")));

    private static MatchCollection Alerts() =>
        Alert().Matches(File.ReadAllText(Path.Combine(Folder, "prometheus/alerts.yml")));

    [GeneratedRegex(
        """
        [ ]{6}- alert: (?<name>Mre[A-Za-z]+)
        [ ]{8}expr: (?<expr>[^\n]+(\n {10}[^\n]+)*)
        [ ]{8}for: [0-9]+m
        [ ]{8}labels:
        [ ]{10}severity: (critical|warning)
        [ ]{8}annotations:
        [ ]{10}summary: "[^\n]+[.]"
        [ ]{10}runbook: (?<runbook>[^\n]+)
        """,
        RegexOptions.ExplicitCapture)]
    private static partial Regex Alert();

    [GeneratedRegex("^### (?<name>Mre[A-Za-z]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Section();
}
