using MediaRouting.Engine.Journal;
using MediaRouting.Testing.Storage;

namespace MediaRouting.Tests.Engine.Journal;

/// <summary>
/// Writes records of random payloads and remembers them, so that what is read can be held against them.
/// </summary>
internal sealed class Diary(int seed, int largestPayload = 60)
{
    private readonly Random _random = new(seed);

    /// <summary>The payload of sequence 1, 2, 3 … as it was last handed to a writer.</summary>
    public List<byte[]> Payloads { get; } = [];

    /// <summary>Everything up to here was committed, or recovered and settled.</summary>
    public long Committed { get; private set; }

    /// <summary>A journal written on a new disk.</summary>
    /// <param name="records">How many.</param>
    /// <param name="segmentBytes">Length of a segment.</param>
    /// <param name="largestBatch">Records committed at a time: from 1 to so many.</param>
    public static (SimulatedDisk Disk, Diary Diary) Written(int records, int segmentBytes, int largestBatch)
    {
        var disk = new SimulatedDisk();
        var diary = new Diary(seed: records);
        using var storage = disk.Mount();
        using var writer = new JournalWriter(storage, default, segmentBytes);
        while (diary.Committed < records)
        {
            diary.Append(writer, (int)Math.Min(records - diary.Committed, 1 + diary._random.Next(largestBatch)));
        }

        return (disk, diary);
    }

    /// <summary>
    /// Scans and settles, as the daemon does when it starts, and expects that a second scan is content.
    /// </summary>
    public static JournalOutcome Recover(IStorage storage)
    {
        Assert.True(storage.TryLock());
        var outcome = JournalScan.Run(storage);
        if (outcome.Fault is null)
        {
            JournalScan.Settle(storage, outcome);
            var again = JournalScan.Run(storage);
            Assert.Null(again.Fault);
            Assert.Equal(0, again.TornBytes);
            Assert.Equal(outcome.End, again.End);
            Assert.Equal(outcome.End.LastSequence, again.Acknowledged);
        }

        return outcome;
    }

    /// <summary>The same records, of which so many are known to be committed, to go on with differently.</summary>
    public Diary Copy(long committed)
    {
        var copy = new Diary(seed: (int)committed) { Committed = committed };
        copy.Payloads.AddRange(Payloads);
        return copy;
    }

    /// <summary>Commits a batch of new records.</summary>
    public void Append(JournalWriter writer, int records)
    {
        for (var i = 0; i < records; i++)
        {
            Payloads.Add(new byte[_random.Next(largestPayload)]);
            _random.NextBytes(Payloads[^1]);
            writer.Append(RecordKind.Command, Payloads.Count, TimeOf(Payloads.Count), Payloads[^1]);
        }

        writer.Commit();
        Committed = Payloads.Count;
    }

    /// <summary>Commits batches of 1 to <paramref name="largestBatch"/> records.</summary>
    public void Append(JournalWriter writer, int batches, int largestBatch)
    {
        for (var i = 0; i < batches; i++)
        {
            Append(writer, 1 + _random.Next(largestBatch));
        }
    }

    /// <summary>
    /// Expects that the journal holds what was committed, and maybe some of what was only written, and nothing else;
    /// from here on that is what the diary holds too.
    /// </summary>
    public void Expect(IStorage storage, JournalOutcome outcome)
    {
        Assert.Null(outcome.Fault);
        Assert.InRange(outcome.End.LastSequence, Committed, Payloads.Count);
        Assert.True(Holds(storage, outcome.End.LastSequence));
        Committed = outcome.End.LastSequence;
        Payloads.RemoveRange((int)Committed, Payloads.Count - (int)Committed);
    }

    /// <summary>Whether the journal holds the records of the diary up to some sequence, and none after that.</summary>
    public bool Holds(IStorage storage, long last)
    {
        using var reader = new JournalReader(storage);
        long sequence = 0;
        while (reader.TryRead(out var record))
        {
            sequence++;
            if (record.Sequence != sequence
                || sequence > Payloads.Count
                || record.Time != TimeOf(sequence)
                || record.Kind != RecordKind.Command
                || !record.Payload.SequenceEqual(Payloads[(int)sequence - 1]))
            {
                return false;
            }
        }

        return sequence == last;
    }

    private static long TimeOf(long sequence) => 1_700_000_000_000 + (sequence * 3);
}
