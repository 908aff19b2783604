namespace MediaRouting.Bench.Figures;

/// <summary>What an agent and a waiting task keep, by the size of the heap before and after they came.</summary>
internal sealed class Memory(Sizes sizes, FigureTable table, Func<ICounterpart> counterpart)
{
    private const int ChunkCommands = 10_000;
    private const int FewAgents = 1_000;

    /// <summary>Measures and prints.</summary>
    public void Measure(string topology)
    {
        table.Begin($"Memory, {topology}");
        var agents = sizes.Agents[^1];
        foreach (var membership in Enum.GetValues<Membership>())
        {
            var bytes = BytesFor(new Site(agents, Membership: membership))
                - BytesFor(new Site(FewAgents, Membership: membership));
            table.Add(new Figure(
                $"an agent, signed in, {membership}",
                $"{agents:N0} against {FewAgents:N0}, configuration not counted",
                (double)bytes / (agents - FewAgents))
            {
                Goal = GoalRow.Memory,
                Unit = " B",
                AtMost = 1024,
            });
        }

        var waiting = sizes.Waiting[^1];
        table.Add(new Figure(
            "a waiting task without params", $"{waiting:N0} tasks", (double)BytesForWaiting(waiting) / waiting)
        {
            Goal = GoalRow.Memory,
            Unit = " B",
            AtMost = 256,
        });
    }

    private static long HeapBytes()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static void Play(Traffic traffic, Func<bool> isDone)
    {
        while (!isDone())
        {
            traffic.Next(ChunkCommands);
        }
    }

    private long BytesFor(Site site)
    {
        var configuration = site.Configuration();
        var before = HeapBytes();
        var traffic = new Traffic(site, configuration, counterpart());
        Play(traffic, () => traffic.IsEverybodyAtWork);
        var bytes = HeapBytes() - before;
        GC.KeepAlive(traffic);
        GC.KeepAlive(configuration);
        return bytes;
    }

    private long BytesForWaiting(int waiting)
    {
        var site = new Site(FewAgents);
        var traffic = new Traffic(site, site.Configuration(), counterpart()) { IsPlain = true, Waiting = 1 };
        Play(traffic, () => traffic.IsUnderWay);
        var before = HeapBytes();
        traffic.Waiting = waiting + 1;
        Play(traffic, () => traffic.IsUnderWay);
        var bytes = HeapBytes() - before;
        GC.KeepAlive(traffic);
        return bytes;
    }
}
