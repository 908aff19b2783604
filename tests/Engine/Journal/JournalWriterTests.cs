using MediaRouting.Engine;
using MediaRouting.Engine.Journal;
using MediaRouting.Testing.Storage;

namespace MediaRouting.Tests.Engine.Journal;

public sealed class JournalWriterTests
{
    private readonly SimulatedDisk _disk = new();

    [Fact]
    public void A_record_stands_in_the_segment_as_its_layout_is_drawn()
    {
        using var storage = _disk.Mount();
        using var writer = new JournalWriter(storage, default, segmentBytes: 256);
        Append(writer, 1, [0xA1, 0xA2, 0xA3]);
        writer.Commit();

        Assert.Equal(
            ("4D524A52 01 01 0000 00000000 00000000 0100000000000000 8877665544332211 38817F8E 00000000"
                + " 4D524A52 01 02 0000 03000000 38817F8E 0100000000000000 8877665544332211 A1A2A3 282C5B1B 00")
                .Replace(" ", "", StringComparison.Ordinal),
            Convert.ToHexString(_disk[Segments.NameOf(1)].AsSpan(0, 80)));
    }

    [Fact]
    public void A_batch_is_one_write_and_one_sync_and_the_note_of_it()
    {
        using var storage = _disk.Mount();
        using var writer = new JournalWriter(storage, default);
        var diary = new Diary(seed: 1);
        diary.Append(writer, records: 1);
        var (writes, syncs) = (storage.Writes, storage.Syncs);

        diary.Append(writer, records: 500);

        Assert.Equal((writes + 2, syncs + 1), (storage.Writes, storage.Syncs));
        Assert.Equal(501, writer.Committed);
    }

    [Fact]
    public void A_commit_of_nothing_does_nothing()
    {
        using var storage = _disk.Mount();
        using var writer = new JournalWriter(storage, default);
        var operations = storage.Operations;

        writer.Commit();

        Assert.Equal(operations, storage.Operations);
    }

    [Fact]
    public void Every_kind_of_record_is_read_back_as_it_was_written()
    {
        using var storage = _disk.Mount();
        using var writer = new JournalWriter(storage, default);
        RecordKind[] kinds = [RecordKind.Configuration, RecordKind.Command];
        foreach (var kind in kinds)
        {
            writer.Append(kind, writer.LastSequence + 1, time: (byte)kind, [(byte)kind]);
        }

        writer.Commit();

        using var reader = new JournalReader(storage);
        foreach (var kind in kinds)
        {
            Assert.True(reader.TryRead(out var record));
            Assert.Equal((kind, (byte)kind, (byte)kind), (record.Kind, record.Time, record.Payload[0]));
        }

        Assert.False(reader.TryRead(out _));
        Assert.Null(reader.Fault);
    }

    [Fact]
    public void A_journal_goes_on_over_many_segments()
    {
        var (disk, diary) = Diary.Written(records: 2_000, segmentBytes: 4096, largestBatch: 40);
        using var storage = disk.Mount();

        Assert.InRange(Segments.List(storage).Length, 20, 200);
        Assert.True(diary.Holds(storage, 2_000));
    }

    [Fact]
    public void The_largest_payload_is_written_and_read_and_a_larger_one_is_refused_by_name()
    {
        using var storage = _disk.Mount();
        using var writer = new JournalWriter(storage, default, segmentBytes: 3 * 1024 * 1024);
        Assert.Equal((3 * 1024 * 1024) - 80, writer.LargestPayload);
        for (var sequence = 1; sequence <= 5; sequence++)
        {
            Append(writer, sequence, Payload(sequence, writer.LargestPayload));
        }

        writer.Commit();
        using var reader = new JournalReader(storage);
        for (var sequence = 1; sequence <= 5; sequence++)
        {
            Assert.True(reader.TryRead(out var record));
            Assert.True(record.Payload.SequenceEqual(Payload(sequence, writer.LargestPayload)));
        }

        var refused = Assert.Throws<InvalidOperationException>(
            () => Append(writer, 6, new byte[writer.LargestPayload + 1]));
        Assert.Equal("record 6 has a payload of 3145649 bytes, and 3145648 is the most", refused.Message);
    }

    [Theory]
    [InlineData(128)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    public void A_record_fills_a_small_segment_to_the_last_byte_and_no_further(int segmentBytes)
    {
        using var storage = _disk.Mount();
        using var writer = new JournalWriter(storage, default, segmentBytes);
        for (var sequence = 1; sequence <= 20; sequence++)
        {
            Append(writer, sequence, Payload(sequence, writer.LargestPayload));
            writer.Commit();
        }

        var segments = Segments.List(storage);
        Assert.Equal(20, segments.Length);
        Assert.All(segments, segment => Assert.Equal(
            (segmentBytes + 7) / 8 * 8, _disk[Segments.NameOf(segment)].Length));
        Assert.Equal(20, Diary.Recover(storage).End.LastSequence);
    }

    [Fact]
    public void More_unsynced_records_than_a_record_can_count_are_synced_on_the_way()
    {
        using var storage = _disk.Mount();
        using var writer = new JournalWriter(storage, default);
        var before = storage.Syncs;
        for (var sequence = 1; sequence <= 70_000; sequence++)
        {
            Append(writer, sequence, []);
        }

        // Three for the first segment: nothing before it, its start, the 65,536 records.
        Assert.Equal(before + 2, storage.Syncs);
        writer.Commit();
        Assert.Equal(70_000, Diary.Recover(storage).End.LastSequence);
    }

    [Theory]
    [InlineData(RecordKind.Command, 2)]
    [InlineData(RecordKind.Command, 0)]
    [InlineData(RecordKind.None, 1)]
    [InlineData(RecordKind.SegmentStart, 1)]
    public void A_record_out_of_turn_is_refused(RecordKind kind, long sequence)
    {
        using var storage = _disk.Mount();
        using var writer = new JournalWriter(storage, default);

        Assert.Throws<InvalidOperationException>(() => writer.Append(kind, sequence, time: 0, []));
    }

    [Fact]
    public void What_is_not_committed_is_not_written_when_the_writer_is_closed()
    {
        using var storage = _disk.Mount();
        using (var writer = new JournalWriter(storage, default))
        {
            Append(writer, 1, [1]);
            writer.Commit();
            Append(writer, 2, [2]);
        }

        Assert.Equal(1, JournalScan.Run(storage).End.LastSequence);
    }

    private static void Append(JournalWriter writer, long sequence, ReadOnlySpan<byte> payload) =>
        writer.Append(RecordKind.Command, sequence, time: 0x1122334455667788, payload);

    private static byte[] Payload(int seed, int length)
    {
        var payload = new byte[length];
        new Random(seed).NextBytes(payload);
        return payload;
    }
}
