using MediaRouting.Engine;
using MediaRouting.Engine.Journal;
using MediaRouting.Engine.Recovery;
using MediaRouting.Engine.Snapshot;
using MediaRouting.Testing;
using MediaRouting.Testing.Storage;
using MediaRouting.Tests.Engine.Model;
using MediaRouting.Tests.Engine.Snapshot;

namespace MediaRouting.Tests.Engine.Recovery;

/// <summary>A daemon goes on with a data directory from its newest snapshot.</summary>
public sealed class DataDirectorySnapshotTests : IDisposable
{
    private const long CommandsBetweenSnapshots = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly SimulatedDisk _disk = new();
    private readonly ManualResetEventSlim _done = new();
    private readonly StateHash _hash;
    private readonly long _last;

    public DataDirectorySnapshotTests()
    {
        using var storage = _disk.Mount();
        using var site = new JournaledSite(storage, seed: 7);
        site.Play(400);
        site.NoteAllSent();
        (_hash, _last) = (StateHash.Of(site.State), site.LastSequence);
    }

    public void Dispose() => _done.Dispose();

    [Fact]
    public void A_start_carries_out_only_what_came_after_the_snapshot()
    {
        Assert.Equal((_hash, _last - JournalBeginning.Records), Recovered(data =>
        {
            data.SnapshotIfDue(_last);
            Assert.True(_done.Wait(Patience));
        }));

        Assert.Equal((_hash, 0), Recovered(data => Assert.Equal(_last, data.Snapshot)));
        Assert.Equal([_last], Snapshots.List(_disk.Mount()));
    }

    [Fact]
    public void A_snapshot_is_begun_when_there_are_enough_commands_since_the_last_and_not_before()
    {
        const long Due = JournalBeginning.Records + CommandsBetweenSnapshots;
        Recovered(data =>
        {
            // Begun here, it would keep the next from being begun.
            data.SnapshotIfDue(Due - 1);
            data.SnapshotIfDue(Due);
            Assert.True(_done.Wait(Patience));
        });

        Assert.Equal([Due], Snapshots.List(_disk.Mount()));
    }

    [Fact]
    public void A_snapshot_that_is_damaged_is_passed_over_and_said()
    {
        Recovered(data =>
        {
            data.SnapshotIfDue(_last);
            Assert.True(_done.Wait(Patience));
        });
        _disk[Snapshots.NameOf(_last)][100] ^= 1;

        Recovered(data => Assert.Equal(Snapshots.NameOf(_last), Assert.Single(data.RefusedSnapshots).File));
    }

    private (StateHash Hash, long Replayed) Recovered(Action<DataDirectory> then)
    {
        _disk.Kill();
        _done.Reset();
        using var data = DataDirectory.TryOpen(_disk.Mount(), Request(), out var refusal);
        Assert.True(data is not null, refusal);
        data.SnapshotDone = outcome =>
        {
            Assert.Null(outcome.Failure);
            _done.Set();
        };
        Assert.Equal(_last, data.Journal.LastSequence);
        var outbox = new Machine(data.NewStateMachine);
        Assert.True(data.TryRecover(outbox.State, out refusal), refusal);
        then(data);
        return (StateHash.Of(outbox.State), data.Replayed);
    }

    private static RecoveryRequest Request() => new()
    {
        Configuration = ScenarioTable.Parse(RandomScript.Center).Configuration,
        Options = new StateMachineOptions { TaskIdPrefix = "another" },
        Now = 1,
        CommandsBetweenSnapshots = CommandsBetweenSnapshots,
    };
}
