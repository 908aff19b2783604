using System.Diagnostics;
using MediaRouting.Load.Checker;
using MediaRouting.Load.Figures;
using MediaRouting.Load.Wire;

namespace MediaRouting.Tests.Load;

/// <summary>Figures of a contact centre, and how they are held against the daemon's.</summary>
public sealed class FiguresTests
{
    private static readonly CheckedQueue Billing = new("billing", "chat", ServiceLevelType: 1, ThresholdSeconds: 20);

    [Fact]
    public void Service_levels_follow_the_three_formulas()
    {
        // Three answered after 10, 20 and 30 s; two left after 5 and 40 s; the threshold is 20 s.
        QueueFigures figures = QueueFigures.Of(
            Billing,
            [Answered(10), Answered(19.9), Answered(30), Abandoned(5), Abandoned(40)],
            TimeSpan.FromMilliseconds(200));

        Assert.Equal((5, 3, 2), (figures.Offered, figures.Answered, figures.Abandoned));
        Assert.Equal((2, 1, 1), (figures.AnsweredInTime, figures.AbandonedInTime, figures.NearThreshold));
        Assert.Equal(2 / 4.0, figures.ServiceLevel(1), 6);
        Assert.Equal(2 / 5.0, figures.ServiceLevel(2), 6);
        Assert.Equal(3 / 5.0, figures.ServiceLevel(3), 6);
        Assert.Equal(59.9 / 3, figures.AverageSpeedOfAnswer.TotalSeconds, 3);
        Assert.Equal(40, figures.LongestWait.TotalSeconds, 3);
        Assert.Equal(0.4, figures.Abandonment, 6);
    }

    [Fact]
    public void Fairness_is_one_if_all_had_the_same_and_a_part_if_one_had_everything()
    {
        Assert.Equal(1, TeamFigures.JainOf([3, 3, 3]), 6);
        Assert.Equal(0.25, TeamFigures.JainOf([8, 0, 0, 0]), 6);
    }

    [Fact]
    public void The_daemons_statistics_are_compared_field_by_field_and_only_a_threshold_may_be_seen_differently()
    {
        QueueFigures figures = QueueFigures.Of(
            Billing, [Answered(10), Answered(19.9), Abandoned(5)], TimeSpan.FromMilliseconds(200));
        const string Page =
            """
            {"queues":[{"id":"billing","offered":3,"answered":2,"abandoned":0,"givenUp":0,"waiting":0,
                        "answeredInServiceLevel":1,"abandonedInServiceLevel":3,"serviceLevel1Percent":100,
                        "serviceLevel2Percent":null,"else":7},
                       {"id":"other","offered":9}]}
            """;

        IReadOnlyList<ComparedFigure> compared = StatsComparison.Of(Page, [figures]);

        Assert.Equal(
            ["abandoned", "abandonedInServiceLevel", "serviceLevel3Percent"],
            compared.Where(figure => !figure.Agrees).Select(figure => figure.Name["billing: ".Length..]));
        Assert.Equal(10, compared.Count);
    }

    [Fact]
    public void With_nothing_near_a_threshold_the_service_levels_have_to_be_equal_and_a_queue_that_is_missing_is_not()
    {
        QueueFigures figures = QueueFigures.Of(
            Billing, [Answered(10), Answered(30), Abandoned(5), Abandoned(40)], TimeSpan.FromMilliseconds(200));
        const string Page =
            """
            {"queues":[{"id":"billing","offered":4,"answered":2,"abandoned":2,"givenUp":0,"waiting":0,
                        "answeredInServiceLevel":1,"abandonedInServiceLevel":1,"serviceLevel1Percent":33.33,
                        "serviceLevel2Percent":25.01,"serviceLevel3Percent":50}]}
            """;

        Assert.Equal(
            "billing: serviceLevel2Percent",
            Assert.Single(StatsComparison.Of(Page, [figures]), figure => !figure.Agrees).Name);
        Assert.All(StatsComparison.Of("""{"queues":[]}""", [figures]), figure => Assert.False(figure.Agrees));
    }

    [Fact]
    public void A_latency_counts_from_the_planned_sending_and_an_assignment_only_if_it_was_made_at_once()
    {
        var clock = new StepClock();
        long second = Stopwatch.Frequency;
        foreach (int number in new[] { 1, 2 })
        {
            clock.Sent(new WireMessage("Task") { Number = number, ClientUniqueId = $"c{number}", At = second });
        }

        clock.Received(Told("TaskAssigned", "c1", number: 11, "", at: 4 * second)); // before the answer, at once
        clock.Received(Told("Task", "c1", number: 10, "1", at: 3 * second));
        clock.Received(Told("Task", "c2", number: 12, "2", at: 3 * second));
        clock.Received(Told("TaskAssigned", "c2", number: 20, "", at: 9 * second)); // had to wait

        Assert.Equal(2, clock[StepKind.Task].Ok);
        Assert.Equal(1, clock[StepKind.TaskAssigned].Ok);
        Assert.Equal(3_000_000, clock[StepKind.TaskAssigned].Max);
        Assert.Equal(2_000_000, clock[StepKind.Task].Max);
        Assert.Equal(2_000_000, clock[StepKind.Task].Min);
    }

    private static WireMessage Told(string type, string customer, long number, string correlation, long at) =>
        new(type) { ClientUniqueId = customer, Number = number, CorrelationId = correlation, At = at };

    private static TaskTrace Answered(double seconds) => new("customer", queue: 0)
    {
        CreatedAt = Stopwatch.Frequency,
        AnsweredAt = At(seconds),
        EndedAt = At(seconds + 100),
    };

    private static TaskTrace Abandoned(double seconds) => new("customer", queue: 0)
    {
        CreatedAt = Stopwatch.Frequency,
        EndedAt = At(seconds),
        HasCustomerLeft = true,
    };

    private static long At(double seconds) => (long)((seconds + 1) * Stopwatch.Frequency);
}
