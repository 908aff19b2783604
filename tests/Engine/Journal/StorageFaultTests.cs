using MediaRouting.Engine.Journal;
using MediaRouting.Testing.Storage;

namespace MediaRouting.Tests.Engine.Journal;

/// <summary>One operation of a run fails, any one.</summary>
public sealed class StorageFaultTests
{
    private const int SegmentBytes = 1024;
    private const int Batches = 20;

    [Theory]
    [InlineData(StorageFault.InputOutput)]
    [InlineData(StorageFault.NoSpace)]
    [InlineData(StorageFault.ShortWrite)]
    public void Whichever_operation_fails_nothing_is_committed_after_it_and_the_journal_recovers(StorageFault fault)
    {
        var operations = 0;
        for (var isFailing = true; isFailing; operations++)
        {
            isFailing = Run(operations, fault);
        }

        Assert.InRange(operations, 100, 10_000);
    }

    [Fact]
    public void A_failed_sync_is_not_believed_when_the_next_one_succeeds()
    {
        var disk = new SimulatedDisk();
        var diary = new Diary(seed: 1);
        using (var storage = disk.Mount())
        {
            using var writer = new JournalWriter(storage, default);
            diary.Append(writer, records: 1);
            storage.FailAt(storage.Operations + 1, StorageFault.InputOutput);
            var failed = Assert.Throws<StorageException>(() => diary.Append(writer, records: 100));
            Assert.Equal(StorageOperation.Sync, failed.Operation);
        }

        // The system shows all of it, and has forgotten that some of it never came to the disk.
        using (var storage = disk.Mount())
        {
            var outcome = Diary.Recover(storage);
            diary.Expect(storage, outcome);
            Assert.Equal(101, outcome.End.LastSequence);
        }

        disk.LosePower(new Random(1));
        using var afterwards = disk.Mount();
        diary.Expect(afterwards, Diary.Recover(afterwards));
        Assert.Equal(101, diary.Committed);
    }

    [Fact]
    public void The_failure_names_file_operation_and_what_the_system_said()
    {
        using var storage = new SimulatedDisk().Mount();
        using var writer = new JournalWriter(storage, default);
        var diary = new Diary(seed: 1);
        diary.Append(writer, records: 1);
        storage.FailAt(storage.Operations, StorageFault.NoSpace);

        var failure = Assert.Throws<StorageException>(() => diary.Append(writer, records: 1));

        Assert.Equal(
            "Write of journal-00000000000000000001 failed: No space left on device", failure.Message);
    }

    [Fact]
    public void A_disk_that_cannot_be_read_is_not_taken_for_an_empty_one()
    {
        var (disk, _) = Diary.Written(records: 10, SegmentBytes, largestBatch: 3);
        using var storage = disk.Mount();
        storage.CannotRead = true;

        var failure = Assert.Throws<StorageException>(() => JournalScan.Run(storage));

        Assert.Equal(StorageOperation.Read, failure.Operation);
        Assert.Equal(0, storage.Operations);
    }

    /// <summary>Whether the run came to the operation that was to fail.</summary>
    private static bool Run(int operation, StorageFault fault)
    {
        var disk = new SimulatedDisk();
        var diary = new Diary(seed: 7);
        var storage = disk.Mount(operation);
        storage.FailAt(operation, fault);
        WriteUntilItFails(storage, diary);
        var hasFailed = storage.HasFailed;
        storage.Dispose();

        using var next = disk.Mount();
        var outcome = Diary.Recover(next);
        diary.Expect(next, outcome);
        using (var writer = new JournalWriter(next, outcome.End, SegmentBytes))
        {
            diary.Append(writer, records: 5);
        }

        disk.LosePower(new Random(operation));
        using var last = disk.Mount();
        diary.Expect(last, Diary.Recover(last));
        return hasFailed;
    }

    private static void WriteUntilItFails(SimulatedStorage storage, Diary diary)
    {
        JournalWriter? writer = null;
        try
        {
            writer = new JournalWriter(storage, Diary.Recover(storage).End, SegmentBytes);
            diary.Append(writer, Batches, largestBatch: 6);
        }
        catch (StorageException)
        {
            // The writer is done: whatever is asked of it, it does not ask the storage again.
            var operations = storage.Operations;
            if (writer is not null)
            {
                Assert.Throws<InvalidOperationException>(writer.Commit);
                Assert.Throws<InvalidOperationException>(
                    () => writer.Append(RecordKind.Command, writer.LastSequence + 1, time: 0, []));
            }

            Assert.Equal(operations, storage.Operations);
        }
        finally
        {
            writer?.Dispose();
        }
    }
}
