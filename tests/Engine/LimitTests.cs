using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Events;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine;

public class LimitTests
{
    private static readonly RoutingConfiguration Center = ScenarioTable.Parse(string.Empty).Configuration;

    [Fact]
    public void A_task_over_the_limit_is_OVERLOADED_and_the_next_is_taken_once_one_is_closed()
    {
        var player = Player(new StateMachineOptions { TaskIdPrefix = TaskNames.Prefix, OpenTaskLimit = 2 }, out _);
        player.Play("Task chat c1");
        player.Play("Task chat c2");
        Assert.Equal(["=> ChatServer: Error OVERLOADED (chat c3) retry=5"], player.Play("Task chat c3"));
        Assert.Equal(["=> ChatServer: Task chat c2 T2 NEW"], player.Play("Task chat c2"));
        player.Play("TaskState T1 - CLOSED");
        Assert.Equal(["=> ChatServer: Task chat c3 T3 NEW"], player.Play("Task chat c3"));
    }

    [Fact]
    public void An_MRE_over_its_limit_says_so_and_changes_nothing()
    {
        var options = new StateMachineOptions
        {
            TaskIdPrefix = TaskNames.Prefix,
            Topology = Topology.RoutingEngine,
            OpenTaskLimit = 1,
        };
        var player = Player(options, out var site);
        player.Play("RoutingEngine: NewTask chat X1");
        var output = player.Play("RoutingEngine: NewTask chat X2");
        Assert.Equal(["=> CommunicationServer: Error OVERLOADED (X2 chat) retry=5"], output);
        Assert.Equal(1, site.Routing!.Identities.OpenCount);
    }

    [Fact]
    public void A_late_message_gets_TASK_CLOSED_and_after_the_memory_of_closed_tasks_UNKNOWN_TASK()
    {
        var player = Player(new StateMachineOptions { TaskIdPrefix = TaskNames.Prefix, ClosedTaskLimit = 1 }, out _);
        player.Play("Task chat c1");
        player.Play("TaskState T1 - CLOSED DONE");
        Assert.Equal(["=> ChatServer: Error TASK_CLOSED TaskId (T1) is CLOSED"], player.Play("TaskState T1 - CLOSED"));
        Assert.Equal(["=> ChatServer: TaskState T1 - chat CLOSED code=DONE"], player.Play("GetTaskState T1"));
        player.Play("Task chat c2");
        player.Play("TaskState T2 - CLOSED");
        Assert.Equal(["=> ChatServer: Error UNKNOWN_TASK TaskId (T1)"], player.Play("TaskState T1 - CLOSED"));
        Assert.Equal(["=> ChatServer: Error UNKNOWN_TASK TaskId (T1)"], player.Play("GetTaskState T1"));
    }

    [Fact]
    public void A_sign_out_that_closes_more_tasks_than_are_remembered_loses_none_on_the_way()
    {
        var center = ScenarioTable.Parse("mrd chat max=5").Configuration;
        var options = new StateMachineOptions { TaskIdPrefix = TaskNames.Prefix, ClosedTaskLimit = 1, HasTap = true };
        var site = new SingleSite(center, options);
        var player = new ScenarioPlayer(site, showsRows: true, showsRowCorrelation: false);
        player.Arrange("a1 chat READY");
        foreach (var client in new[] { "c1", "c2", "c3", "c4", "c5" })
        {
            player.Arrange($"{client} chat a1 ACTIVE");
        }

        var output = player.Play("AgentState a1 chat LOGOUT");
        Assert.Equal(5, output.Count(line => line.Contains("ChatServer: TaskState", StringComparison.Ordinal)));
        Assert.Equal((0, 1), (site.Communication!.Identities.OpenCount, site.Communication.Identities.ClosedCount));
    }

    [Fact]
    public void Time_never_goes_back_though_stamps_do()
    {
        var machine = new Machine(Center, new StateMachineOptions { TaskIdPrefix = TaskNames.Prefix });
        var script = new CommandScript(new TaskNames());
        var command = default(CommandSlot);
        command.Text.Initialize(new PayloadPool());
        var times = new List<long>();
        foreach (var time in new long[] { 1000, 990, 1001, 5 })
        {
            script.Write("Connect a1", ref command, ScriptClock.Start + time, $"ID:{time}");
            machine.Apply(ref command, (ref readonly told) => times.Add(told.Time - ScriptClock.Start));
        }

        Assert.Equal([1000, 1000, 1001, 1001], times);
    }

    [Fact]
    public void Every_message_is_accounted_for_once_by_what_became_of_it()
    {
        var player = Player(new StateMachineOptions { TaskIdPrefix = TaskNames.Prefix }, out var site);
        player.Play("Connect a1");
        player.Play("Login a1 chat");
        player.Play("Login a1 nowhere");
        player.Play("AgentState a1 chat BUSY");
        player.Play("AgentState a1 chat BUSY");
        player.Play("Raw - MALFORMED_JSON Body");
        player.Play("@+1s");
        var accounting = site.Communication!.Accounting;
        Assert.Equal((6, 2), (accounting.Received, accounting.Applied));
        Assert.Equal(1, accounting.Refused(RefusalCode.UnknownMrd));
        Assert.Equal(2, accounting.Refused(RefusalCode.StateNotAllowed));
        Assert.Equal((0, 1), (
            accounting.Refused(RefusalCode.MalformedJson), accounting.DeadLettered(RefusalCode.MalformedJson)));
    }

    [Theory]
    [InlineData(Topology.CommunicationServer, "RoutingEngine: NewTask chat X1")]
    [InlineData(Topology.RoutingEngine, "Connect a1")]
    [InlineData(Topology.Combined, "CommunicationServer: TaskAgentSelected X1 a1 OFFERED")]
    [InlineData(Topology.Combined, "RoutingEngine: NewTask chat X1")]
    public void A_command_from_a_queue_that_the_topology_does_not_consume_stops_the_writer(
        Topology topology, string input)
    {
        var player = Player(new StateMachineOptions { TaskIdPrefix = TaskNames.Prefix, Topology = topology }, out _);
        var fault = Assert.Throws<InvalidOperationException>(() => player.Play(input));
        Assert.Contains("StateMachine.Apply", fault.Message, StringComparison.Ordinal);
    }

    private static SitePlayer Player(StateMachineOptions options, out SingleSite site)
    {
        site = new SingleSite(Center, options);
        return new SitePlayer(site, showsRows: true, showsRowCorrelation: true);
    }
}
