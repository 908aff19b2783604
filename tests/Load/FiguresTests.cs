using System.Diagnostics;
using MediaRouting.Load.Checker;
using MediaRouting.Load.Figures;
using MediaRouting.Load.Wire;

namespace MediaRouting.Tests.Load;

/// <summary>Figures of a contact centre, and latencies.</summary>
public sealed class FiguresTests
{
    [Fact]
    public void Service_levels_follow_the_three_formulas()
    {
        // Three answered after 10, 20 and 30 s; two left after 5 and 40 s; the threshold is 20 s.
        TaskFigures figures = TaskFigures.Of(
            [Answered(10), Answered(19.9), Answered(30), Abandoned(5), Abandoned(40, whileOffered: true)],
            TimeSpan.FromSeconds(20),
            TimeSpan.FromMilliseconds(200));

        Assert.Equal((5, 3, 2), (figures.Offered, figures.Answered, figures.Abandoned));
        Assert.Equal((1, 1, 0, 0), (
            figures.AbandonedInQueue, figures.AbandonedWhileOffered, figures.GivenUp, figures.Waiting));
        Assert.Equal((2, 1, 1), (figures.AnsweredInTime, figures.AbandonedInTime, figures.NearThreshold));
        Assert.Equal(2 / 4.0, figures.ServiceLevel(1), 6);
        Assert.Equal(2 / 5.0, figures.ServiceLevel(2), 6);
        Assert.Equal(3 / 5.0, figures.ServiceLevel(3), 6);
        Assert.Equal(59.9 / 3, figures.AverageSpeedOfAnswer.TotalSeconds, 3);
        Assert.Equal((30, 40), (figures.LongestAnsweredWait.TotalSeconds, figures.LongestWait.TotalSeconds));
        Assert.Equal(0.4, figures.Abandonment, 6);
    }

    [Fact]
    public void A_task_whose_time_to_live_ended_is_given_up_and_not_abandoned_and_one_that_waits_is_neither()
    {
        TaskTrace givenUp = Abandoned(3);
        givenUp.EndCode = "NO_AGENT_AVAILABLE";
        TaskTrace waiting = new("customer", queue: 0) { CreatedAt = Stopwatch.Frequency, IsWaiting = true };

        TaskFigures figures = TaskFigures.Of([givenUp, waiting], TimeSpan.FromSeconds(20), TimeSpan.Zero);

        Assert.Equal((2, 0, 1, 1), (figures.Offered, figures.Abandoned, figures.GivenUp, figures.Waiting));
    }

    [Fact]
    public void The_figures_of_two_queues_add_up_and_the_longest_wait_is_the_longer()
    {
        TaskFigures one = TaskFigures.Of([Answered(10), Answered(30)], TimeSpan.FromSeconds(20), TimeSpan.Zero);
        TaskFigures other = TaskFigures.Of([Answered(2), Abandoned(50)], TimeSpan.FromSeconds(5), TimeSpan.Zero);

        TaskFigures both = one.And(other);

        Assert.Equal((4, 3, 1), (both.Offered, both.Answered, both.Abandoned));
        Assert.Equal((2, 0), (both.AnsweredInTime, both.AbandonedInTime));
        Assert.Equal(14, both.AverageSpeedOfAnswer.TotalSeconds, 3);
        Assert.Equal((30, 50), (both.LongestAnsweredWait.TotalSeconds, both.LongestWait.TotalSeconds));
    }

    [Fact]
    public void An_agent_is_occupied_while_there_is_something_to_do_and_only_while_signed_in()
    {
        AgentTrace agent = new(new CheckedAgent("a1", "team", [0]));
        Standing standing = agent.On("chat");
        standing.Change("READY", mayBeOffered: true, At(0));
        standing.ChangeLoad(1, At(10)); // an offer
        standing.Change("RESERVED", mayBeOffered: false, At(10));
        standing.ChangeLoad(1, At(20));
        standing.ChangeLoad(-1, At(30));
        standing.ChangeLoad(-1, At(40));
        standing.Change("NOT_READY", mayBeOffered: false, At(40));
        standing.ChangeLoad(1, At(50));
        standing.Change("LOGOUT", mayBeOffered: false, At(60));
        standing.ChangeLoad(-1, At(90));
        (standing.Offers, standing.Answered) = (3, 2);

        AgentFigures figures = AgentFigures.Of("chat", total: 4, [agent]);

        Assert.Equal((60, 40), (figures.SignedIn.TotalSeconds, figures.Occupied.TotalSeconds));
        Assert.Equal(2 / 3.0, figures.Occupancy, 6);
        Assert.Equal((1, 2), (figures.SignIns, figures.Occupations));
        Assert.Equal((4, 4, 3, 2), (figures.Total, figures.SignedOut, figures.Offers, figures.Answered));
        Assert.Equal(4, AgentFigures.Of("mail", total: 4, [agent]).SignedOut);
        Assert.Equal(10, standing.ReadyTicks / Stopwatch.Frequency);
    }

    [Fact]
    public void Fairness_is_one_if_all_had_the_same_and_a_part_if_one_had_everything()
    {
        Assert.Equal(1, TeamFigures.JainOf([3, 3, 3]), 6);
        Assert.Equal(0.25, TeamFigures.JainOf([8, 0, 0, 0]), 6);
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

    internal static TaskTrace Answered(double seconds) => new("customer", queue: 0)
    {
        CreatedAt = Stopwatch.Frequency,
        AnsweredAt = At(seconds),
        EndedAt = At(seconds + 100),
    };

    internal static TaskTrace Abandoned(double seconds, bool whileOffered = false) => new("customer", queue: 0)
    {
        CreatedAt = Stopwatch.Frequency,
        EndedAt = At(seconds),
        HasCustomerLeft = true,
        WasOfferedAtEnd = whileOffered,
    };

    private static long At(double seconds) => (long)((seconds + 1) * Stopwatch.Frequency);
}
