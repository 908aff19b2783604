using System.Diagnostics;
using System.Globalization;
using MediaRouting.Engine.Snapshot;
using MediaRouting.Storage;

namespace MediaRouting.Bench.Figures;

/// <summary>
/// What it takes to start from a snapshot of a site at work: to read the file, verify it, make the machine, and compare
/// the hashes. And what it takes to write and verify one, which is done beside the daemon.
/// </summary>
internal sealed class Start(Sizes sizes, FigureTable table, Func<ICounterpart> counterpart)
{
    private const int ChunkCommands = 10_000;
    private const int Rounds = 3;

    /// <summary>Measures and prints.</summary>
    public void Measure(string topology)
    {
        table.Begin($"Start from a snapshot, {topology}");
        var site = new Site(sizes.Agents[^1]);
        var traffic = new Traffic(site, site.Configuration(), counterpart()) { Waiting = sizes.Waiting[^1] };
        while (!traffic.IsUnderWay)
        {
            traffic.Next(ChunkCommands);
        }

        var directory = Directory.CreateTempSubdirectory("mre-bench-");
        try
        {
            Measure(traffic, directory.FullName, $"{site.Agents:N0} agents, {traffic.Waiting:N0} tasks waiting");
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static double Seconds(Action work)
    {
        var begin = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    private void Measure(Traffic traffic, string directory, string details)
    {
        using var storage = FileStorage.Open(directory);
        var machine = traffic.Machine;
        var sequence = machine.AppliedSequence;
        StateHash? hash = null;
        GC.Collect();
        var written = Seconds(() => hash = Snapshots.Write(storage, machine));
        var hashed = Seconds(() => StateHash.Of(machine));
        var read = new List<double>();
        var pauses = GC.GetTotalPauseDuration();
        for (var round = 0; round < Rounds; round++)
        {
            read.Add(Seconds(() => Load(storage, sequence, hash!)));
        }

        var pause = (GC.GetTotalPauseDuration() - pauses).TotalMilliseconds / Rounds;
        var megabytes = new FileInfo(Path.Combine(directory, Snapshots.NameOf(sequence))).Length / 1e6;
        var more = string.Create(
            CultureInfo.InvariantCulture,
            $"{details}; {megabytes:0} MB, written in {written:0.0} s, hashed in {hashed:0.0} s; "
            + $"threads stopped for {pause:0} ms by the collector");
        table.Add(new Figure("start from a snapshot", more, read.Order().ElementAt(Rounds / 2))
        {
            Goal = GoalRow.StartFromSnapshot,
            Unit = " s",
            AtMost = 3,
        });
    }

    private static void Load(FileStorage storage, long sequence, StateHash expected)
    {
        if (!SnapshotReader.TryRead(storage, sequence, events: null, hasTap: false, out _, out var hash, out var fault)
            || !hash.Equals(expected))
        {
            throw new InvalidOperationException($"the snapshot is of no use: {fault}");
        }
    }
}
