using MediaRouting.Engine.Journal;
using MediaRouting.Storage;

namespace MediaRouting.Tests.Adapters.Storage;

/// <summary>The journal on real files.</summary>
public sealed class JournalFilesTests : IDisposable
{
    private const int SegmentBytes = 4 * 1024 * 1024;

    private readonly TemporaryDirectory _directory = new();
    private readonly byte[] _payload = new byte[83];

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_journal_is_written_over_several_segments_and_lives_and_reads_the_same()
    {
        for (var life = 0; life < 3; life++)
        {
            using var storage = FileStorage.Open(_directory.Path);
            Assert.True(storage.TryLock());
            var outcome = JournalScan.Run(storage);
            Assert.Null(outcome.Fault);
            Assert.Equal((life * 50_000, 0), (outcome.End.LastSequence, outcome.TornBytes));
            JournalScan.Settle(storage, outcome);
            using var writer = new JournalWriter(storage, outcome.End, SegmentBytes);
            Append(writer, batches: 50, records: 1_000);
        }

        using var reopened = FileStorage.Open(_directory.Path);
        using var reader = new JournalReader(reopened);
        var count = 0;
        while (reader.TryRead(out var record))
        {
            count++;
            Assert.Equal((count, count, 83), (record.Sequence, record.Time, record.Payload.Length));
        }

        Assert.Null(reader.Fault);
        Assert.Equal(150_000, count);
        Assert.InRange(Segments.List(reopened).Length, 4, 10);
    }

    [Fact]
    public void Nothing_is_allocated_for_a_record_or_a_commit_once_warm()
    {
        using var storage = FileStorage.Open(_directory.Path);
        using var writer = new JournalWriter(storage, default, SegmentBytes);
        Append(writer, batches: 10, records: 500);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Append(writer, batches: 20, records: 500);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
        Assert.Single(Segments.List(storage));
    }

    private void Append(JournalWriter writer, int batches, int records)
    {
        for (var batch = 0; batch < batches; batch++)
        {
            for (var i = 0; i < records; i++)
            {
                var sequence = writer.LastSequence + 1;
                writer.Append(RecordKind.Command, sequence, sequence, _payload);
            }

            writer.Commit();
        }
    }
}
