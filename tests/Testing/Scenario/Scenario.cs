using System.Text;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Testing;

/// <summary>
/// A conversation as a table: what comes in on the left, everything that goes out on the right, in order. It is
/// played in
/// <c>combined</c> and in the split of a Communication Server and an MRE, and has to hold in both.
/// <code>
/// mrd chat max=2                                           the configuration (<see cref="ContactCenter"/>)
/// Given a1 chat READY                                      played, its output not looked at (<see cref="Given"/>)
/// Task chat c1             | =&gt; ChatServer: Task …         an input (<see cref="CommandScript"/>) and its output
///                          | -&gt; a1: TaskAssigned …         (<see cref="EventScript"/>)
/// @+30s                    | -&gt; a1: TaskState …            time goes on, a tick comes
/// Configure agent a1 chat=1| -&gt; a1: AgentState …           lines of the configuration, parted by ;, are others now
/// +30s TaskState T1 a1 …   | =&gt; …                          time goes on, an input comes before the tick
/// # a remark
/// </code>
/// An input that is answered by an <c>Error</c> and by nothing else must leave the state as it was. After every
/// input the invariants of the site hold (<see cref="Invariants"/>). It is played once more on daemons that go on from
/// a snapshot after every third input, and has to hold again.
/// </summary>
public static class Scenario
{
    private const int InputsPerSnapshot = 3;

    /// <summary>
    /// Plays the table in <c>combined</c> and in the split; rows between the roles are not looked at.
    /// </summary>
    public static void Plays(string table) => PlayBoth(table, showsRows: false);

    /// <summary>
    /// The same, with the rows between the roles: the wire tap of <c>combined</c>, the queues of the split.
    /// </summary>
    public static void PlaysWithRows(string table) => PlayBoth(table, showsRows: true);

    /// <summary>Plays the table against a daemon of one role, whose partner the table plays.</summary>
    public static void PlaysAs(Topology topology, string table)
    {
        var script = ScenarioTable.Parse(table);
        var options = new StateMachineOptions { TaskIdPrefix = TaskNames.Prefix, Topology = topology };
        var site = new SingleSite(script.Configuration, options);
        Require(script, "as " + topology, Play(script, site, showsRows: true, showsRowCorrelation: true));
        site = new SingleSite(script.Configuration, options);
        Require(
            script,
            $"as {topology}, from snapshots",
            Play(script, site, showsRows: true, showsRowCorrelation: true, reloads: true));
    }

    private static void PlayBoth(string table, bool showsRows)
    {
        var script = ScenarioTable.Parse(table);
        var options = new StateMachineOptions { TaskIdPrefix = TaskNames.Prefix, HasTap = showsRows };
        var combined = new SingleSite(script.Configuration, options);
        Require(script, "in combined", Play(script, combined, showsRows, showsRowCorrelation: false));
        var split = new SplitSite(script.Configuration, options with { HasTap = false });
        Require(script, "in the split", Play(script, split, showsRows, showsRowCorrelation: false));
        combined = new SingleSite(script.Configuration, options);
        split = new SplitSite(script.Configuration, options with { HasTap = false });
        Require(
            script,
            "in combined, from snapshots",
            Play(script, combined, showsRows, showsRowCorrelation: false, reloads: true));
        Require(
            script,
            "in the split, from snapshots",
            Play(script, split, showsRows, showsRowCorrelation: false, reloads: true));
    }

    private static void Require(ScenarioTable script, string where, List<List<string>> actual)
    {
        if (!script.IsAnsweredBy(actual))
        {
            throw new InvalidOperationException(
                $"The scenario does not hold {where}; this is what happened:\n{script.WithOutputs(actual)}");
        }
    }

    private static List<List<string>> Play(
        ScenarioTable script, ISite site, bool showsRows, bool showsRowCorrelation, bool reloads = false)
    {
        var player = new ScenarioPlayer(site, showsRows, showsRowCorrelation, script.ConfigurationLines);
        List<List<string>> actual = [];
        foreach (var step in script.Steps)
        {
            actual.Add(step.IsGiven ? [] : player.Play(step.Input));
            if (step.IsGiven)
            {
                player.Arrange(step.Input);
            }

            if (reloads && actual.Count % InputsPerSnapshot == 0)
            {
                site.Reload();
            }
        }

        return actual;
    }
}
