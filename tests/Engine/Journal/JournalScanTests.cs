using MediaRouting.Engine.Journal;
using MediaRouting.Testing.Storage;

namespace MediaRouting.Tests.Engine.Journal;

/// <summary>The table of cases: what is found at the start, and what becomes of it.</summary>
public sealed class JournalScanTests
{
    private const int SegmentBytes = 1024;
    private const string Acknowledged = "acknowledged";

    private readonly SimulatedDisk _disk;
    private readonly Diary _diary;

    public JournalScanTests() =>
        (_disk, _diary) = Diary.Written(records: 100, SegmentBytes, largestBatch: 5);

    private string[] SegmentNames => [.. Segments.List(_disk.Mount()).Select(Segments.NameOf)];

    [Fact]
    public void A_whole_journal_is_sound()
    {
        var outcome = JournalScan.Run(_disk.Mount());

        Assert.Null(outcome.Fault);
        Assert.Equal((1, 100, 100, 0), (
            outcome.FirstSequence, outcome.End.LastSequence, outcome.Acknowledged, outcome.TornBytes));
    }

    [Fact]
    public void An_empty_directory_is_sound()
    {
        var outcome = JournalScan.Run(new SimulatedDisk().Mount());

        Assert.Null(outcome.Fault);
        Assert.Equal(default, outcome.End);
    }

    [Fact]
    public void A_scan_changes_nothing()
    {
        var before = _disk.Names.ToDictionary(name => name, name => _disk[name].ToArray(), StringComparer.Ordinal);
        var storage = _disk.Mount();

        JournalScan.Run(storage);

        Assert.Equal(0, storage.Operations);
        Assert.All(before, file => Assert.Equal(file.Value, _disk[file.Key]));
    }

