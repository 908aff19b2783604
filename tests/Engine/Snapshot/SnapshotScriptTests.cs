using MediaRouting.Engine;
using MediaRouting.Engine.Snapshot;
using MediaRouting.Testing;
using MediaRouting.Tests.Engine.Model;

namespace MediaRouting.Tests.Engine.Snapshot;

/// <summary>Random scripts on two sites, one of which goes on from snapshots now and then.</summary>
public sealed class SnapshotScriptTests
{
    private const int Commands = 4_000;
    private const int CommandsPerSnapshot = 40;

    private static readonly StateMachineOptions Options =
        new() { TaskIdPrefix = TaskNames.Prefix, ClosedTaskLimit = 50, HasTap = true };

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public void A_daemon_that_goes_on_from_snapshots_tells_the_same(int seed)
    {
        var twins = new Twins<SingleSite>(seed, RandomScript.Center, center => new(center, Options));
        var random = new Random(seed);
        for (var command = 0; command < Commands; command++)
        {
            twins.Play(random.Next(300) == 0 ? $"Configure mrd chat max={random.Next(1, 4)}" : twins.Script.Next());
            if (random.Next(CommandsPerSnapshot) == 0)
            {
                twins.Reloaded.Reload();
            }
        }

        twins.Both((_, site) => StateHash.Of(site.Communication!));
    }

    [Theory]
    [InlineData(41)]
    [InlineData(42)]
    public void Two_daemons_of_a_split_that_go_on_from_snapshots_tell_the_same_however_their_queues_lag(int seed)
    {
        var twins = new Twins<SplitSite>(
            seed, RandomScript.Center, center => new(center, Options with { HasTap = false }));
        var plain = twins.Plain;
        var random = new Random(seed);
        for (var command = 0; command < Commands; command++)
        {
            var rows = plain.ToRouting + plain.ToCommunication;
            if (rows > 0 && random.Next(3) > 0)
            {
                var toRouting = plain.ToCommunication == 0 || (plain.ToRouting > 0 && random.Next(2) == 0);
                twins.Both((player, site) => player.Deliver(site, toRouting));
            }
            else
            {
                var line = twins.Script.Next();
                twins.Both((player, site) => player.PlayOnly(site, line));
            }

            if (random.Next(CommandsPerSnapshot) == 0)
            {
                twins.Reloaded.Reload();
            }
        }

        twins.Both((_, site) => StateHash.Of(site.Communication));
        twins.Both((_, site) => StateHash.Of(site.Routing));
    }
}
