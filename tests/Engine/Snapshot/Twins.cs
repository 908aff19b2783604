using MediaRouting.Engine.Configuration;
using MediaRouting.Testing;
using MediaRouting.Tests.Engine.Model;

namespace MediaRouting.Tests.Engine.Snapshot;

/// <summary>
/// Two sites that are told the same and have to tell the same, of which one goes on from snapshots of itself.
/// </summary>
/// <typeparam name="TSite">What kind of site.</typeparam>
internal sealed class Twins<TSite>
    where TSite : ISite
{
    /// <summary>Two sites that nothing has happened to.</summary>
    /// <param name="seed">What decides the script.</param>
    /// <param name="center">The lines of the configuration.</param>
    /// <param name="newSite">Makes a site.</param>
    public Twins(int seed, string center, Func<RoutingConfiguration, TSite> newSite)
    {
        var table = ScenarioTable.Parse(center);
        (Plain, Reloaded) = (newSite(table.Configuration), newSite(table.Configuration));
        (Player, Other) = (NewPlayer(Plain, table), NewPlayer(Reloaded, table));
        Script = new RandomScript(seed, Plain, Player.Names);
    }

    /// <summary>The one that goes on as it is.</summary>
    public TSite Plain { get; }

    /// <summary>The one that goes on from snapshots.</summary>
    public TSite Reloaded { get; }

    /// <summary>Plays to the one that goes on as it is.</summary>
    public SitePlayer Player { get; }

    /// <summary>What is played.</summary>
    public RandomScript Script { get; }

    private SitePlayer Other { get; }

    /// <summary>Has both do something, which has to lead to the same.</summary>
    public void Both<T>(Func<SitePlayer, TSite, T> play) => Assert.Equal(play(Player, Plain), play(Other, Reloaded));

    /// <summary>Plays a line to both.</summary>
    public void Play(string line) => Both((player, _) => player.Play(line));

    private static SitePlayer NewPlayer(TSite site, ScenarioTable table) =>
        new(site, showsRows: true, showsRowCorrelation: true) { Center = ContactCenter.Of(table.ConfigurationLines) };
}
