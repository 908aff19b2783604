using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Statistics;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.Statistics;

/// <summary>What is counted once, and as what, where the specification leaves it open.</summary>
public class RoutingStatisticsTests
{
    private static StatisticsReport After(string center, params string[] inputs) => Played(center, inputs).Report;

    private static (StatisticsReport Report, SingleSite Site, SitePlayer Player) Played(string center, string[] inputs)
    {
        var table = ScenarioTable.Parse(center);
        var site = new SingleSite(table.Configuration, new StateMachineOptions { TaskIdPrefix = TaskNames.Prefix });
        var player = new SitePlayer(site, showsRows: false, showsRowCorrelation: false)
        {
            Center = ContactCenter.Of(table.ConfigurationLines),
        };
        foreach (var input in inputs)
        {
            player.Play(input);
        }

        return (StatisticsReader.Read(site.Routing!)!, site, player);
    }

    [Fact]
    public void A_task_that_comes_back_is_offered_to_its_queue_once_and_answered_after_its_whole_wait()
    {
        var report = After(
            "mrd chat noAnswer=ready\nqueue q chat level=2:5s\nagent a1\nagent a2",
            "Connect a1", "Login a1 chat", "AgentState a1 chat READY", "Task chat c1",
            "+2s TaskState T1 a1 NEW", "+4s TaskState T1 a1 ACTIVE");

        var tasks = report.Queues[0].Tasks;
        Assert.Equal((1, 1, 0), (tasks.Offered, tasks.Answered, tasks.AnsweredInTime));
        Assert.Equal((6_000, 6_000), (tasks.AverageWait, tasks.LongestWait));
        Assert.Equal((2, 1), (report.Queues[0].Agents.Offers, report.Queues[0].Agents.Answered));
    }

    [Fact]
    public void A_task_that_is_answered_and_comes_back_is_neither_answered_again_nor_abandoned()
    {
        var report = After(
            "mrd chat onLogout=requeue\nqueue q chat level=1:9s",
            "Connect a1", "Login a1 chat", "AgentState a1 chat READY", "Task chat c1",
            "+1s TaskState T1 a1 ACTIVE", "+1s AgentState a1 chat LOGOUT", "+1s TaskState T1 - CLOSED");

        var tasks = report.Queues[0].Tasks;
        Assert.Equal((1, 1, 0), (tasks.Offered, tasks.Answered, tasks.Abandoned));
        Assert.Equal(10_000, tasks.ServiceLevel(1));
    }

    [Fact]
    public void A_wait_of_exactly_the_threshold_is_in_time_and_the_three_types_divide_as_they_are_defined()
    {
        var report = After(
            "mrd chat\nqueue q chat level=1:5s",
            "Connect a1", "Login a1 chat", "AgentState a1 chat READY",
            "Task chat c1", "Task chat c2", "Task chat c3", "Task chat c4",
            "+5s TaskState T1 a1 ACTIVE", "TaskState T2 - CLOSED",
            "@+1ms", "TaskState T3 - CLOSED");

        var tasks = report.Queues[0].Tasks;
        Assert.Equal((4, 1, 2, 1, 1), (
            tasks.Offered, tasks.Answered, tasks.AbandonedInQueue, tasks.AnsweredInTime, tasks.AbandonedInTime));
        Assert.Equal((3_333, 2_500, 5_000), (tasks.ServiceLevel(1), tasks.ServiceLevel(2), tasks.ServiceLevel(3)));
        Assert.Equal((1, 5_001), (tasks.Waiting, tasks.OldestWait));
    }

    [Fact]
    public void Who_leaves_during_an_offer_is_abandoned_while_offered_and_who_is_given_up_is_not_abandoned()
    {
        var report = After(
            "mrd chat\nqueue q chat ttl=60",
            "Connect a1", "Login a1 chat", "AgentState a1 chat READY",
            "Task chat c1", "TaskState T1 - CLOSED", "Task chat c2", "Task chat c3", "TaskState T2 a1 CLOSED",
            "AgentState a1 chat LOGOUT", "@+60s");

        var tasks = report.Queues[0].Tasks;
        Assert.Equal(
            (3, 0, 2, 0, 1),
            (tasks.Offered, tasks.Answered, tasks.AbandonedWhileOffered, tasks.AbandonedInQueue, tasks.GivenUp));
        Assert.Null(tasks.ServiceLevel(1));
    }

    [Fact]
    public void The_group_of_a_queue_is_whoever_any_step_matches_and_occupied_is_who_has_an_offer_or_work()
    {
        var report = After(
            "mrd chat\nattribute skill\nqueue q chat\nstep q 10 skill >= 5\nstep q 0 skill >= 1\n"
            + "agent a1 skill:7\nagent a2 skill:1\nagent a3",
            "Connect a1", "Login a1 chat", "AgentState a1 chat READY", "+10s Task chat c1",
            "+5s TaskState T1 a1 ACTIVE", "+5s TaskState T1 a1 WRAPPING_UP", "+10s TaskState T1 a1 CLOSED",
            "+10s AgentState a1 chat LOGOUT", "@+60s");

        var agents = report.Queues[0].Agents;
        Assert.Equal((40_000, 20_000, 5_000), (agents.SignedIn, agents.Occupied, agents.Occupancy));
        Assert.Equal((2, 3), (agents.States.Sum(), report.Mrds[0].Agents.States.Sum()));
        Assert.Equal(2, agents.States[(int)AgentState.Logout]);
    }

    [Fact]
    public void A_changed_threshold_holds_from_then_on_and_what_was_counted_stays()
    {
        var (report, _, _) = Played(
            "mrd chat max=3\nqueue q chat level=1:5s",
            [
                "Connect a1", "Login a1 chat", "AgentState a1 chat READY",
                "Task chat c1", "+4s TaskState T1 a1 ACTIVE", "Configure queue q chat level=3:2s",
                "Task chat c2", "+4s TaskState T2 a1 ACTIVE",
            ]);

        Assert.Equal((2, 1), (report.Queues[0].Tasks.Answered, report.Queues[0].Tasks.AnsweredInTime));
        Assert.Equal(new ServiceLevelConfiguration(3, 2), report.Queues[0].Queue.ServiceLevel);
    }

    [Fact]
    public void Reading_changes_nothing_and_a_machine_that_goes_on_from_a_snapshot_says_the_same()
    {
        var (report, site, player) = Played(
            "mrd chat max=3\nqueue q chat level=1:5s",
            ["Connect a1", "Login a1 chat", "AgentState a1 chat READY", "Task chat c1", "+4s TaskState T1 a1 ACTIVE"]);

        site.Reload();
        player.Play("@+1s");

        var later = StatisticsReader.Read(site.Routing!)!;
        Assert.Equal(report.Queues[0].Tasks, later.Queues[0].Tasks);
        Assert.Equal(report.Queues[0].Agents.Occupied + 1_000, later.Queues[0].Agents.Occupied);
        Assert.Equal(later.Time + 500, StatisticsReader.Read(site.Routing!, later.Time + 500)!.Time);
    }

    [Fact]
    public void Where_routing_is_done_elsewhere_there_are_no_statistics()
    {
        var options = new StateMachineOptions { TaskIdPrefix = "t", Topology = Topology.CommunicationServer };

        Assert.Null(StatisticsReader.Read(
            new StateMachine(ScenarioTable.Parse("mrd chat").Configuration, options, outbox: null)));
    }
}
