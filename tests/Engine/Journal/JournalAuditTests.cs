using MediaRouting.Engine.Journal;
using MediaRouting.Testing.Storage;
using MediaRouting.Tests.Engine.MessagePack;

namespace MediaRouting.Tests.Engine.Journal;

/// <summary>An audit finds all that is wrong, where a scan finds the first of it.</summary>
public sealed class JournalAuditTests
{
    private const int Records = 120;
    private const int Seeds = 300;

    [Fact]
    public void A_sound_journal_has_no_fault_and_all_of_it_is_counted()
    {
        var audit = Audit(Written());

        Assert.Empty(audit.Faults);
        Assert.Equal((Records, 1, Records), (audit.Records, audit.FirstSequence, audit.End.End.LastSequence));
    }

    [Fact]
    public void Whatever_is_damaged_every_record_is_read_or_named_as_lost_and_the_scan_agrees()
    {
        var sound = Written();
        var refused = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var disk = sound.Copy();
            Damage(disk, new Random(seed));
            var audit = Audit(disk);
            using var storage = disk.Mount();
            var scan = JournalScan.Run(storage);

            Assert.Equal(scan.Fault is null, audit.Faults.Count == 0);
            Assert.Equal(Records, audit.Records + audit.Faults.Sum(fault => fault.Through - fault.Sequence + 1));
            refused += audit.Faults.Count > 1 ? 1 : 0;
        }

        // Several faults at once are what an audit is for.
        Assert.InRange(refused, Seeds / 4, Seeds);
    }

    [Fact]
    public void A_payload_that_cannot_be_read_is_a_fault_too()
    {
        var disk = new SimulatedDisk();
        using (var storage = disk.Mount())
        using (var writer = new JournalWriter(storage, default))
        {
            writer.Append(RecordKind.Command, 1, time: 1, [0x80]);
            writer.Commit();
        }

        var fault = Assert.Single(Audit(disk).Faults);

        Assert.Equal((Segments.NameOf(1), 40, 1), (fault.File, fault.Offset, fault.Sequence));
        Assert.StartsWith("byte 0 of the payload: expected Command: an array", fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Beside_a_daemon_nothing_behind_what_was_acknowledged_is_looked_at()
    {
        var disk = Written();
        var name = Segments.NameOf(LastSegment(disk));
        var segment = disk[name];
        var end = segment.AsSpan().LastIndexOfAnyExcept((byte)0) + 1;
        "MRJR half a record"u8.CopyTo(segment.AsSpan((end + 7) & -8));
        using var storage = disk.Mount();

        var audit = JournalAudit.Run(storage, new JournalView(storage, isInUse: true));

        Assert.Empty(audit.Faults);
        Assert.Equal((Records, 0), (audit.Records, audit.End.TornBytes));
    }

    private static JournalAudit Audit(SimulatedDisk disk)
    {
        using var storage = disk.Mount();
        return JournalAudit.Run(storage, new JournalView(storage, isInUse: false));
    }

    private static SimulatedDisk Written()
    {
        var commands = new CommandGenerator(seed: 5);
        var disk = new SimulatedDisk();
        using var storage = disk.Mount();
        using var writer = new JournalWriter(storage, default, segmentBytes: 128 * 1024);
        for (var sequence = 1; sequence <= Records; sequence++)
        {
            writer.Append(RecordKind.Command, sequence, sequence, commands.NextPayload());
            writer.Commit();
        }

        return disk;
    }

    private static long LastSegment(SimulatedDisk disk)
    {
        using var storage = disk.Mount();
        return Segments.List(storage)[^1];
    }

    /// <summary>Some bits turned, stretches of zeros or of other bytes, maybe a segment missing.</summary>
    private static void Damage(SimulatedDisk disk, Random random)
    {
        using var storage = disk.Mount();
        var segments = Segments.List(storage);
        for (var damages = random.Next(1, 5); damages > 0; damages--)
        {
            var bytes = disk[Segments.NameOf(segments[random.Next(segments.Length)])];
            var written = bytes.AsSpan(0, bytes.AsSpan().LastIndexOfAnyExcept((byte)0) + 1);
            if (written.IsEmpty)
            {
                continue;
            }

            var at = random.Next(written.Length);
            var stretch = written.Slice(at, Math.Min(random.Next(1, 500), written.Length - at));
            switch (random.Next(3))
            {
                case 0:
                    written[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    stretch.Clear();
                    break;
                default:
                    random.NextBytes(stretch);
                    break;
            }
        }

        if (segments.Length > 2 && random.Next(10) == 0)
        {
            disk.Remove(Segments.NameOf(segments[random.Next(1, segments.Length)]));
        }
    }
}
