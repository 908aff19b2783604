using MediaRouting.Daemon.Top;

namespace MediaRouting.Tests.Daemon.Top;

public sealed class MetricsPageTests
{
    [Fact]
    public void Samples_of_a_name_are_summed_all_or_by_a_label()
    {
        var page = new MetricsPage(
            "# TYPE a_total counter\na_total{code=\"X\",queue=\"a,b\"} 2\na_total{code=\"Y\"} 3.5\nab_total 9\n");

        Assert.Equal(5.5, page.Sum("a_total"));
        Assert.Equal(2, page.Sum("a_total", "code", "X"));
        Assert.Equal(2, page.Sum("a_total", "queue", "a,b"));
        Assert.Null(page.Sum("a"));
        Assert.Null(page.Sum("a_total", "code", "Z"));
    }

    [Fact]
    public void A_label_may_hold_what_ends_labels_elsewhere()
    {
        var page = new MetricsPage("""a{queue="say \"hi\" {x} = \\",kind="k"} 1""" + "\n");

        Assert.Equal(1, page.Sum("a", "queue", "say \"hi\" {x} = \\"));
        Assert.Equal(1, page.Sum("a", "kind", "k"));
    }

    [Fact]
    public void A_quantile_is_the_bound_that_a_share_of_what_came_since_does_not_exceed()
    {
        static MetricsPage Page(params long[] counts) => new(string.Concat(
            counts.Zip(["0.1", "1", "+Inf"], (count, bound) => $"t_seconds_bucket{{le=\"{bound}\"}} {count}\n")));

        var (earlier, now) = (Page(100, 100, 100), Page(101, 109, 110));

        Assert.Equal(0.1, now.Quantile(null, "t_seconds", 0.5));
        Assert.Equal(1, now.Quantile(earlier, "t_seconds", 0.5));
        Assert.Equal(double.PositiveInfinity, now.Quantile(earlier, "t_seconds", 0.99));
        Assert.Null(now.Quantile(now, "t_seconds", 0.5));
        Assert.Null(now.Quantile(earlier, "other_seconds", 0.5));
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("a_total")]
    [InlineData("a_total{code=\"X} 1")]
    public void What_is_no_page_of_metrics_is_refused(string text) =>
        Assert.Throws<FormatException>(() => new MetricsPage(text));
}