    [Fact]
    public void A_segment_made_ahead_is_no_part_of_the_journal_however_short_it_is()
    {
        _disk["journal-next"] = new byte[10];

        var outcome = Recover(_disk);

        Assert.Equal((100, 0), (outcome.End.LastSequence, outcome.TornBytes));
        Assert.DoesNotContain("journal-next", _disk.Names, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(SegmentBytes)]
    public void A_last_segment_that_is_empty_is_sound_and_goes(int length)
    {
        var name = Segments.NameOf(101);
        _disk[name] = new byte[length];

        var outcome = Recover(_disk);

        Assert.Equal((100, 0), (outcome.End.LastSequence, outcome.TornBytes));
        Assert.DoesNotContain(name, _disk.Names, StringComparer.Ordinal);
        GoOn(outcome);
    }

    [Fact]
    public void A_last_segment_that_has_begun_and_has_no_record_is_sound_and_goes()
    {
        var last = SegmentNames[^1];
        var firstSequence = Segments.List(_disk.Mount())[^1];
        _disk[last] = [.. _disk[last].AsSpan(0, 40), .. new byte[SegmentBytes - 40]];
        Note(firstSequence - 1);

        var outcome = Recover(_disk);

        Assert.Equal((firstSequence - 1, 0), (outcome.End.LastSequence, outcome.TornBytes));
        Assert.DoesNotContain(last, _disk.Names, StringComparer.Ordinal);
    }

    [Fact]
    public void Remains_behind_the_end_are_torn_and_counted_and_become_zeros()
    {
        var outcome = JournalScan.Run(_disk.Mount());
        var segment = _disk[Segments.NameOf(outcome.End.Segment)];
        segment.AsSpan((int)outcome.End.Offset, 13).Fill(0xEE);

        var torn = Recover(_disk);

        Assert.Equal((100, 13), (torn.End.LastSequence, torn.TornBytes));
        Assert.False(segment.AsSpan((int)outcome.End.Offset).ContainsAnyExcept((byte)0));
        GoOn(torn);
    }

    [Fact]
    public void Of_a_batch_that_was_never_durable_a_later_part_alone_is_torn()
    {
        using var storage = _disk.Mount();
        var end = Recover(_disk).End;
        using (var writer = new JournalWriter(storage, end, SegmentBytes))
        {
            writer.Append(RecordKind.Command, 101, time: 0, []);
            writer.Append(RecordKind.Command, 102, time: 0, []);
            writer.Commit();
        }

        var last = Segments.NameOf(Segments.List(_disk.Mount())[^1]);
        var first = _disk[last].AsSpan().LastIndexOfAnyExcept((byte)0) / 8 * 8 - 72;
        _disk[last].AsSpan(first, 8).Clear();
        Assert.NotNull(JournalScan.Run(_disk.Mount()).Fault);
        Note(100);

        var torn = Recover(_disk);

        Assert.Equal(100, torn.End.LastSequence);
        Assert.InRange(torn.TornBytes, 70, 80);
    }

    [Fact]
    public void A_damaged_record_before_a_durable_one_is_refused_even_where_nothing_is_known_to_be_acknowledged()
    {
        Note(0);
        _disk[SegmentNames[1]][100] ^= 1;

        Refused(SegmentNames[1], "the record is damaged or missing, and it was durable");
    }

    [Fact]
    public void A_damaged_last_record_that_was_acknowledged_is_refused()
    {
        var last = _disk[SegmentNames[^1]];
        last[last.AsSpan().LastIndexOfAnyExcept((byte)0)] ^= 1;

        var fault = Refused(SegmentNames[^1], "the journal ends here, and 100 was acknowledged");
        Assert.Equal(100, fault.Sequence);
    }

    [Fact]
    public void A_missing_segment_is_refused()
    {
        _disk.Remove(SegmentNames[2]);

        Refused(SegmentNames[2], "so records are missing or there twice");
    }

    [Fact]
    public void A_missing_last_segment_is_refused()
    {
        _disk.Remove(SegmentNames[^1]);

        Refused(SegmentNames[^1], "the journal ends here, and 100 was acknowledged");
    }

    [Fact]
    public void Missing_all_segments_is_refused()
    {
        foreach (var name in SegmentNames)
        {
            _disk.Remove(name);
        }

        Refused(Acknowledged, "the journal ends here, and 100 was acknowledged");
    }

    [Fact]
    public void A_segment_under_the_name_of_another_is_refused()
    {
        _disk[SegmentNames[1]] = _disk[SegmentNames[2]];

        Refused(SegmentNames[1], "the segment does not begin as its name says");
    }

    [Fact]
    public void A_segment_of_another_journal_is_refused()
    {
        _disk[SegmentNames[^1]] = OtherSegment(Segments.List(_disk.Mount())[^1]);

        Refused(SegmentNames[^1], "the chain is broken");
    }

    [Fact]
    public void A_version_from_the_future_is_refused()
    {
        var segment = _disk[SegmentNames[1]];
        segment[4] = 2;
        BitConverter.TryWriteBytes(segment.AsSpan(32), Crc32C.Compute(segment.AsSpan(0, 32)));

        Refused(SegmentNames[1], "the record is of version 2, and this program reads version 1");
    }

    [Fact]
    public void A_note_that_cannot_be_read_is_refused()
    {
        _disk[Acknowledged][0] ^= 1;
        _disk[Acknowledged][32] ^= 1;

        Refused(Acknowledged, "it says nowhere what was acknowledged");
    }

    [Fact]
    public void A_refused_journal_is_not_changed()
    {
        _disk.Remove(SegmentNames[2]);
        using var storage = _disk.Mount();
        var outcome = JournalScan.Run(storage);

        Assert.Throws<InvalidOperationException>(() => JournalScan.Settle(storage, outcome));
        Assert.Equal(0, storage.Operations);
    }

    [Fact]
    public void Segments_below_a_sequence_are_deleted_and_the_rest_is_sound()
    {
        using var storage = _disk.Mount();
        var segments = Segments.List(storage);

        Assert.Equal(0, Segments.Prune(storage, segments[1] - 1));
        Assert.Equal(3, Segments.Prune(storage, segments[3]));
        Assert.Equal(segments[3..], Segments.List(storage));
        Assert.Equal(segments.Length - 5, Segments.Prune(storage, long.MaxValue));

        var outcome = JournalScan.Run(storage);
        Assert.Null(outcome.Fault);
        Assert.Equal((segments[^2], 100), (outcome.FirstSequence, outcome.End.LastSequence));
    }

    [Fact]
    public void A_reader_begins_at_any_sequence()
    {
        for (var from = 1; from <= 101; from++)
        {
            using var reader = new JournalReader(_disk.Mount(), from);
            for (var sequence = from; sequence <= 100; sequence++)
            {
                Assert.True(reader.TryRead(out var record));
                Assert.Equal(sequence, record.Sequence);
                Assert.Equal(_diary.Payloads[sequence - 1], record.Payload.ToArray());
            }

            Assert.False(reader.TryRead(out _));
            Assert.Null(reader.Fault);
        }
    }

    [Fact]
    public void Two_processes_never_hold_a_directory()
    {
        using var second = _disk.Mount();
        using (var first = _disk.Mount())
        {
            Assert.True(first.TryLock());
            Assert.False(second.TryLock());
        }

        Assert.True(second.TryLock());
    }

    /// <summary>A segment that begins at some sequence and follows nothing of this journal.</summary>
    private static byte[] OtherSegment(long firstSequence)
    {
        var disk = new SimulatedDisk();
        var end = new JournalEnd(Segment: 0, Offset: 0, Chain: 12345, firstSequence - 1);
        using var writer = new JournalWriter(disk.Mount(), end, SegmentBytes);
        writer.Append(RecordKind.Command, firstSequence, time: 0, []);
        writer.Commit();
        return disk[Segments.NameOf(firstSequence)];
    }

    private JournalOutcome Recover(SimulatedDisk disk)
    {
        using var storage = disk.Mount();
        var outcome = Diary.Recover(storage);
        Assert.Null(outcome.Fault);
        Assert.True(_diary.Holds(storage, outcome.End.LastSequence));
        return outcome;
    }

    private void GoOn(JournalOutcome outcome)
    {
        using var storage = _disk.Mount();
        using (var writer = new JournalWriter(storage, outcome.End, SegmentBytes))
        {
            _diary.Append(writer, records: 20);
        }

        _diary.Expect(storage, JournalScan.Run(storage));
    }

    private JournalFault Refused(string file, string reason)
    {
        var fault = JournalScan.Run(_disk.Mount()).Fault;
        Assert.NotNull(fault);
        Assert.Contains(reason, fault.Reason, StringComparison.Ordinal);
        Assert.Equal(file, fault.File);
        return fault;
    }

    /// <summary>Makes the note say less, as the end of the machine may.</summary>
    private void Note(long sequence)
    {
        var other = new SimulatedDisk();
        using var writer = new JournalWriter(other.Mount(), new JournalEnd(0, 0, 0, sequence), SegmentBytes);
        _disk[Acknowledged] = other[Acknowledged];
    }
}
