using System.Diagnostics;
using MediaRouting.Engine.Journal;
using MediaRouting.Engine.Statistics;

namespace MediaRouting.Bench.Figures;

/// <summary>
/// The least that durability can cost here: one small record appended to a file of zeros, and synced.
/// </summary>
internal static class BareAppend
{
    private const int RecordBytes = 120;
    private const int Appends = 2_000;

    /// <summary>Appends one by one, each as soon as the one before is durable.</summary>
    /// <returns>Microseconds that half of the appends took at most.</returns>
    public static double Measure(IStorage storage) => Measure(storage, TimeSpan.Zero);

    /// <summary>Appends one by one, with so much time in between: a disk that has rested answers later.</summary>
    /// <returns>Microseconds that half of the appends took at most.</returns>
    public static double Measure(IStorage storage, TimeSpan rest)
    {
        const string name = "bare";
        var record = new byte[RecordBytes];
        var latencies = new LatencyHistogram();
        record.AsSpan().Fill(1);
        using (var file = storage.Create(name, RecordBytes * Appends))
        {
            for (var i = 0; i < Appends; i++)
            {
                var rested = Stopwatch.GetTimestamp();
                while (Stopwatch.GetElapsedTime(rested) < rest)
                {
                    Thread.SpinWait(16);
                }

                var start = Stopwatch.GetTimestamp();
                file.Write(record, (long)i * RecordBytes);
                file.Sync();
                latencies.Record((long)Stopwatch.GetElapsedTime(start).TotalNanoseconds);
            }
        }

        storage.Delete(name);
        return latencies.Microseconds(0.5);
    }
}
