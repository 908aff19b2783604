using System.Globalization;
using MediaRouting.Testing;

namespace MediaRouting.Bench.Broker;

/// <summary>
/// What our client allocates: the same works again, on one queue and with one consumer that stays, since a new one has
/// its buffers still to make. The relay sends to the queue that it takes from.
/// </summary>
internal sealed class Allocations(Sizes sizes, FigureTable table, ActiveMqBroker broker)
{
    private const string Queue = "allocations";

    /// <summary>Measures and prints.</summary>
    public void Measure()
    {
        using var client = new OurClient(broker);
        var works = Enum.GetValues<Work>();
        var allocated = works.ToDictionary(work => work, _ => new List<double>());
        for (var round = 0; round < sizes.WarmUps + sizes.Rounds; round++)
        {
            foreach (var work in works)
            {
                client.Do(work, Queue, Queue, sizes.Of(work));
                if (round >= sizes.WarmUps)
                {
                    allocated[work].Add((double)client.Allocated / sizes.Of(work));
                }
            }
        }

        table.Begin("Our client, warm: bytes allocated per message by all threads of the process");
        Array.ForEach(works, work => table.Add(ToFigure(work, allocated[work])));
    }

    private Figure ToFigure(Work work, List<double> bytes)
    {
        var made = string.Create(
            CultureInfo.InvariantCulture,
            $"median of {bytes.Count} rounds of {sizes.Of(work):N0}; "
            + $"rounds from {bytes.Min():0.##} to {bytes.Max():0.##}");
        return new Figure(Clients.NameOf(work), made, Rounds.Median(bytes))
        {
            Goal = GoalRow.Allocated,
            Unit = " B",
            AtMost = 0,
        };
    }
}
