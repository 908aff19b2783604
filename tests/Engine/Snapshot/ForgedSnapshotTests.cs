using MediaRouting.Engine.Snapshot;
using MediaRouting.Testing.Storage;
using Xunit.Abstractions;

namespace MediaRouting.Tests.Engine.Snapshot;

/// <summary>Snapshots whose checksums and hashes are right, and whose contents are not.</summary>
public sealed class ForgedSnapshotTests(ITestOutputHelper output)
{
    private const int Forgeries = 2_500;

    [Fact]
    public void A_forgery_that_changes_nothing_is_read()
    {
        var (disk, sequence, hash) = Written();
        var name = Snapshots.NameOf(sequence);
        var forged = ForgedSnapshot.WithPayloads(disk[name], ForgedSnapshot.PayloadsOf(disk[name]));

        Assert.Equal(disk[name], forged);
        Assert.Null(Snapshots.Verify(disk.Mount(), sequence, hash));
    }

    [Fact]
    public void Whatever_it_says_it_is_refused_or_is_a_state_that_can_be_written_again()
    {
        var (disk, sequence, _) = Written();
        var name = Snapshots.NameOf(sequence);
        var original = disk[name];
        var payloads = ForgedSnapshot.PayloadsOf(original);
        var random = new Random(5);
        var reasons = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var accepted = 0;
        for (var round = 0; round < Forgeries; round++)
        {
            var place = random.Next(payloads.Count - 1);
            var changed = new List<byte[]>(payloads) { [place] = Change(payloads[place], random) };
            disk[name] = ForgedSnapshot.WithPayloads(original, changed);
            if (SnapshotReader.TryRead(
                disk.Mount(), sequence, events: null, hasTap: false, out var machine, out var hash, out var fault))
            {
                accepted++;
                Assert.NotNull(hash);
                Snapshots.Write(new SimulatedDisk().Mount(), machine);
            }
            else
            {
                var reason = string.Concat(fault.Reason.Where(letter => !char.IsDigit(letter)));
                reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
            }
        }

        output.WriteLine($"{Forgeries} forged, {accepted} of them another state that could be");
        foreach (var (reason, count) in reasons)
        {
            output.WriteLine($"{count,6} {reason}");
        }

        Assert.InRange(accepted, 0, Forgeries / 2);
        Assert.InRange(reasons.Count, 30, 1000);
    }

    private static (SimulatedDisk Disk, long Sequence, StateHash Hash) Written()
    {
        var disk = new SimulatedDisk();
        using var site = new JournaledSite(new SimulatedDisk().Mount(), seed: 22);
        site.Play(250);
        return (disk, site.LastSequence, Snapshots.Write(disk.Mount(), site.State));
    }

    /// <summary>One byte is another, or two change places, or some are taken out or put in.</summary>
    private static byte[] Change(byte[] payload, Random random)
    {
        var place = random.Next(payload.Length);
        var bytes = payload.ToList();
        switch (random.Next(8))
        {
            case 0:
                bytes.RemoveAt(place);
                break;
            case 1:
                bytes.Insert(place, (byte)random.Next(256));
                break;
            case 2:
                (bytes[place], bytes[^1]) = (bytes[^1], bytes[place]);
                break;
            case 3:
                bytes[place] = (byte)random.Next(256);
                break;
            case 4:
                // A small number becomes a large one.
                bytes.RemoveAt(place);
                bytes.InsertRange(place, [0xCE, 0x7F, 0xFF, 0xFF, (byte)random.Next(256)]);
                break;
            default:
                bytes[place] = (byte)(bytes[place] + random.Next(-2, 3));
                break;
        }

        return [.. bytes];
    }
}
