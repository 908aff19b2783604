using System.Collections.Immutable;
using System.CommandLine;
using MediaRouting.Daemon.Configuration;
using MediaRouting.Daemon.Options;
using MediaRouting.Directory.Http;

namespace MediaRouting.Daemon.Commands;

/// <summary>
/// <c>mre check</c>: every fault of a configuration file, or who serves which queue; the same of a directory file.
/// </summary>
internal static class CheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        Argument<string?> path = new("FILE")
        {
            Description = "The configuration file.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<string?> directory = new(OptionTable.AgentDirectory.Flag)
        {
            Description = "The directory file of 'run', beside the configuration file or alone.",
            HelpName = OptionTable.AgentDirectory.ValueName,
        };
        Command command = new(
            "check",
            "Reads a configuration file: every fault with its JSON path (exit code 1), or who serves which queue.");
        command.Add(path);
        command.Add(directory);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(path) is null && parsed.GetValue(directory) is null)
            {
                parsed.AddError("expected a FILE, or --directory FILE");
            }
        });
        command.SetAction(parsed => (int)Check(
            parsed.GetValue(path), parsed.GetValue(directory), parsed.InvocationConfiguration.Output));
        return command;
    }

    private static ExitCode Check(string? path, string? directory, TextWriter output)
    {
        ExitCode code = ExitCode.Stopped;
        if (path is not null)
        {
            ConfigurationFile? file = ConfigurationFile.Read(path, out ImmutableArray<ConfigurationFault> faults);
            code = Show(path, file, faults, output, it => ConfigurationSummary.Write(output, it, directory is null));
        }

        if (directory is not null)
        {
            HttpDirectoryOptions? options = DirectoryFile.Read(
                directory, out ImmutableArray<ConfigurationFault> faults);
            ExitCode second = Show(directory, options, faults, output, it => DirectorySummary.Write(output, it));
            code = code == ExitCode.Stopped ? second : code;
        }

        return code;
    }

    private static ExitCode Show<T>(
        string path, T? content, ImmutableArray<ConfigurationFault> faults, TextWriter output, Action<T> show)
        where T : class
    {
        if (content is not null)
        {
            show(content);
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
