using MediaRouting.Daemon.Options;

namespace MediaRouting.Tests.Daemon;

/// <summary>Reads options as <c>mre run</c> does, from a command line and an environment made up by a test.</summary>
internal static class OptionsFixture
{
    /// <summary>Cores of the made-up machine: enough for everything.</summary>
    public const int Cores = 8;

    /// <summary>The options of a command line that gives <c>--config</c> besides what is passed.</summary>
    public static DaemonOptions Good(string arguments = "", string environment = "")
    {
        DaemonOptions? options = Read(arguments + " --config routing.json", environment, Cores, out var faults);
        Assert.Empty(faults);
        return options!;
    }

    /// <summary>The faults of a command line that gives <c>--config</c> besides what is passed.</summary>
    public static List<string> Faults(string arguments = "", string environment = "", int cores = Cores)
    {
        DaemonOptions? options = Read(arguments + " --config routing.json", environment, cores, out var faults);
        Assert.Null(options);
        return faults;
    }

    /// <summary>
    /// Reads options; arguments and variables are separated by blanks: <c>--tap T</c>, <c>MRE_TAP=T</c>.
    /// </summary>
    public static DaemonOptions? Read(string arguments, string environment, int cores, out List<string> faults)
    {
        faults = [];
        string[] words = arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Dictionary<string, string> given = words.Chunk(2).ToDictionary(
            pair => pair[0], pair => pair[1].Trim('\''), StringComparer.Ordinal);
        Assert.Superset(
            given.Keys.ToHashSet(StringComparer.Ordinal),
            OptionTable.All.Select(option => option.Flag).ToHashSet(StringComparer.Ordinal));
        OptionSources sources = new(option => given.GetValueOrDefault(option.Flag), Variables(environment), faults);
        return OptionReader.Read(sources, cores, faults);
    }

    /// <summary>Variables of an environment: <c>NAME=value</c>, separated by blanks.</summary>
    public static Dictionary<string, string> Variables(string environment) =>
        environment.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(variable => variable.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
