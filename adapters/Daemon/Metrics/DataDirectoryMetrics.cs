using MediaRouting.Daemon.Admin;
using MediaRouting.Engine.Ring;
using MediaRouting.Engine.Snapshot;

namespace MediaRouting.Daemon.Metrics;

/// <summary>
/// The data directory as it lies on the disk, looked at when somebody asks, and what became of the snapshots.
/// </summary>
/// <param name="path">The directory.</param>
internal sealed class DataDirectoryMetrics(string path)
{
    private const string JournalFiles = "journal-*";

    // Not the one that is being written: its name has no number.
    private const string SnapshotFiles = "snapshot-0*";

    private long _written;
    private long _failed;

    /// <summary>Counts what became of an attempt to build a snapshot.</summary>
    public void Count(SnapshotOutcome outcome) =>
        Interlocked.Increment(ref outcome.Failure is null ? ref _written : ref _failed);

    /// <summary>Writes it.</summary>
    public void Write(MetricsText text, Pipeline pipeline, NodeWatches watches)
    {
        text.Gauge("mre_journal_durable_sequence", "The sequence of the last command that is durable.");
        text.Sample(pipeline.Durable);
        text.Gauge(
            "mre_journal_last_sync_timestamp_seconds",
            "When the journal was synced last, since 1970-01-01 UTC; none in this run yet: no sample.");
        if (watches.Journal.Ended is var ended and not 0)
        {
            text.Sample(Seconds(watches.Clock.GetUtcNow() - watches.Clock.GetElapsedTime(ended)));
        }

        WriteFiles(text);
        text.Counter("mre_snapshots_written_total", "Snapshots that were written, read back and verified.");
        text.Sample(Volatile.Read(ref _written));
        text.Counter("mre_snapshots_failed_total", "Snapshots that could not be written or verified.");
        text.Sample(Volatile.Read(ref _failed));
    }

    private void WriteFiles(MetricsText text)
    {
        DirectoryInfo directory = new(path);
        (int segments, long journalBytes, _) = Look(directory, JournalFiles);
        (int snapshots, long snapshotBytes, DateTime newest) = Look(directory, SnapshotFiles);
        text.Gauge("mre_journal_segments", "Files of the journal, that which is made ahead included.");
        text.Sample((long)segments);
        text.Gauge("mre_journal_bytes", "Length of these files; the last are not full.");
        text.Sample(journalBytes);
        text.Gauge("mre_snapshots", "Snapshots in the data directory.");
        text.Sample((long)snapshots);
        text.Gauge("mre_snapshot_bytes", "Length of these files.");
        text.Sample(snapshotBytes);
        text.Gauge(
            "mre_snapshot_timestamp_seconds",
            "When the newest snapshot was written, since 1970-01-01 UTC; none yet: no sample.");
        if (snapshots > 0)
        {
            text.Sample(Seconds(new DateTimeOffset(newest)));
        }

        text.Gauge("mre_data_free_bytes", "Free on the file system of the data directory.");
        text.Sample(new DriveInfo(directory.FullName).AvailableFreeSpace);
    }

    /// <summary>Files are deleted beside us: one that is gone by now does not count.</summary>
    private static (int Count, long Bytes, DateTime Newest) Look(DirectoryInfo directory, string pattern)
    {
        var (count, bytes, newest) = (0, 0L, DateTime.UnixEpoch);
        foreach (var file in directory.EnumerateFiles(pattern))
        {
            try
            {
                bytes += file.Length;
                count++;
                newest = file.LastWriteTimeUtc > newest ? file.LastWriteTimeUtc : newest;
            }
            catch (FileNotFoundException)
            {
                // Pruned since the directory was read.
            }
        }

        return (count, bytes, newest);
    }

    private static double Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000.0;
}
