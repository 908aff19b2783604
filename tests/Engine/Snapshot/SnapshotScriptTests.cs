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
        var center = ScenarioTable.Parse(RandomScript.Center);
        var plain = new SingleSite(center.Configuration, Options);
        var reloaded = new SingleSite(center.Configuration, Options);
        var one = Player(plain, center);
        var other = Player(reloaded, center);
        var script = new RandomScript(seed, plain, one.Names);
        var random = new Random(seed);
        for (var command = 0; command < Commands; command++)
        {
            var line = random.Next(300) == 0 ? $"Configure mrd chat max={random.Next(1, 4)}" : script.Next();
            Assert.Equal(one.Play(line), other.Play(line));
            if (random.Next(CommandsPerSnapshot) == 0)
            {
                reloaded.Reload();
            }
        }

        Assert.Equal(StateHash.Of(plain.Communication!), StateHash.Of(reloaded.Communication!));
    }

    [Theory]
    [InlineData(41)]
    [InlineData(42)]
    public void Two_daemons_of_a_split_that_go_on_from_snapshots_tell_the_same_however_their_queues_lag(int seed)
    {
        var center = ScenarioTable.Parse(RandomScript.Center);
        var plain = new SplitSite(center.Configuration, Options with { HasTap = false });
        var reloaded = new SplitSite(center.Configuration, Options with { HasTap = false });
        var one = Player(plain, center);
        var other = Player(reloaded, center);
        var script = new RandomScript(seed, plain, one.Names);
        var random = new Random(seed);
        for (var command = 0; command < Commands; command++)
        {
            var rows = plain.ToRouting + plain.ToCommunication;
            if (rows > 0 && random.Next(3) > 0)
            {
                var toRouting = plain.ToCommunication == 0 || (plain.ToRouting > 0 && random.Next(2) == 0);
                Assert.Equal(one.Deliver(plain, toRouting), other.Deliver(reloaded, toRouting));
            }
            else
            {
                var line = script.Next();
                Assert.Equal(one.PlayOnly(plain, line), other.PlayOnly(reloaded, line));
            }

            if (random.Next(CommandsPerSnapshot) == 0)
            {
                reloaded.Reload();
            }
        }

        Assert.Equal(StateHash.Of(plain.Communication), StateHash.Of(reloaded.Communication));
        Assert.Equal(StateHash.Of(plain.Routing), StateHash.Of(reloaded.Routing));
    }

    private static SitePlayer Player(ISite site, ScenarioTable center) =>
        new(site, showsRows: true, showsRowCorrelation: true) { Center = ContactCenter.Of(center.ConfigurationLines) };
}
