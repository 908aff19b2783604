using System.Text.RegularExpressions;
using MediaRouting.Daemon;
using MediaRouting.Daemon.Top;

namespace MediaRouting.Tests.Daemon.Top;

public sealed partial class TopScreenTests
{
    private static readonly OutputStyle Coloured = new(IsTerminal: true, HasColor: true, IsUtf8: true);

    [Theory]
    [InlineData(80, 24, 40)]
    [InlineData(80, 14, 3)]
    [InlineData(200, 50, 400)]
    [InlineData(200, 50, 0)]
    public void The_screen_fits_whatever_the_figures(int width, int height, int queues)
    {
        var (before, now) = (Look(0, 0, queues), Look(2, 9_999_999, queues));

        foreach (var style in new[] { Coloured, OutputStyle.Plain })
        {
            var lines = new TopScreen("routing.example:8188", style).Lines(before, now, width, height);

            Assert.InRange(lines.Count, 1, height);
            Assert.All(lines, line => Assert.InRange(Escape().Replace(line, "").Length, 0, width));
        }
    }

    [Fact]
    public void The_queue_where_most_wait_comes_first_and_those_without_room_are_counted()
    {
        var lines = new TopScreen("a:1", OutputStyle.Plain).Lines(null, Look(0, 1, 40), 80, 24);

        var heading = lines.FindIndex(line => line.StartsWith("QUEUE", StringComparison.Ordinal));
        Assert.Equal(24, lines.Count);
        Assert.StartsWith("queue 39 ", lines[heading + 1], StringComparison.Ordinal);
        Assert.StartsWith("queue 38 ", lines[heading + 2], StringComparison.Ordinal);
        Assert.Equal($"and {40 - (24 - heading - 2)} more", lines[^1]);
    }

    [Fact]
    public void Printed_it_has_every_queue_and_no_sign_that_moves_a_cursor()
    {
        var look = Look(0, 1, 40);
        var hostile = look with
        {
            Statistics = look.Statistics! with { Queues = [look.Statistics.Queues[0] with { Name = "a\e[2Jb" }] },
        };

        Assert.Equal(40, Lines(look).Count(line => line.StartsWith("queue ", StringComparison.Ordinal)));
        Assert.Contains(Lines(hostile), line => line.StartsWith("a?[2Jb ", StringComparison.Ordinal));
        Assert.DoesNotContain(Lines(hostile), line => line.Contains('\e'));

        static List<string> Lines(Look look) => new TopScreen("a:1", OutputStyle.Plain).Lines(null, look, 160, null);
    }

    [Fact]
    public void Rates_are_over_the_time_between_two_looks_and_states_are_counted()
    {
        var lines = new TopScreen("a:1", OutputStyle.Plain).Lines(Look(10, 100, 1), Look(12, 500, 1), 80, 24);

        Assert.Contains("in 200/s", lines[1], StringComparison.Ordinal);
        Assert.Contains("out 200/s", lines[1], StringComparison.Ordinal);
        Assert.Contains(
            lines,
            line => Regex.IsMatch(line, @"^chat +7 +1 +2 +0 +4 +0 +0 +0 +500 +25%$", RegexOptions.None, Patience));
    }

    [Fact]
    public void A_wait_beyond_the_service_level_is_red_and_a_violation_is_in_the_first_line()
    {
        var look = Look(0, 3, 1);
        var late = look with
        {
            Metrics = new MetricsPage("mre_ready 1\nmre_invariant_violations_total{kind=\"a\"} 2\n"),
            Statistics = look.Statistics! with
            {
                Queues = [look.Statistics.Queues[0] with { OldestWaitMilliseconds = 20_001 }],
            },
        };

        var lines = new TopScreen("a:1", Coloured).Lines(null, late, 80, 24);

        Assert.Contains("\e[31m", lines[0], StringComparison.Ordinal);
        Assert.Contains("VIOLATIONS 2", lines[0], StringComparison.Ordinal);
        Assert.Contains("\e[31m   20s\e[0m", lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("\e[31m", new TopScreen("a:1", Coloured).Lines(null, look, 80, 24)[^1]);
    }

    [Fact]
    public void Without_the_MRE_role_it_says_that_there_are_no_queues()
    {
        var look = Look(0, 1, 1) with { Statistics = null };

        var lines = new TopScreen("a:1", OutputStyle.Plain).Lines(null, look, 80, 24);

        Assert.Contains("no queues", lines[^1], StringComparison.Ordinal);
    }

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static Look Look(int seconds, long number, int queues)
    {
        var metrics = new MetricsPage(
            $"mre_ready 1\nmre_messages_received_total {number}\nmre_messages_sent_total {number}\n"
            + $"mre_messages_refused_total{{reason=\"OVERLOADED\"}} {number}\nmre_tasks_open {number}\n"
            + $"mre_decision_seconds_bucket{{le=\"0.0003\"}} {number}\n"
            + $"mre_decision_seconds_bucket{{le=\"+Inf\"}} {number}\n");
        var group = new StatisticsPage.AgentGroup(
            9,
            new Dictionary<string, long>(StringComparer.Ordinal)
            {
                ["LOGOUT"] = 2, ["READY"] = 1, ["RESERVED"] = 2, ["BUSY"] = 4,
            },
            25.4m);
        return new Look(
            TimeSpan.FromSeconds(seconds),
            metrics,
            new StatisticsPage(
                number,
                [new StatisticsPage.Mrd("chat", "chat", number, group)],
                [.. Enumerable.Range(0, queues).Select(queue => Queue(queue, number, group))]));
    }

    private static StatisticsPage.Queue Queue(int queue, long number, StatisticsPage.AgentGroup group) => new(
        $"q{queue}",
        $"queue {queue} with a name that goes on and on and on",
        "an MRD with a long id",
        number + queue,
        1000,
        queue % 2 == 0 ? null : number,
        number,
        number,
        number,
        new StatisticsPage.Level(1, 20, 80.5m),
        number,
        number,
        group);

    [GeneratedRegex(@"\e\[[0-9;?]*[A-Za-z]", RegexOptions.None, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Escape();
}
