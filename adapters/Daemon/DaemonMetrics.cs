using System.Text;
using MediaRouting.Daemon.Admin;
using MediaRouting.Engine.Events;
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
    }

    private static void WriteAccounting(MetricsText text, Accounting accounting)
    {
        text.Counter(
            "mre_messages_received_total", "Messages taken from the queues: applied, refused, duplicate or dead-lettered.");
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
        for (var queue = 0; queue < routing.Waiting.QueueCount; queue++)
        {
            text.Sample((long)routing.Waiting.CountOf(queue), ("queue", stateMachine.Registry.Queue(queue).Id));
        }
    }
}
