using System.Text.Json;
using MediaRouting.Daemon.Admin;
using MediaRouting.Daemon.Configuration;
using MediaRouting.Daemon.Metrics;
using MediaRouting.Engine.Routing;
using MediaRouting.Engine.Statistics;

namespace MediaRouting.Daemon;

/// <summary>
/// What <c>/metrics</c> shows of a running daemon. All of it may be read from any thread at any time.
/// </summary>
internal static class DaemonMetrics
{
    /// <summary>Writes every figure of the routing and of its parts.</summary>
    public static void Write(MetricsText text, RoutingNode node)
    {
        AccountingMetrics.Write(text, node.Pipeline.StateMachine.Accounting);
        BrokerMetrics.Write(text, node);
        PipelineMetrics.Write(text, node.Pipeline, node.Watches);
        WriteQueues(text, node);
        WriteViolations(text, node.Pipeline.StateMachine.Violations);
        if (node.Pipeline.StateMachine.RoutingTables is { } routing)
        {
            WriteRouting(text, routing);
        }
    }

    /// <summary>Writes which configuration is in force, and what became of others.</summary>
    public static void WriteConfiguration(MetricsText text, LiveConfiguration live)
    {
        text.Gauge("mre_configuration_version", "The version of the configuration that is in force.");
        text.Sample((long)live.Running.Version);
        text.Gauge("mre_configuration_file_in_force", "1 if the configuration file says what is in force.");
        text.Sample(live.IsFileInForce ? 1L : 0L);
        text.Counter("mre_configuration_changes_total", "Changes of the configuration, by what became of them.");
        text.Sample(live.Counts.AppliedCount, ("result", "applied"));
        text.Sample(live.Counts.InUseCount, ("result", "inUse"));
        text.Sample(live.Counts.FaultyCount, ("result", "faulty"));
    }

    private static void WriteQueues(MetricsText text, RoutingNode node)
    {
        var stateMachine = node.Pipeline.StateMachine;
        text.Gauge("mre_tasks_open", "Tasks that are not closed.");
        text.Sample((long)stateMachine.Identities.OpenCount);
        if (stateMachine.RoutingTables is not { } routing)
        {
            return;
        }

        text.Gauge("mre_tasks_waiting", "Tasks that wait for an agent, by queue.");
        var waiting = routing.Waiting.Counts;
        for (var queue = 0; queue < waiting.Queues.Length; queue++)
        {
            text.Sample((long)waiting[queue], ("queue", waiting.Queues[queue].Id));
        }
    }

    private static void WriteRouting(MetricsText text, RoutingTables routing)
    {
        text.Counter("mre_decisions_total", "Tasks that were given to an agent, as offers.");
        text.Sample(routing.Decisions.Count);
        Count(
            "mre_tasks_unknown_skillgroup_total",
            "Tasks that named a skillgroup which is no queue of their MRD; they went to its default queue.",
            RoutingCounter.UnknownSkillgroup);
        Count("mre_steps_opened_total", "Times that a waiting task came to a later step.", RoutingCounter.StepOpened);
        Count(
            "mre_tasks_given_up_total",
            "Tasks whose time to live was over before an agent was found.",
            RoutingCounter.GivenUp);
        Count(
            "mre_guard_timeouts_total",
            "Reservations that were taken back, since nothing was heard of them.",
            RoutingCounter.GuardTimeout);
        Count(
            "mre_late_answers_total",
            "Answers to offers that had been taken back: to accept is believed, to decline changes nothing.",
            RoutingCounter.LateAnswer);

        void Count(string name, string help, RoutingCounter counter)
        {
            text.Counter(name, help);
            text.Sample(routing.Counters[counter]);
        }
    }

    private static void WriteViolations(MetricsText text, Violations violations)
    {
        text.Counter(
            "mre_invariant_violations_total", "Times that what must never be was found after a command, by kind.");
        foreach (var violation in Enum.GetValues<Violation>())
        {
            text.Sample(violations[violation], ("kind", JsonNamingPolicy.CamelCase.ConvertName(violation.ToString())));
        }
    }
}
