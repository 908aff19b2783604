using MediaRouting.Engine;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Reconfiguration;
using MediaRouting.Engine.Recovery;
using MediaRouting.Engine.Snapshot;
using MediaRouting.Testing;
using MediaRouting.Testing.Storage;
using MediaRouting.Tests.Engine.Model;
using MediaRouting.Tests.Engine.Snapshot;

namespace MediaRouting.Tests.Engine.Reconfiguration;

/// <summary>Configurations that add, remove and move agents, queues and MRDs under random traffic.</summary>
public sealed class RenumberingTests
{
    private static readonly StateMachineOptions Options =
        new() { TaskIdPrefix = TaskNames.Prefix, ClosedTaskLimit = 50 };

    [Theory]
    [InlineData(51, 90)]
    [InlineData(52, 90)]
    [InlineData(53, 90)]
    public void Whatever_changes_the_state_stays_sound_and_a_snapshot_and_a_replay_lead_to_the_same(
        int seed, int changes)
    {
        var disk = new SimulatedDisk();
        using var storage = disk.Mount();
        using var site = new JournaledSite(storage, seed, segmentBytes: 1 << 20, RandomChange.Center);
        var random = new Random(seed);
        var (applied, refused) = (0, 0);
        for (var round = 0; round < changes; round++)
        {
            site.Play(random.Next(2, 40));
            var center = site.Center.Copy();
            new RandomChange(random).Apply(center);
            var to = center.Build();
            var version = site.State.Registry.InForce.Version;
            var expected = Effects.Expected(site.State, to, site.TaskIds);
            var preview = site.State.Foresee(new ConfigurationChange(site.State.Registry.InForce, to));
            var before = StateHash.Of(site.State);
            Assert.Equal(site.HashAt(site.LastSequence), before);

            var effects = site.Configure(center);

            Assert.Equal(expected, Effects.Of(preview));
            Assert.Equal(expected, Effects.Of(effects));
            Invariants.Check(site, site.TaskIds, isReconfigured: true);
            Assert.Equal(version + (effects.IsRefused ? 0 : 1), site.State.Registry.InForce.Version);
            Assert.Equal(StateHash.Of(site.State), StateHash.Of(SnapshotCopy.Of(site.State, events: null)));
            (applied, refused) = effects.IsRefused ? (applied, refused + 1) : (applied + 1, refused);
            if (random.Next(20) == 0)
            {
                Assert.Null(new SnapshotBuilder(storage, _ => { }).Build(site.LastSequence).Failure);
            }
        }

        Assert.InRange(applied, changes / 4, changes);
        Assert.InRange(refused, 5, changes);
        for (var sequence = site.LastSequence; sequence > JournalBeginning.Records; sequence -= 251)
        {
            if (PastState.TryRebuild(storage, sequence, out var past, out var refusal))
            {
                Assert.Equal(site.HashAt(sequence), StateHash.Of(past.Machine));
            }
            else
            {
                // Pruned, since there are snapshots behind it.
                Assert.NotEqual(site.LastSequence, sequence);
                Assert.Contains("does not begin", refusal, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData(61)]
    [InlineData(62)]
    public void The_two_daemons_of_a_split_stay_sound_and_agree(int seed)
    {
        var center = ScenarioTable.Parse(RandomChange.Center);
        var site = new SplitSite(center.Configuration, Options);
        var player = new SitePlayer(site, showsRows: true, showsRowCorrelation: false)
        {
            Center = ContactCenter.Of(center.ConfigurationLines),
        };
        var script = new RandomScript(seed, site, player.Names);
        var random = new Random(seed);
        var applied = 0;
        for (var round = 0; round < 250; round++)
        {
            for (var commands = random.Next(2, 40); commands > 0; commands--)
            {
                player.Play(script.Next());
            }

            var changed = player.Center.Copy();
            new RandomChange(random).Apply(changed);
            if (Allows(site.Communication, changed.Build()) && Allows(site.Routing, changed.Build()))
            {
                Assert.False(player.Configure(changed).IsRefused);
                applied++;
            }

            Invariants.Check(site, script.TaskIds, haveCrossed: true, isReconfigured: true);
        }

        Assert.InRange(applied, 60, 250);
        Assert.Equal(StateHash.Of(site.Routing), StateHash.Of(SnapshotCopy.Of(site.Routing, events: null)));
        Assert.Equal(
            StateHash.Of(site.Communication), StateHash.Of(SnapshotCopy.Of(site.Communication, events: null)));
        Assert.Equal(applied + 1, site.Communication.Registry.InForce.Version);
    }

    [Theory]
    [InlineData(71)]
    [InlineData(72)]
    public void A_daemon_that_goes_on_from_a_snapshot_after_every_change_tells_the_same(int seed)
    {
        var twins = new Twins<SingleSite>(seed, RandomChange.Center, center => new(center, Options));
        var random = new Random(seed);
        for (var round = 0; round < 150; round++)
        {
            for (var commands = random.Next(2, 30); commands > 0; commands--)
            {
                twins.Play(twins.Script.Next());
            }

            var changed = twins.Player.Center.Copy();
            new RandomChange(random).Apply(changed);
            twins.Both((player, _) => Effects.Of(player.Configure(changed)));
            twins.Reloaded.Reload();
        }

        twins.Both((_, site) => StateHash.Of(site.Communication!));
    }

    private static bool Allows(StateMachine machine, RoutingConfiguration to) =>
        !machine.Foresee(new ConfigurationChange(machine.Registry.InForce, to)).IsRefused;
}
