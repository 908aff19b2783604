using MediaRouting.Engine.Snapshot;
using MediaRouting.Testing.Storage;
using MediaRouting.Tests.Engine.MessagePack;
using Xunit.Abstractions;

namespace MediaRouting.Tests.Engine.Snapshot;

/// <summary>A small snapshot, damaged in every way.</summary>
public sealed class SnapshotFileTests
{
    private const int Commands = 200;

    private readonly ITestOutputHelper _output;
    private readonly SimulatedDisk _disk = new();
    private readonly long _sequence;
    private readonly StateHash _hash;

    public SnapshotFileTests(ITestOutputHelper output)
    {
        _output = output;
        using var site = new JournaledSite(new SimulatedDisk().Mount(), seed: 21);
        site.Play(Commands);
        _hash = Snapshots.Write(_disk.Mount(), site.State);
        _sequence = site.LastSequence;
    }

    private string Name => Snapshots.NameOf(_sequence);

    [Fact]
    public void Every_turned_bit_is_refused()
    {
        var bytes = _disk[Name];
        var undetected = 0;
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            undetected += IsRefused() ? 0 : 1;
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        _output.WriteLine($"{bytes.Length * 8} bits turned: {undetected} undetected");
        Assert.Equal(0, undetected);
        Assert.False(IsRefused());
    }

    [Fact]
    public void Cut_at_every_byte_it_is_refused()
    {
        var bytes = _disk[Name];
        var undetected = 0;
        for (var length = 0; length < bytes.Length; length++)
        {
            _disk[Name] = bytes[..length];
            undetected += IsRefused() ? 0 : 1;
        }

        _output.WriteLine($"{bytes.Length} cuts: {undetected} undetected");
        Assert.Equal(0, undetected);
    }

    [Fact]
    public void Bytes_behind_the_end_are_refused()
    {
        _disk[Name] = [.. _disk[Name], 0, 0, 0, 0, 0, 0, 0, 0];

        Assert.True(IsRefused());
    }

    [Fact]
    public void Under_another_name_it_is_refused()
    {
        _disk[Snapshots.NameOf(_sequence + 1)] = _disk[Name];

        Assert.False(SnapshotReader.TryRead(
            _disk.Mount(), _sequence + 1, events: null, hasTap: false, out _, out _, out var fault));
        Assert.Contains($"of sequence {_sequence}", fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Written_twice_it_has_the_same_bytes()
    {
        Assert.True(SnapshotReader.TryRead(
            _disk.Mount(), _sequence, events: null, hasTap: false, out var machine, out _, out _));
        var again = new SimulatedDisk();

        Assert.Equal(_hash, Snapshots.Write(again.Mount(), machine));

        Assert.Equal(_disk[Name], again[Name]);
    }

    [Fact]
    public void The_hash_tells_which_part_differs()
    {
        using var site = new JournaledSite(new SimulatedDisk().Mount(), seed: 21);
        site.Play(Commands);
        var before = StateHash.Of(site.State);
        Assert.Equal(_hash.ToString(), before.ToString());

        site.NoteAllSent();

        var after = StateHash.Of(site.State);
        Assert.NotEqual(before, after);
        Assert.All(
            Enum.GetValues<StatePart>().Where(part => part != StatePart.None),
            part => Assert.Equal(part != StatePart.Counters, before[part].SequenceEqual(after[part])));
    }

    [Fact]
    public async Task Every_record_is_plain_MessagePack_and_has_the_same_bytes_in_python()
    {
        var payloads = ForgedSnapshot.PayloadsOf(_disk[Name]).ConvertAll(Convert.ToHexString);

        var repacked = await PythonMsgpack.RepackAsync(payloads);

        Assert.Equal(payloads, repacked.Select(value => value.Packed));
        Assert.Contains(repacked, value => value.Words.StartsWith("[5 [", StringComparison.Ordinal));
    }

    private bool IsRefused() => !SnapshotReader.TryRead(
        _disk.Mount(), _sequence, events: null, hasTap: false, out _, out _, out _);
}
