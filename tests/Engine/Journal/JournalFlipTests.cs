using MediaRouting.Engine.Journal;
using MediaRouting.Testing.Storage;
using Xunit.Abstractions;

namespace MediaRouting.Tests.Engine.Journal;

/// <summary>A journal with every single bit turned over.</summary>
public sealed class JournalFlipTests(ITestOutputHelper output)
{
    private const int Records = 40;
    private const int SegmentBytes = 768;

    [Fact]
    public void A_turned_bit_is_refused_or_changes_no_record()
    {
        var (disk, diary) = Diary.Written(Records, SegmentBytes, largestBatch: 5);

        var flips = FlipAll(disk, last => diary.Holds(disk.Mount(), last) && last == Records);

        output.WriteLine(flips.ToString());
        Assert.Equal(0, flips.Undetected);
        Assert.InRange(flips.Refused, 20_000, 100_000);
    }

    [Fact]
    public void Where_the_machine_lost_the_note_a_turned_bit_costs_at_most_records_beyond_it()
    {
        var (disk, diary) = Diary.Written(Records, SegmentBytes, largestBatch: 5);
        var (older, _) = Diary.Written(records: Records / 2, SegmentBytes, largestBatch: 5);
        disk["acknowledged"] = older["acknowledged"];

        var flips = FlipAll(disk, last => diary.Holds(disk.Mount(), last) && last >= Records / 2);

        output.WriteLine(flips.ToString());
        Assert.Equal(0, flips.Undetected);
        Assert.InRange(flips.Refused, 20_000, 100_000);
    }

    /// <summary>Turns every bit of every file over and back; whatever is not refused has to be harmless.</summary>
    private static Flips FlipAll(SimulatedDisk disk, Func<long, bool> isHarmless)
    {
        var flips = new Flips(0, 0, 0);
        foreach (var name in disk.Names.Where(name => !string.Equals(name, "journal-next", StringComparison.Ordinal)))
        {
            var bytes = disk[name];
            for (var bit = 0; bit < bytes.Length * 8; bit++)
            {
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
                var outcome = JournalScan.Run(disk.Mount());
                flips = outcome.Fault is not null ? flips with { Refused = flips.Refused + 1 }
                    : Survives(disk, outcome) && isHarmless(outcome.End.LastSequence)
                        ? flips with { Harmless = flips.Harmless + 1 }
                        : flips with { Undetected = flips.Undetected + 1 };
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }

        return flips;
    }

    /// <summary>Whether the journal, put in order, reads the same.</summary>
    private static bool Survives(SimulatedDisk disk, JournalOutcome outcome)
    {
        using var storage = disk.Copy().Mount();
        JournalScan.Settle(storage, outcome);
        var again = JournalScan.Run(storage);
        return again.Fault is null && again.TornBytes == 0 && again.End == outcome.End;
    }

    private sealed record Flips(int Refused, int Harmless, int Undetected)
    {
        public override string ToString() =>
            $"{Refused + Harmless + Undetected} bits turned: {Refused} refused, {Harmless} harmless, "
            + $"{Undetected} undetected";
    }
}
