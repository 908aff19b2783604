using MediaRouting.Engine.Configuration;
using MediaRouting.Tests.Simulation.Site;

namespace MediaRouting.Tests.Simulation.World;

/// <summary>
/// Whoever writes the configuration file that each daemon reads, and posts others to them: one change reaches each at
/// a moment of its own.
/// </summary>
/// <param name="whole">All that a configuration here may have.</param>
/// <param name="first">What the file says first.</param>
/// <param name="hosts">Where daemons run.</param>
/// <param name="saw">Told of what happens.</param>
internal sealed class Operator(
    RoutingConfiguration whole, RoutingConfiguration first, IReadOnlyList<Host> hosts, Action<string> saw)
{
    private readonly ConfigurationDraw _draw = new(whole);
    private readonly List<RoutingConfiguration> _former = [first];
    private readonly List<(Host Host, int Turn, RoutingConfiguration Configuration, bool IsFile)> _errands = [];

    /// <summary>What the file says.</summary>
    public RoutingConfiguration File { get; private set; } = first;

    /// <summary>Changes the file; whoever starts reads it then.</summary>
    public void ChangeFile(Dice dice)
    {
        File = Another(dice);
        _errands.RemoveAll(errand => errand.IsFile);
    }

    /// <summary>Changes the file, if every daemon runs and could take it at once; nobody is asked yet.</summary>
    public bool TryChangeAtOnce(Dice dice)
    {
        var another = Another(dice);
        if (!hosts.All(host => host.CouldTake(another)))
        {
            return false;
        }

        File = another;
        return true;
    }

    /// <summary>Changes the file, or posts something, and soon each daemon that runs is asked to take it.</summary>
    public void Change(int turn, Dice dice)
    {
        var isFile = dice.Percent(70);
        if (isFile)
        {
            ChangeFile(dice);
        }

        var configuration = isFile ? File : Another(dice);
        foreach (var host in hosts)
        {
            _errands.Add((host, turn + dice.Scaled(1, 20) - 1, configuration, isFile));
        }

        saw(isFile ? "configuration: the file is another" : "configuration: posted");
    }

    /// <summary>Asks the daemons whose turn it is, in the order of the changes.</summary>
    public void RunErrands(int turn)
    {
        foreach (var host in hosts)
        {
            var errand = _errands.FindIndex(one => one.Host == host);
            if (errand >= 0 && _errands[errand] is var due && due.Turn <= turn && IsOver(due))
            {
                _errands.RemoveAt(errand);
            }
        }
    }

    /// <summary>Everybody who does not have the file is asked once more to take it.</summary>
    public void Insist()
    {
        _errands.Clear();
        foreach (var host in hosts)
        {
            if (!host.Has(File))
            {
                host.Reconfigure(File, isFile: true);
            }
        }
    }

    /// <summary>Nobody hears of what is posted while no daemon runs; the file is read at the start.</summary>
    private static bool IsOver((Host Host, int Turn, RoutingConfiguration Configuration, bool IsFile) errand) =>
        errand.Host.Daemon is null || errand.Host.Reconfigure(errand.Configuration, errand.IsFile);

    /// <summary>Another one, or one that there was before.</summary>
    private RoutingConfiguration Another(Dice dice)
    {
        if (dice.Percent(20))
        {
            return dice.Any(_former);
        }

        var another = _draw.After(_former[^1], dice);
        _former.Add(another);
        return another;
    }
}
