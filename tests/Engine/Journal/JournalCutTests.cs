using MediaRouting.Engine.Journal;
using MediaRouting.Testing.Storage;
using Xunit.Abstractions;

namespace MediaRouting.Tests.Engine.Journal;

/// <summary>A journal that ends at every byte where it could.</summary>
public sealed class JournalCutTests
{
    private const int Records = 300;
    private const int SegmentBytes = 2048;
    private const string Acknowledged = "acknowledged";

    private readonly ITestOutputHelper _output;
    private readonly SimulatedDisk _disk = new();
    private readonly Diary _diary = new(seed: 1);

    /// <summary>Where each commit ended, how far it came, and what the note of it is.</summary>
    private readonly List<(JournalEnd End, byte[] Note)> _commits = [];

    public JournalCutTests(ITestOutputHelper output)
    {
        _output = output;
        using var storage = _disk.Mount();
        using var writer = new JournalWriter(storage, default, SegmentBytes);
        _commits.Add((default, [.. _disk[Acknowledged]]));
        for (var batch = 1; _diary.Committed < Records; batch++)
        {
            _diary.Append(writer, records: 1 + (batch % 12));
            _commits.Add((JournalScan.Run(storage).End, [.. _disk[Acknowledged]]));
        }
    }

    private IEnumerable<string> SegmentNames => Segments.List(_disk.Mount()).Select(Segments.NameOf);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Cut_at_every_byte_all_records_before_are_recovered_and_writing_goes_on(bool isShort)
    {
        var ends = RecordEnds();
        var cuts = 0;
        foreach (var name in SegmentNames)
        {
            for (var cut = 0; cut < WrittenBytes(_disk[name]); cut++)
            {
                var commit = _commits.Last(commit => !IsBefore(name, cut, commit.End));
                var disk = Cut(name, cut, isShort, commit.Note);
                var changed = isShort ? cut : cut + _disk[name].AsSpan(cut).IndexOfAnyExcept((byte)0);
                var whole = ends.Count(end => !IsBefore(name, changed, end));

                Assert.Equal(whole, RecoverAndGoOn(disk, _diary.Copy(commit.End.LastSequence)));
                cuts++;
            }
        }

        _output.WriteLine($"{cuts} cuts, {SegmentNames.Count()} segments");
        Assert.InRange(cuts, 15_000, 100_000);
    }

    [Fact]
    public void Cut_before_the_end_of_what_was_acknowledged_it_is_refused()
    {
        foreach (var name in SegmentNames)
        {
            for (var cut = 0; cut < WrittenBytes(_disk[name]); cut++)
            {
                var disk = Cut(name, cut, isShort: true, _commits[^1].Note);
                var outcome = JournalScan.Run(disk.Mount());

                // The last bytes of the last segment are padding.
                if (outcome.End.LastSequence != _diary.Committed)
                {
                    Assert.Contains(
                        $"{_diary.Committed} was acknowledged", outcome.Fault?.ToString(), StringComparison.Ordinal);
                }
                else
                {
                    Assert.InRange(WrittenBytes(_disk[name]) - cut, 0, 7);
                }
            }
        }
    }

    /// <summary>The end of every record, without its padding.</summary>
    private List<JournalEnd> RecordEnds()
    {
        var ends = new List<JournalEnd>();
        using var reader = new JournalReader(_disk.Mount());
        while (reader.TryRead(out var record))
        {
            var padding = -(36 + record.Payload.Length) & 7;
            ends.Add(reader.End with { Offset = reader.End.Offset - padding });
        }

        return ends;
    }

    /// <summary>Whether a cut is before some place.</summary>
    private static bool IsBefore(string name, int cut, JournalEnd end)
    {
        var order = string.CompareOrdinal(name, Segments.NameOf(end.Segment));
        return order < 0 || (order == 0 && cut < end.Offset);
    }

    private static long RecoverAndGoOn(SimulatedDisk disk, Diary diary)
    {
        using var storage = disk.Mount();
        var outcome = Diary.Recover(storage);
        diary.Expect(storage, outcome);
        using (var writer = new JournalWriter(storage, outcome.End, SegmentBytes))
        {
            diary.Append(writer, records: 3);
        }

        diary.Expect(storage, Diary.Recover(storage));
        Assert.Equal(outcome.End.LastSequence + 3, diary.Committed);
        return outcome.End.LastSequence;
    }

    private static int WrittenBytes(byte[] segment) => segment.AsSpan().LastIndexOfAnyExcept((byte)0) + 1;

    private SimulatedDisk Cut(string segment, int cut, bool isShort, byte[] note)
    {
        var disk = new SimulatedDisk { [Acknowledged] = [.. note] };
        foreach (var name in SegmentNames.TakeWhile(name => string.CompareOrdinal(name, segment) < 0))
        {
            disk[name] = [.. _disk[name]];
        }

        var rest = isShort ? 0 : _disk[segment].Length - cut;
        disk[segment] = [.. _disk[segment].AsSpan(0, cut), .. new byte[rest]];
        return disk;
    }
}
