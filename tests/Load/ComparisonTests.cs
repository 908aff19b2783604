using MediaRouting.Load.Checker;
using MediaRouting.Load.Figures;

namespace MediaRouting.Tests.Load;

/// <summary>How the wire's figures are held against the daemon's, on figures and pages made by hand.</summary>
public sealed class ComparisonTests
{
    private static readonly WireAccuracy Accuracy = new(
        Usual: TimeSpan.FromMilliseconds(8),
        Longest: TimeSpan.FromMilliseconds(48),
        SignIn: TimeSpan.FromMilliseconds(8));

    // Answered after 10 s and 19.9 s, the threshold is 20 s; one left after 5 s.
    private static readonly QueueFigures Billing = new(
        new CheckedQueue("billing", "chat", ServiceLevelType: 1, ThresholdSeconds: 20),
        TaskFigures.Of(
            [FiguresTests.Answered(10), FiguresTests.Answered(19.9), FiguresTests.Abandoned(5)],
            TimeSpan.FromSeconds(20),
            TimeSpan.FromMilliseconds(200)),
        new AgentFigures
        {
            Total = 3,
            SignedOut = 3,
            Offers = 4,
            Answered = 2,
            SignIns = 3,
            Occupations = 4,
            SignedIn = TimeSpan.FromSeconds(100),
            Occupied = TimeSpan.FromSeconds(25),
        });

    private static readonly string Page = PageOf(
        """
        "offered":3,"answered":2,"abandoned":1,"abandonedInQueue":1,"abandonedWhileOffered":0,"givenUp":0,
        "waiting":0,"answeredInServiceLevel":1,"abandonedInServiceLevel":1,"serviceLevel1Percent":100,
        "serviceLevel2Percent":33.33,"serviceLevel3Percent":66.67,"averageWaitMilliseconds":14941,
        "longestWaitMilliseconds":19851,"agents":{"total":3,"states":{"LOGOUT":3},"offers":4,"answered":2,
        "signedInMilliseconds":99971,"occupiedMilliseconds":25039,"occupancyPercent":25.04}
        """);

    [Fact]
    public void Counts_have_to_be_equal_and_times_to_be_as_near_as_messages_take()
    {
        IReadOnlyList<ComparedFigure> compared = Compare(Page);

        Assert.Equal(21, compared.Count);
        Assert.Empty(Differing(compared));
        Assert.All(compared, figure => Assert.Equal(figure.Tolerance == 0, figure.Reason.Length == 0));
    }

    [Theory]
    [InlineData("\"offered\":3", "\"offered\":4", "offered")]
    [InlineData("\"waiting\":0", "\"waiting\":1", "waiting")]
    [InlineData("\"givenUp\":0", "\"givenUp\":1", "givenUp")]
    [InlineData("\"abandonedWhileOffered\":0", "\"abandonedWhileOffered\":1", "abandonedWhileOffered")]
    [InlineData("\"answeredInServiceLevel\":1", "\"answeredInServiceLevel\":0", "answeredInServiceLevel")]
    [InlineData("14941", "14939", "averageWaitMilliseconds")]
    [InlineData("19851", "19849", "longestWaitMilliseconds")]
    [InlineData("\"LOGOUT\":3", "\"READY\":3", "agents.states.LOGOUT")]
    [InlineData("\"offers\":4,\"answered\":2", "\"offers\":4,\"answered\":1", "agents.answered")]
    [InlineData("99971", "99969", "agents.signedInMilliseconds")]
    [InlineData("25039", "25041", "agents.occupiedMilliseconds")]
    [InlineData("25.04", "25.06", "agents.occupancyPercent")]
    public void What_is_off_by_more_differs_and_nothing_else(string right, string wrong, string figure)
    {
        Assert.Contains(right, Page, StringComparison.Ordinal);

        string page = Page.Replace(right, wrong, StringComparison.Ordinal);

        Assert.Equal(figure, Assert.Single(Differing(Compare(page))));
    }

