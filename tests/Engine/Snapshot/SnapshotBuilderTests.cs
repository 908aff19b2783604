using MediaRouting.Engine.Journal;
using MediaRouting.Engine.Recovery;
using MediaRouting.Engine.Snapshot;
using MediaRouting.Testing.Storage;
using Xunit.Abstractions;

namespace MediaRouting.Tests.Engine.Snapshot;

/// <summary>Snapshots that are built beside the daemon, from the one before and the journal.</summary>
public sealed class SnapshotBuilderTests(ITestOutputHelper output)
{
    private readonly SimulatedDisk _disk = new();

    [Fact]
    public void What_is_built_from_the_journal_has_the_hash_of_the_daemon_at_that_command()
    {
        using var storage = _disk.Mount();
        using var site = new JournaledSite(storage, seed: 1);
        for (var round = 0; round < 5; round++)
        {
            site.Play(150);
            site.Configure($"mrd chat max={round + 1}");
            var marker = site.LastSequence;
            site.Play(20);

            var outcome = new SnapshotBuilder(storage, _ => { }).Build(marker);

            Assert.Null(outcome.Failure);
            Assert.Equal(marker, outcome.Sequence);
            Assert.Equal(site.HashAt(marker), outcome.Hash);
        }
    }

    [Fact]
    public void The_state_at_any_sequence_is_that_of_the_daemon_then()
    {
        using var storage = _disk.Mount();
        using var site = new JournaledSite(storage, seed: 2, segmentBytes: 1 << 20);
        site.Play(200);
        Snapshots.Write(storage, site.State);
        site.Play(200);

        for (var sequence = (long)JournalBeginning.Records; sequence <= site.LastSequence; sequence += 7)
        {
            Assert.True(PastState.TryRebuild(storage, sequence, out var state, out var refusal), refusal);
            Assert.Equal(site.HashAt(sequence), StateHash.Of(state.Machine));
        }

        Assert.True(PastState.TryRebuild(storage, long.MaxValue, out var last, out _));
        Assert.Equal(StateHash.Of(site.State), StateHash.Of(last.Machine));
        Assert.Equal(site.LastSequence - 202, last.Replayed);
        Assert.False(PastState.TryRebuild(storage, site.LastSequence + 1, out _, out var beyond));
        Assert.Contains($"no sequence {site.LastSequence + 1}", beyond, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_snapshots_are_kept_and_of_the_journal_what_follows_the_older()
    {
        using var storage = _disk.Mount();
        using var site = new JournaledSite(storage, seed: 3);
        var markers = new List<long>();
        SnapshotOutcome outcome = new() { Sequence = 0 };
        for (var round = 0; round < 4; round++)
        {
            site.Play(100);
            site.NoteAllSent();
            markers.Add(site.LastSequence);
            outcome = new SnapshotBuilder(storage, _ => { }).Build(markers[^1]);
        }

        Assert.Null(outcome.Failure);
        Assert.Equal(markers[^2..], Snapshots.List(storage));
        Assert.Equal(markers[^2] + 1, outcome.NeededFrom);
        Assert.True(outcome.PrunedSegments > 0);
        var first = Segments.List(storage)[0];
        Assert.InRange(first, 3, outcome.NeededFrom);
        Assert.DoesNotContain(_disk.Names, name => name.EndsWith("next", StringComparison.Ordinal)
            && name.StartsWith("snapshot", StringComparison.Ordinal));
        Assert.True(PastState.TryRebuild(storage, markers[^2] + 1, out var state, out _));
        Assert.Equal(site.HashAt(markers[^2] + 1), StateHash.Of(state.Machine));
        Assert.False(PastState.TryRebuild(storage, markers[^2] - 1, out _, out var refusal));
        Assert.Contains("does not begin", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void While_messages_have_not_left_nothing_is_deleted_that_would_tell_them_again()
    {
        using var storage = _disk.Mount();
        using var site = new JournaledSite(storage, seed: 4);
        var markers = new List<long>();
        for (var round = 0; round < 4; round++)
        {
            site.Play(100);
            markers.Add(site.LastSequence);
            if (round == 0)
            {
                site.NoteAllSent();
            }

            Build(storage, site);
        }

        Assert.Equal(4, Snapshots.List(storage).Length);

        // The broker has taken what was told before the first snapshot, and nothing since.
        var sentThrough = site.State.SentThrough;
        Assert.True(PastState.TryBegin(
            storage, long.MaxValue, sentThrough, events: null, hasTap: false, out var state, out _));
        Assert.Equal(markers[0] + 1, state.Machine.AppliedSequence);
        Assert.Equal(sentThrough, state.Machine.LastSequence);
        Assert.Null(new Replay(storage).Run(state.Machine));
        Assert.Equal(StateHash.Of(site.State), StateHash.Of(state.Machine));
    }

    [Fact]
    public void A_damaged_snapshot_is_passed_over_and_replaced()
    {
        using var storage = _disk.Mount();
        using var site = new JournaledSite(storage, seed: 5);
        site.Play(100);
        var older = Build(storage, site);
        site.Play(100);
        var newer = Build(storage, site);
        site.Play(100);
        Damage(Snapshots.NameOf(newer));

        Assert.True(PastState.TryRebuild(storage, site.LastSequence, out var state, out _));
        Assert.Equal(older, state.Beginning);
        Assert.Equal(StateHash.Of(site.State), StateHash.Of(state.Machine));
        Assert.Equal(Snapshots.NameOf(newer), Assert.Single(state.Refused).File);

        var outcome = new SnapshotBuilder(storage, _ => { }).Build(site.LastSequence);
        Assert.Null(outcome.Failure);
        Assert.Equal([older, site.LastSequence], Snapshots.List(storage));
    }

    [Fact]
    public void A_damaged_snapshot_of_the_same_command_is_replaced_by_a_good_one()
    {
        using var storage = _disk.Mount();
        using var site = new JournaledSite(storage, seed: 6);
        site.Play(100);
        var marker = Build(storage, site);
        Damage(Snapshots.NameOf(marker));

        var outcome = new SnapshotBuilder(storage, _ => { }).Build(marker);

        Assert.Null(outcome.Failure);
        Assert.Single(outcome.Refused);
        Assert.Equal([marker], Snapshots.List(storage));
        Assert.Null(Snapshots.Verify(storage, marker, site.HashAt(marker)));
    }

    [Fact]
    public void With_no_snapshot_that_can_be_used_and_the_journal_pruned_the_refusal_says_so()
    {
        using var storage = _disk.Mount();
        using var site = new JournaledSite(storage, seed: 7);
        for (var round = 0; round < 3; round++)
        {
            site.Play(150);
            site.NoteAllSent();
            Build(storage, site);
        }

        foreach (var snapshot in Snapshots.List(storage))
        {
            Damage(Snapshots.NameOf(snapshot));
        }

        Assert.False(PastState.TryRebuild(storage, long.MaxValue, out _, out var refusal));
        output.WriteLine(refusal);
        Assert.Contains("snapshot-", refusal, StringComparison.Ordinal);
        Assert.Contains("checksum", refusal, StringComparison.Ordinal);
        Assert.Contains("does not begin", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Records_missing_between_snapshot_and_journal_are_refused()
    {
        using var storage = _disk.Mount();
        using var site = new JournaledSite(storage, seed: 8);
        site.Play(100);
        var marker = Build(storage, site);
        site.Play(300);
        foreach (var segment in Segments.List(storage)[..^1])
        {
            _disk.Remove(Segments.NameOf(segment));
        }

        Assert.False(PastState.TryRebuild(storage, site.LastSequence, out _, out var refusal));
        Assert.Contains($"sequences {marker + 1} to ", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void One_is_built_at_a_time_on_a_thread_of_its_own()
    {
        using var storage = _disk.Mount();
        using var site = new JournaledSite(storage, seed: 9);
        site.Play(50);
        using var isTold = new ManualResetEventSlim();
        using var mayEnd = new ManualResetEventSlim();
        SnapshotOutcome? told = null;
        var builder = new SnapshotBuilder(storage, outcome =>
        {
            told = outcome;
            isTold.Set();
            mayEnd.Wait(TimeSpan.FromMinutes(1));
        });

        Assert.True(builder.TryBegin(site.LastSequence));
        Assert.True(isTold.Wait(TimeSpan.FromMinutes(1)));
        Assert.False(builder.TryBegin(site.LastSequence));
        Assert.False(builder.Join(TimeSpan.Zero));
        mayEnd.Set();
        Assert.True(builder.Join(TimeSpan.FromMinutes(1)));
        Assert.Equal(StateHash.Of(site.State), told!.Hash);
        Assert.True(builder.TryBegin(site.LastSequence));
        Assert.True(builder.Join(TimeSpan.FromMinutes(1)));
    }

    [Theory]
    [InlineData(StorageFault.InputOutput)]
    [InlineData(StorageFault.NoSpace)]
    [InlineData(StorageFault.ShortWrite)]
    [InlineData(StorageFault.PowerLoss)]
    public void Whatever_the_storage_does_meanwhile_the_state_can_be_made_again(StorageFault fault)
    {
        var attempts = 0;
        for (var operation = 0; ; operation++, attempts++)
        {
            var disk = new SimulatedDisk();
            using var site = new JournaledSite(disk.Mount(), seed: 10);
            site.Play(60);
            site.NoteAllSent();
            Build(disk.Mount(), site);
            site.Play(60);
            site.NoteAllSent();
            Build(disk.Mount(), site);
            site.Play(60);
            using var storage = disk.Mount(seed: operation);
            storage.FailAt(operation, fault);

            var outcome = new SnapshotBuilder(storage, _ => { }).Build(site.LastSequence);

            if (!storage.HasFailed)
            {
                Assert.Null(outcome.Failure);
                break;
            }

            Assert.NotNull(outcome.Failure);
            if (fault == StorageFault.PowerLoss)
            {
                disk.LosePower(new Random(operation));
            }

            using var after = disk.Mount();
            Assert.True(PastState.TryRebuild(after, site.LastSequence, out var state, out var refusal), refusal);
            Assert.Equal(StateHash.Of(site.State), StateHash.Of(state.Machine));
            Assert.Null(new SnapshotBuilder(after, _ => { }).Build(site.LastSequence).Failure);
            Assert.Equal(2, Snapshots.List(after).Length);
        }

        output.WriteLine($"{attempts} operations, {fault} at each");
        Assert.InRange(attempts, 10, 100);
    }

    private static long Build(IStorage storage, JournaledSite site)
    {
        var outcome = new SnapshotBuilder(storage, _ => { }).Build(site.LastSequence);
        Assert.Null(outcome.Failure);
        return outcome.Sequence;
    }

    private void Damage(string name) => _disk[name][^100] ^= 1;
}
