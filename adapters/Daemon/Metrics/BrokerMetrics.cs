using System.Collections.Immutable;
using MediaRouting.Daemon.Admin;
using MediaRouting.Daemon.Options;

namespace MediaRouting.Daemon.Metrics;

/// <summary>What goes to the broker, and how the connection to it fares.</summary>
internal static class BrokerMetrics
{
    /// <summary>Writes it.</summary>
    public static void Write(MetricsText text, RoutingNode node)
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
        text.Counter(
            "mre_broker_failures_total", "Connections to the broker that were lost, and tries to connect that failed.");
        text.Sample(node.ConnectFailures);
        text.Gauge("mre_broker_connected", "1 while there is a connection to the broker.");
        text.Sample(node.IsConnected ? 1L : 0L);
        text.Histogram(
            "mre_broker_transaction_seconds",
            "From the start of a transaction of the outbox until the broker has confirmed it, each measured.");
        text.Sample(node.Outbound.TransactionTimes);
        text.Histogram(
            "mre_broker_commit_seconds",
            "From the commit of a transaction until the broker has confirmed it, a round trip, each measured.");
        text.Sample(node.Outbound.CommitTimes);
    }

    /// <summary>Writes which broker is connected.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="brokers">The brokers of the list.</param>
    /// <param name="connected">Place of the connected one in it, from 0; -1 for none.</param>
    public static void WriteList(MetricsText text, ImmutableArray<BrokerAddress> brokers, int connected)
    {
        text.Gauge("mre_broker_in_use", "1 for the broker of the list that is connected, 0 for the others.");
        for (var broker = 0; broker < brokers.Length; broker++)
        {
            text.Sample(broker == connected ? 1L : 0L, ("broker", brokers[broker].ToString()));
        }
    }
}
