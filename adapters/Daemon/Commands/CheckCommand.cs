using System.Collections.Immutable;
using System.CommandLine;
using MediaRouting.Daemon.Configuration;

namespace MediaRouting.Daemon.Commands;

/// <summary><c>mre check</c>: every fault of a configuration file, or who serves which queue.</summary>
internal static class CheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        Argument<string> path = new("FILE") { Description = "The configuration file." };
        Command command = new(
            "check",
            "Reads a configuration file: every fault with its JSON path (exit code 1), or who serves which queue.");
        command.Add(path);
        command.SetAction(parsed => (int)Check(parsed.GetRequiredValue(path), parsed.InvocationConfiguration.Output));
        return command;
    }

    private static ExitCode Check(string path, TextWriter output)
    {
        if (ConfigurationFile.Read(path, out ImmutableArray<ConfigurationFault> faults) is { } file)
        {
            ConfigurationSummary.Write(output, file);
            return ExitCode.Stopped;
        }

        foreach (ConfigurationFault fault in faults)
        {
            output.WriteLine($"{path}: {fault}");
        }

        output.WriteLine(faults.Length == 1 ? "1 fault" : $"{faults.Length} faults");
        return ExitCode.Usage;
    }
}
