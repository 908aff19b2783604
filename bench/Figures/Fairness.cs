using MediaRouting.Engine;

namespace MediaRouting.Bench.Figures;

/// <summary>How evenly longestAvailable deals out work among equal agents whose tasks take equally long.</summary>
internal sealed class Fairness(FigureTable table)
{
    private const int Agents = 100;
    private const int Commands = 2_000_000;
    private const int ChunkCommands = 10_000;

    /// <summary>Measures and prints.</summary>
    public void Measure()
    {
        table.Begin("Fairness of longestAvailable");
        var site = new Site(Agents, Queues: Site.QueuesPerAgent) { LowestProficiency = Limits.HighestProficiency };
        var traffic = new Traffic(site, site.Configuration(), new CommunicationServer()) { IsInOrder = true };
        for (var played = 0; played < Commands; played += ChunkCommands)
        {
            traffic.Next(ChunkCommands);
        }

        var counts = traffic.DecisionsByAgent;
        table.Add(new Figure(
            "most tasks of an agent − fewest",
            $"{Agents} equal agents, {counts.Sum():N0} tasks, closed in the order in which they were started",
            counts.Max() - counts.Min())
        {
            AtMost = 1,
        });
    }
}
