using MediaRouting.Engine.Journal;
using MediaRouting.Testing.Storage;
using Xunit.Abstractions;

namespace MediaRouting.Tests.Engine.Journal;

/// <summary>
/// The machine stops at any operation and keeps any part of what was not synced; the process dies; both, again and
/// again, also while it recovers.
/// </summary>
public sealed class PowerLossTests(ITestOutputHelper output)
{
    private const int Seeds = 5_000;
    private const int Lives = 5;

    /// <summary>About as many operations as a recovery takes.</summary>
    private const int DuringRecovery = 12;

    [Fact]
    public void After_any_end_everything_committed_is_there_in_order_and_nothing_is_invented()
    {
        var totals = new Totals();
        for (var seed = 1; seed <= Seeds; seed++)
        {
            try
            {
                Live(seed, totals);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"seed {seed}", exception);
            }
        }

        output.WriteLine(
            $"{Seeds} seeds: {totals.PowerLosses} power losses, {totals.Faults} faults, {totals.Kills} kills, "
            + $"{totals.Recoveries} recoveries, {totals.Torn} of them of torn journals, "
            + $"{totals.Uncommitted} records recovered that were not committed");
        Assert.InRange(totals.PowerLosses, Seeds, int.MaxValue);
        Assert.InRange(totals.Torn, Seeds / 20, int.MaxValue);
        Assert.InRange(totals.Uncommitted, Seeds / 20, int.MaxValue);
    }

    private static void Live(int seed, Totals totals)
    {
        var random = new Random(seed);
        var disk = new SimulatedDisk();
        var diary = new Diary(seed, largestPayload: 1 + random.Next(900));
        var segmentBytes = 1024 << random.Next(4);
        for (var life = 0; life < Lives; life++)
        {
            var storage = disk.Mount(random.Next());
            storage.FailAt(random.Next(random.Next(2) == 0 ? DuringRecovery : 120), Choose(random));
            try
            {
                Work(storage, diary, segmentBytes, totals, random);
                totals.Kills++;
            }
            catch (PowerLossException)
            {
                totals.PowerLosses++;
                disk.LosePower(random);
            }
            catch (StorageException)
            {
                totals.Faults++;
            }

            if (random.Next(3) == 0)
            {
                disk.LosePower(random);
            }

            disk.Kill();
        }

        using var last = disk.Mount();
        diary.Expect(last, Diary.Recover(last));
    }

    private static void Work(
        SimulatedStorage storage, Diary diary, int segmentBytes, Totals totals, Random random)
    {
        var outcome = Diary.Recover(storage);
        totals.Recoveries++;
        totals.Torn += outcome.TornBytes > 0 ? 1 : 0;
        totals.Uncommitted += outcome.End.LastSequence - diary.Committed;
        diary.Expect(storage, outcome);
        using var writer = new JournalWriter(storage, outcome.End, segmentBytes);
        diary.Append(writer, batches: random.Next(40), largestBatch: 12);
    }

    private static StorageFault Choose(Random random) => random.Next(4) switch
    {
        0 => StorageFault.InputOutput,
        1 => random.Next(2) == 0 ? StorageFault.NoSpace : StorageFault.ShortWrite,
        _ => StorageFault.PowerLoss,
    };

    private sealed class Totals
    {
        public int PowerLosses { get; set; }

        public int Faults { get; set; }

        public int Kills { get; set; }

        public int Recoveries { get; set; }

        public int Torn { get; set; }

        public long Uncommitted { get; set; }
    }
}
