using MediaRouting.Engine;
using MediaRouting.Testing;

namespace MediaRouting.Bench.Broker;

/// <summary>Our client beside ActiveMQ's own, lap by lap in turn, each at what it sent itself.</summary>
internal sealed class Clients(Sizes sizes, FigureTable table, ActiveMqBroker broker)
{
    private const double Goal = 1.0;

    /// <summary>The name of a row.</summary>
    public static string NameOf(Work work) => work switch
    {
        Work.SendEach => "send, each answered",
        Work.AcknowledgeEach => "receive, each acknowledgement answered",
        Work.SendBatches => $"send, transactions of {Sizes.Batch}",
        Work.RelayBatches => $"acknowledge and send on, transactions of {Sizes.Batch}",
        _ => "receive, individual acknowledgement",
    };

    /// <summary>Measures and prints.</summary>
    public void Measure()
    {
        using var ours = new OurClient(broker);
        using var java = new JavaClient(broker);
        var works = Enum.GetValues<Work>();
        var comparisons = Array.ConvertAll(
            works,
            work => new Comparison(NameOf(work), ours.Name, java.Name, GoalRow.AgainstJavaClient, Goal));
        for (var round = 0; round < sizes.WarmUps + sizes.Rounds; round++)
        {
            for (var i = 0; i < works.Length; i++)
            {
                // Another one begins each time.
                var first = round % 2 == 0 ? Run(ours, works[i], round) : default;
                var theirs = Run(java, works[i], round);
                var own = round % 2 == 0 ? first : Run(ours, works[i], round);
                if (round >= sizes.WarmUps)
                {
                    comparisons[i].Add(own, theirs);
                }
            }
        }

        table.Begin(
            $"Clients: ours ÷ Java, messages/s; persistent texts of {Sizes.BodyBytes} bytes, "
            + $"prefetch {Limits.AckWindow}");
        Array.ForEach(comparisons, comparison => table.Add(comparison.ToFigure()));
    }

    /// <summary>A lap on queues of its own; what one work leaves behind, a later one of the round takes away.</summary>
    private Lap Run(IBrokerUser client, Work work, int round)
    {
        var queues = $"{client.Name}.{round}";
        var relayed = queues + ".relayed";
        var queue = work switch
        {
            Work.SendEach or Work.AcknowledgeEach => queues + ".singles",
            Work.SendBatches or Work.RelayBatches => queues + ".batches",
            _ => relayed,
        };
        var count = sizes.Of(work);
        return Lap.Of(count, () => client.Do(work, queue, relayed, count));
    }
}