    [Fact]
    public void With_nothing_near_the_threshold_the_service_levels_have_to_be_equal()
    {
        QueueFigures figures = Billing with
        {
            Tasks = TaskFigures.Of(
                [FiguresTests.Answered(10), FiguresTests.Answered(30), FiguresTests.Abandoned(5)],
                TimeSpan.FromSeconds(20),
                TimeSpan.FromMilliseconds(200)),
        };
        string page = PageOf(
            """
            "answeredInServiceLevel":1,"abandonedInServiceLevel":1,"serviceLevel1Percent":50,
            "serviceLevel2Percent":33.35,"serviceLevel3Percent":66.67
            """);

        Assert.Equal(
            "serviceLevel2Percent",
            Assert.Single(
                Differing(StatsComparison.Of(page, [figures], [], Accuracy)),
                name => name.Contains("ervice", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_queue_that_is_missing_agrees_in_nothing_and_an_mrd_is_held_to_all_its_queues_together()
    {
        IReadOnlyList<ComparedFigure> missing =
            StatsComparison.Of("""{"queues":[],"mrds":[]}""", [Billing], [], Accuracy);
        IReadOnlyList<MrdFigures> mrds = MrdFigures.Of(SiteOf(3), [Billing, Billing], []);
        IReadOnlyList<ComparedFigure> twice = StatsComparison.Of(
            """{"queues":[],"mrds":[{"id":"chat","offered":6,"answered":4,"abandoned":2,"agents":{"total":3}}]}""",
            [],
            mrds,
            Accuracy);

        Assert.All(missing, figure => Assert.False(figure.Agrees));
        Assert.Equal(
            ["offered", "answered", "abandoned", "agents.total"],
            twice.Where(figure => figure.Agrees).Select(figure => figure.Name));
    }

    [Fact]
    public void What_the_daemon_measured_itself_is_what_came_between_two_pages()
    {
        const string Before =
            """
            mre_decision_seconds_bucket{le="0.00001"} 10
            mre_decision_seconds_bucket{le="0.00003"} 10
            mre_decision_seconds_bucket{le="+Inf"} 10
            mre_decision_seconds_sum 0.0001
            mre_decision_seconds_count 10
            """;
        const string After =
            """
            mre_decision_seconds_bucket{le="0.00001"} 10
            mre_decision_seconds_bucket{le="0.00003"} 100
            mre_decision_seconds_bucket{le="+Inf"} 110
            mre_decision_seconds_sum 0.0041
            mre_decision_seconds_count 110
            mre_stage_batch_seconds_bucket{stage="outbox",le="1"} 4
            mre_stage_batch_seconds_bucket{stage="outbox",le="+Inf"} 4
            mre_stage_batch_seconds_sum{stage="outbox"} 2
            mre_stage_batch_seconds_count{stage="outbox"} 4
            """;

        IReadOnlyList<InsideFigures> parts = InsideFigures.Between(Before, After);

        Assert.Equal(6, parts.Count);
        Assert.Equal((100, 0.00003, double.PositiveInfinity), (parts[0].Count, parts[0].P50, parts[0].P99));
        Assert.Equal(0.00004, parts[0].Mean!.Value, 9);
        Assert.Equal((0, null, null), (parts[1].Count, parts[1].Mean, parts[1].P50)); // no journal
        Assert.Equal((4, 0.5, 1), (parts[3].Count, parts[3].Mean, parts[3].P99));
    }

    private static IReadOnlyList<ComparedFigure> Compare(string page) =>
        StatsComparison.Of(page, [Billing], [], Accuracy);

    private static string PageOf(string fields) => $$"""{"queues":[{"id":"billing",{{fields}}}],"mrds":[]}""";

    private static IEnumerable<string> Differing(IEnumerable<ComparedFigure> compared) =>
        compared.Where(figure => !figure.Agrees).Select(figure => figure.Name);

    private static CheckedSite SiteOf(int agents) => new()
    {
        Origin = "origin",
        Asked = "asked",
        DeadLetters = "dead",
        MaxTasks = new Dictionary<string, int>(StringComparer.Ordinal),
        Queues = [Billing.Queue],
        Agents = Enumerable.Range(1, agents).Select(number => new CheckedAgent($"a{number}", "team", [0]))
            .ToDictionary(agent => agent.Id, StringComparer.Ordinal),
    };
}
