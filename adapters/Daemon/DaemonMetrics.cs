using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using MediaRouting.Daemon.Admin;
using MediaRouting.Daemon.Configuration;
using MediaRouting.Daemon.Options;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Routing;
using MediaRouting.Engine.Statistics;
using MediaRouting.Json;

namespace MediaRouting.Daemon;

/// <summary>
/// What <c>/metrics</c> shows of a running daemon. All of it may be read from any thread at any time.
/// </summary>
internal static class DaemonMetrics
{
    /// <summary>Writes every figure.</summary>
    public static void Write(MetricsText text, RoutingNode node)
    {
        WriteAccounting(text, node.Pipeline.StateMachine.Accounting);
        WriteEdges(text, node);
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

    /// <summary>Writes which broker is connected.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="brokers">The brokers of the list.</param>
    /// <param name="connected">Place of the connected one in it, from 0; -1 for none.</param>
    public static void WriteBrokers(MetricsText text, ImmutableArray<BrokerAddress> brokers, int connected)
    {
        text.Gauge("mre_broker_in_use", "1 for the broker of the list that is connected, 0 for the others.");
        for (var broker = 0; broker < brokers.Length; broker++)
        {
            text.Sample(broker == connected ? 1L : 0L, ("broker", brokers[broker].ToString()));
        }
    }

    private static void WriteAccounting(MetricsText text, Accounting accounting)
    {
        text.Counter(
            "mre_messages_received_total",
            "Messages taken from the queues: applied, refused, duplicate or dead-lettered.");
        text.Sample(accounting.Received);
        text.Counter("mre_messages_applied_total", "Messages that were carried out.");
        text.Sample(accounting.Applied);
        text.Counter(
            "mre_response_timeouts_total", "Reservations that an MRE took back, since they were not answered in time.");
        text.Sample(accounting.ResponseTimeouts);
        text.Counter("mre_messages_duplicate_total", "Messages that the broker delivered again; they changed nothing.");
        text.Sample(accounting.Duplicates);
        text.Counter("mre_messages_refused_total", "Messages answered with an Error, by its code.");
        foreach (var code in Enum.GetValues<RefusalCode>().Where(code => code != RefusalCode.None))
        {
            text.Sample(accounting.Refused(code), ("code", Encoding.UTF8.GetString(WireNames.Of(code))));
        }

        text.Counter("mre_messages_dead_lettered_total", "Messages put on the dead letter queue, by reason.");
        foreach (var code in Enum.GetValues<RefusalCode>().Where(code => code != RefusalCode.None))
        {
            text.Sample(accounting.DeadLettered(code), ("reason", Encoding.UTF8.GetString(WireNames.Of(code))));
        }
    }

    private static void WriteEdges(MetricsText text, RoutingNode node)
    {
        text.Counter("mre_messages_sent_total", "Messages that the broker has confirmed.");
        text.Sample(node.Outbound.Sent);
        text.Counter("mre_transactions_total", "Transactions that the broker has confirmed.");
        text.Sample(node.Outbound.Transactions);
        text.Counter(
            "mre_messages_undeliverable_total", "Messages that the broker would not take for their destination.");
        text.Sample(node.Outbound.UndeliverableCount);
        text.Counter("mre_broker_connects_total", "Connections made to the broker.");
        text.Sample(node.Connects);
        text.Gauge("mre_broker_connected", "1 while there is a connection to the broker.");
        text.Sample(node.IsConnected ? 1L : 0L);
        text.Gauge("mre_ring_free_slots", "Free slots, by ring.");
        text.Sample(node.Pipeline.Commands.Sequencer.RemainingCapacity, ("ring", "commands"));
        text.Sample(node.Pipeline.Events.Sequencer.RemainingCapacity, ("ring", "outbox"));
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
            "Answers to offers that had been taken back; they were believed.",
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
