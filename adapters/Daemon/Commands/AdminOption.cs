using System.CommandLine;
using MediaRouting.Daemon.Options;

namespace MediaRouting.Daemon.Commands;

/// <summary>Where the commands that ask a running daemon find it: <c>--admin</c>.</summary>
internal static class AdminOption
{
    /// <summary>Makes it; not given it has no value, and the default of <c>mre run</c> holds.</summary>
    public static Option<string> Create() => new(OptionTable.Admin.Flag)
    {
        Description = $"The daemon's admin endpoint. [default: {OptionTable.Admin.Default}]",
        HelpName = OptionTable.Admin.ValueName,
    };
}
