using System.Globalization;
using MediaRouting.Bench.Figures;
using MediaRouting.Engine;
using MediaRouting.Testing;

namespace MediaRouting.Bench.Broker;

/// <summary>Our client beside ActiveMQ's own, lap by lap in turn, each at what it sent itself.</summary>
internal sealed class Clients(Sizes sizes, FigureTable table, ActiveMqBroker broker)
{
    private static readonly (Work Work, string Name)[] Rows =
    [
        (Work.SendEach, "send, each answered"),
        (Work.AcknowledgeEach, "receive, each acknowledgement answered"),
        (Work.SendBatches, $"send, transactions of {Sizes.Batch}"),
        (Work.RelayBatches, $"acknowledge and send on, transactions of {Sizes.Batch}"),
        (Work.Receive, "receive, individual acknowledgement"),
    ];

    private readonly Dictionary<Work, Comparison> _comparisons = Rows.ToDictionary(
        row => row.Work, row => new Comparison(row.Name, "ours", "Java", goal: 1.0));

    private readonly Dictionary<Work, List<double>> _allocated = Rows.ToDictionary(
        row => row.Work, _ => new List<double>());

    /// <summary>Measures and prints.</summary>
    public void Measure()
    {
        using var ours = new OurClient(broker);
        using var java = new JavaClient(broker);
        for (var round = -sizes.WarmUps; round < sizes.Rounds; round++)
        {
            foreach (var (work, _) in Rows)
            {
                Measure(work, round, ours, java);
            }
        }

        table.Begin(
            $"Clients: ours ÷ Java, messages/s; persistent texts of {Sizes.BodyBytes} bytes, prefetch {Limits.AckWindow}");
        Array.ForEach(Rows, row => table.Add(_comparisons[row.Work].ToFigure()));
        table.Begin("Our client, warm: bytes allocated per message, all threads of the process");
        Array.ForEach(Rows, row => table.Add(Allocated(row.Work, row.Name)));
    }

    private void Measure(Work work, int round, OurClient ours, JavaClient java)
    {
        Lap theirs = default;
        var javaFirst = round % 2 != 0;
        if (javaFirst)
        {
            theirs = Run(java, work, round);
        }

        var own = Run(ours, work, round);
        var allocated = ours.Allocated;
        if (!javaFirst)
        {
            theirs = Run(java, work, round);
        }

        if (round >= 0)
        {
            _comparisons[work].Add(own, theirs);
            _allocated[work].Add((double)allocated / sizes.Of(work));
        }
    }

    private Lap Run(IBrokerUser client, Work work, int round)
    {
        var queues = $"{client.Name}.{round + sizes.WarmUps}";
        var queue = work switch
        {
            Work.SendEach or Work.AcknowledgeEach => queues + ".singles",
            Work.SendBatches or Work.RelayBatches => queues + ".batches",
            _ => queues + ".relayed",
        };
        var count = sizes.Of(work);
        return Lap.Of(count, () => client.Do(work, queue, queues + ".relayed", count));
    }

    private Figure Allocated(Work work, string name)
    {
        var bytes = _allocated[work];
        var made = string.Create(
            CultureInfo.InvariantCulture,
            $"median of {bytes.Count} rounds of {sizes.Of(work):N0} messages; "
            + $"rounds from {bytes.Min():0.##} to {bytes.Max():0.##}");
        return new Figure(name, made, Comparison.Median(bytes)) { Unit = " B", AtMost = 0 };
    }
}
