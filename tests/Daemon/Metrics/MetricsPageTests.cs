using System.Globalization;
using MediaRouting.Tests.Daemon.Running;

namespace MediaRouting.Tests.Daemon.Metrics;

/// <summary>What a running daemon shows at <c>/metrics</c>, read strictly.</summary>
[Collection(BrokerTests.Name)]
public sealed class MetricsPageTests(WorkingDaemon daemon) : IClassFixture<WorkingDaemon>
{
    private static readonly string[] Units = ["_seconds", "_bytes", "_ratio", "_info"];

    // What is counted in things that have no unit is named for them.
    private static readonly string[] Things =
    [
        "mre_ready", "mre_broker_connected", "mre_broker_in_use", "mre_tasks_open", "mre_tasks_waiting",
        "mre_ring_capacity_slots", "mre_journal_durable_sequence", "mre_journal_segments", "mre_snapshots",
        "mre_configuration_version", "mre_configuration_file_in_force", "process_open_fds", "process_threads",
    ];

    [Fact]
    public void Every_figure_is_explained_and_named_by_its_unit_and_stands_once()
    {
        MetricsPage page = daemon.Look();

        Assert.All(page.Families.Values, family =>
        {
            bool isCounter = family.Type is "counter";
            Assert.Equal(isCounter, family.Name.EndsWith("_total", StringComparison.Ordinal));
            Assert.True(
                isCounter || Things.Contains(family.Name)
                    || Units.Any(unit => family.Name.EndsWith(unit, StringComparison.Ordinal)),
                family.Name + " has no unit");
            Assert.All(family.Samples, sample => Assert.True(sample.Value >= 0, sample.Key));
        });
        Assert.All(page.Families["mre_ring_occupancy_ratio"].Samples, part => Assert.InRange(part.Value, 0, 1));
    }

    [Fact]
    public void A_histogram_grows_from_bound_to_bound_up_to_its_count()
    {
        string[] expected =
        [
            "mre_broker_commit_seconds", "mre_broker_transaction_seconds", "mre_decision_seconds",
            "mre_stage_batch_seconds",
        ];

        MetricFamily[] histograms =
            [.. daemon.Look().Families.Values.Where(family => family.Type is "histogram")];

        Assert.Equal(expected, histograms.Select(family => family.Name));
        Assert.All(histograms, family => Assert.All(family.Parts("_count"), count =>
        {
            MetricSample[] buckets = [.. family.Parts("_bucket")[count.Key]];
            double[] bounds = [.. buckets.Select(bucket => Bound(bucket.Labels["le"]))];
            double all = Assert.Single(count).Value;
            Assert.Equal(bounds.Order(), bounds);
            Assert.Equal(double.PositiveInfinity, bounds[^1]);
            Assert.Equal(buckets.Select(bucket => bucket.Value).Order(), buckets.Select(bucket => bucket.Value));
            Assert.Equal(all, buckets[^1].Value);
            Assert.True(all > 0, family.Name + count.Key);
            double sum = Assert.Single(family.Parts("_sum")[count.Key]).Value;
            Assert.InRange(sum, all * 1e-9, all * 60);
        }));
    }

    [Fact]
    public async Task In_every_look_the_messages_add_up_and_no_counter_falls_while_messages_come()
    {
        MetricsPage before = daemon.Look();
        double target = before.Sum("mre_messages_received_total") + 200;
        Task sending = Task.Run(() =>
        {
            for (int round = 0; round < 5; round++)
            {
                daemon.SendTasks();
            }
        });

        MetricsPage last = daemon.Await(page =>
        {
            AssertAddsUp(page);
            AssertGrown(before, page);
            before = page;
            return page.Sum("mre_messages_received_total") >= target;
        });
        await sending;

        Assert.Equal(
            (1, 1),
            (last.Sum("mre_messages_refused_total"), last.Sum("mre_messages_dead_lettered_total")));
        Assert.Equal(0, last.Sum("mre_invariant_violations_total"));
    }

    [Fact]
    public void The_figures_of_the_disk_are_those_of_the_data_directory()
    {
        double now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();

        MetricsPage page = daemon.Await(page => page.Sum("mre_snapshots_written_total") > 0);

        Assert.InRange(page.Sum("mre_snapshots"), 1, 3);
        Assert.True(page.Sum("mre_snapshot_bytes") > 0);
        Assert.InRange(page.Sum("mre_snapshot_timestamp_seconds"), now - 60, now + 60);
        Assert.InRange(page.Sum("mre_journal_last_sync_timestamp_seconds"), now - 60, now + 60);
        Assert.True(page.Sum("mre_journal_segments") >= 1);
        Assert.True(page.Sum("mre_journal_bytes") > 0);
        Assert.True(page.Sum("mre_journal_durable_sequence") > 40);
    }

    private static double Bound(string text) =>
        text is "+Inf" ? double.PositiveInfinity : double.Parse(text, CultureInfo.InvariantCulture);

    private static void AssertAddsUp(MetricsPage page) => Assert.Equal(
        page.Sum("mre_messages_received_total"),
        page.Sum("mre_messages_applied_total")
            + page.Sum("mre_messages_duplicate_total")
            + page.Sum("mre_messages_refused_total")
            + page.Sum("mre_messages_dead_lettered_total"));

    private static void AssertGrown(MetricsPage before, MetricsPage after)
    {
        Dictionary<string, double> values = after.Values;
        Assert.All(
            before.Families.Values.Where(family => family.Type is not "gauge").SelectMany(family => family.Samples),
            sample => Assert.True(values[sample.Key] >= sample.Value, sample.Key));
    }
}
