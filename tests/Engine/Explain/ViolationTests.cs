using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.State;
using MediaRouting.Engine.Statistics;

namespace MediaRouting.Tests.Engine.Explain;

/// <summary>What must never be is counted where it is: each table is bent on purpose and then touched.</summary>
public class ViolationTests
{
    private const string OneAtWork =
        """
        mrd chat max=2
        agent a1
        agent a2
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        """;

    [Fact]
    public void A_sound_engine_counts_none_and_shows_every_kind()
    {
        var violations = new Inquiry(OneAtWork).Machine.Violations;

        Assert.Equal(0, violations.Total);
        Assert.All(Enum.GetValues<Violation>(), violation => Assert.Equal(0, violations[violation]));
    }

    [Fact]
    public void A_task_beside_a_free_agent_is_counted()
    {
        var inquiry = new Inquiry("agent a1\nTask chat c1");
        var tables = inquiry.Machine.RoutingTables!;
        ref var presence = ref tables.Assignments.Presence(0);
        (presence.SignedIn, presence.Asked) = (true, AgentState.Ready);
        tables.PutIfEligible(session: 0);
        tables.Assignments.Touched.AddTask(inquiry.TaskHandle("T1"));

        Finds(inquiry, Violation.TaskBesideFreeAgent);
    }

    [Fact]
    public void An_agent_who_is_left_out_of_the_available_is_counted()
    {
        var inquiry = new Inquiry("agent a1\nGiven a1 chat READY");
        inquiry.Machine.RoutingTables!.Available.Remove(session: 0);
        inquiry.Machine.RoutingTables.Assignments.Touched.AddAgent(0);

        Finds(inquiry, Violation.AvailabilityMisjudged);
    }

    [Theory]
    [InlineData(Topology.Combined)]
    [InlineData(Topology.RoutingEngine)]
    public void An_offer_whose_timer_is_lost_is_counted(Topology topology)
    {
        var isCombined = topology == Topology.Combined;
        var inquiry = new Inquiry(
            isCombined
                ? "agent a1\nGiven a1 chat READY\nTask chat X1"
                : "agent a1\nRoutingEngine: AgentState a1 chat READY\nRoutingEngine: NewTask chat X1",
            topology);
        var (assignments, timers) = isCombined
            ? (inquiry.Machine.CommunicationTables!.Assignments, inquiry.Machine.CommunicationTables.Timers)
            : (inquiry.Machine.RoutingTables!.Assignments, inquiry.Machine.RoutingTables.Timers);
        var offer = assignments.OpenOffer(agent: 0);
        timers.Cancel(ref assignments[offer].Timer);
        assignments.Touched.AddTask(assignments[offer].Task);

        Finds(inquiry, Violation.OfferWithoutTimer);
    }

    [Fact]
    public void More_work_than_the_limit_is_counted()
    {
        var inquiry = new Inquiry(OneAtWork);
        Assignments(inquiry).Presence(0).Ceiling = 0;
        Assignments(inquiry).Touched.AddPart(inquiry.TaskHandle("T1"), session: 0);

        Finds(inquiry, Violation.LoadAboveLimit);
    }

    [Fact]
    public void A_count_that_is_not_that_of_the_parts_is_counted()
    {
        var inquiry = new Inquiry(OneAtWork);
        Assignments(inquiry).Presence(0).Held--;
        Assignments(inquiry).Presence(0).WrapUps++;
        Assignments(inquiry).Touched.AddPart(inquiry.TaskHandle("T1"), session: 0);

        Finds(inquiry, Violation.Miscounted);
    }

    [Fact]
    public void A_second_agent_on_an_offer_is_counted()
    {
        var inquiry = new Inquiry("""
            agent a1
            agent a2
            Given a1 chat READY
            Task chat c1
            """);
        Assignments(inquiry).Add(inquiry.TaskHandle("T1"), session: 1, TaskState.Active);

        Finds(inquiry, Violation.NotOneOwner);
    }

    [Fact]
    public void A_task_that_waits_and_has_an_agent_is_counted()
    {
        var inquiry = new Inquiry("agent a1\nTask chat c1");
        var tables = inquiry.Machine.RoutingTables!;
        tables.Assignments.Add(inquiry.TaskHandle("T1"), session: 0, TaskState.Active);

        Finds(inquiry, Violation.QueuedAndAssigned);
    }

    [Fact]
    public void A_task_that_is_lost_is_counted()
    {
        var inquiry = new Inquiry("agent a1\nTask chat c1");
        inquiry.Machine.RoutingTables!.StopWaiting(inquiry.TaskHandle("T1"));
        inquiry.Machine.RoutingTables.Assignments.Touched.AddTask(inquiry.TaskHandle("T1"));

        Finds(inquiry, Violation.NeitherQueuedNorAssigned);
    }

    private static Assignments Assignments(Inquiry inquiry) => inquiry.Machine.CommunicationTables!.Assignments;

    /// <summary>The next command finds it once, and nothing is found again that nothing touches.</summary>
    private static void Finds(Inquiry inquiry, Violation violation)
    {
        inquiry.Play("@+0s");
        var found = inquiry.Machine.Violations[violation];
        inquiry.Play("@+0s");

        Assert.InRange(found, 1, 2);
        Assert.Equal(found, inquiry.Machine.Violations[violation]);
    }
}
