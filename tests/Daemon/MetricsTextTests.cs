using MediaRouting.Daemon.Admin;
using MediaRouting.Engine.Statistics;

namespace MediaRouting.Tests.Daemon;

public sealed class MetricsTextTests
{
    [Fact]
    public void Families_and_samples_are_written_as_Prometheus_reads_them()
    {
        MetricsText text = new();
        text.Counter("mre_received_total", "Messages received.");
        text.Sample(12, ("queue", "General"), ("kind", "Task"));
        text.Sample(9_007_199_254_740_993, ("queue", "RoutingEngine"), ("kind", "NewTask"));
        text.Gauge("mre_waiting_tasks", "Tasks that wait.");
        text.Sample(0);
        text.Gauge("mre_load_ratio", "Load.");
        text.Sample(0.25);
        text.Sample(double.PositiveInfinity, ("at", "top"));
        text.Sample(double.NegativeInfinity, ("at", "bottom"));
        text.Sample(double.NaN, ("at", "start"));

        Assert.Equal(
            """
            # HELP mre_received_total Messages received.
            # TYPE mre_received_total counter
            mre_received_total{queue="General",kind="Task"} 12
            mre_received_total{queue="RoutingEngine",kind="NewTask"} 9007199254740993
            # HELP mre_waiting_tasks Tasks that wait.
            # TYPE mre_waiting_tasks gauge
            mre_waiting_tasks 0
            # HELP mre_load_ratio Load.
            # TYPE mre_load_ratio gauge
            mre_load_ratio 0.25
            mre_load_ratio{at="top"} +Inf
            mre_load_ratio{at="bottom"} -Inf
            mre_load_ratio{at="start"} NaN

            """,
            text.ToString());
    }

    [Fact]
    public void A_histogram_in_nanoseconds_is_written_in_seconds_bound_by_bound()
    {
        LatencyHistogram nanoseconds = new();
        nanoseconds.Record(1_000);
        nanoseconds.Record(1_001);
        nanoseconds.Record(2_000_000_000);
        nanoseconds.Record(20_000_000_000);
        MetricsText text = new();
        text.Histogram("mre_wait_seconds", "Waits.");
        text.Sample(nanoseconds, ("stage", "journal"));

        string[] lines = text.ToString().Split('\n');

        Assert.Equal("# TYPE mre_wait_seconds histogram", lines[1]);
        Assert.Equal("mre_wait_seconds_bucket{stage=\"journal\",le=\"0.000001\"} 1", lines[2]);
        Assert.Equal("mre_wait_seconds_bucket{stage=\"journal\",le=\"0.000003\"} 2", lines[3]);
        Assert.Equal("mre_wait_seconds_bucket{stage=\"journal\",le=\"1\"} 2", lines[14]);
        Assert.Equal("mre_wait_seconds_bucket{stage=\"journal\",le=\"3\"} 3", lines[15]);
        Assert.Equal("mre_wait_seconds_bucket{stage=\"journal\",le=\"10\"} 3", lines[16]);
        Assert.Equal("mre_wait_seconds_bucket{stage=\"journal\",le=\"+Inf\"} 4", lines[17]);
        Assert.Equal("mre_wait_seconds_sum{stage=\"journal\"} 22.000002001", lines[18]);
        Assert.Equal("mre_wait_seconds_count{stage=\"journal\"} 4", lines[19]);
    }

    [Fact]
    public void Backslash_line_feed_and_in_labels_the_quote_are_escaped()
    {
        MetricsText text = new();
        text.Gauge("g", "a\\b\n\"c\"");
        text.Sample(1, ("l", "a\\b\n\"c\""));

        Assert.Equal("# HELP g a\\\\b\\n\"c\"\n# TYPE g gauge\ng{l=\"a\\\\b\\n\\\"c\\\"\"} 1\n", text.ToString());
    }

    [Fact]
    public void A_name_that_breaks_the_conventions_is_not_written()
    {
        MetricsText text = new();
        text.Gauge("once", "");

        Assert.Throws<ArgumentException>(() => text.Counter("mre_received", ""));
        Assert.Throws<ArgumentException>(() => text.Gauge("mre_waiting_total", ""));
        Assert.Throws<ArgumentException>(() => text.Histogram("mre_wait_ms", ""));
        Assert.Throws<ArgumentException>(() => text.Gauge("1st", ""));
        Assert.Throws<ArgumentException>(() => text.Gauge("a-b", ""));
        Assert.Throws<ArgumentException>(() => text.Gauge("", ""));
        Assert.Throws<ArgumentException>(() => text.Gauge("once", ""));
        Assert.Throws<ArgumentException>(() => text.Sample(1, ("a b", "")));
    }
}
