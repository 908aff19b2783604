using System.Collections.Immutable;
using System.CommandLine;
using MediaRouting.Daemon.Configuration;
using MediaRouting.Daemon.Options;
using MediaRouting.Directory.Http;

namespace MediaRouting.Daemon.Commands;

/// <summary>
/// <c>mre check</c>: every fault of a configuration file, or who serves which queue, or what it would change; the
/// faults of a directory file.
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
        Option<string?> against = new("--against")
        {
            Description = "What it would change: of another file, or of a running daemon (its admin endpoint).",
            HelpName = "FILE|URL",
        };
        Command command = new(
            "check",
            "Reads a configuration file: every fault with its JSON path (exit code 1), or who serves which queue.");
        command.Add(path);
        command.Add(directory);
        command.Add(against);
        command.Validators.Add(parsed =>
        {
            bool hasFile = parsed.GetValue(path) is not null;
            if (!hasFile && (parsed.GetValue(directory) is null || parsed.GetValue(against) is not null))
            {
                parsed.AddError("expected a FILE, or --directory FILE");
            }
        });
        command.SetAction(async (parsed, stop) => (int)await CheckAsync(
            parsed.GetValue(path),
            parsed.GetValue(directory),
            parsed.GetValue(against),
            parsed.InvocationConfiguration.Output,
            stop));
        return command;
    }

    private static async Task<ExitCode> CheckAsync(
        string? path, string? directory, string? against, TextWriter output, CancellationToken stop)
    {
        ExitCode code = ExitCode.Stopped;
        if (path is not null)
        {
            code = Read(path, output) is not { } file ? ExitCode.Usage
                : against is null ? Summarize(file, output, hasPasswords: directory is null)
                : await CompareAsync(file, against, output, stop);
        }

        if (directory is not null)
        {
            ExitCode second = CheckDirectory(directory, output);
            code = code == ExitCode.Stopped ? second : code;
        }

        return code;
    }

    private static ExitCode Summarize(ConfigurationFile file, TextWriter output, bool hasPasswords)
    {
        ConfigurationSummary.Write(output, file, hasPasswords);
        return ExitCode.Stopped;
    }

    private static async Task<ExitCode> CompareAsync(
        ConfigurationFile file, string against, TextWriter output, CancellationToken stop)
    {
        if (Uri.TryCreate(against, UriKind.Absolute, out Uri? address)
            && address.Scheme is ("http" or "https"))
        {
            return await ConfigurationComparison.WithRunningAsync(file, address, output, stop);
        }

        if (Read(against, output) is not { } other)
        {
            return ExitCode.Usage;
        }

        ConfigurationComparison.WithFile(file, other, output);
        return ExitCode.Stopped;
    }

    private static ConfigurationFile? Read(string path, TextWriter output)
    {
        ConfigurationFile? file = ConfigurationFile.Read(path, out ImmutableArray<ConfigurationFault> faults);
        Show(path, faults, output);
        return file;
    }

    private static ExitCode CheckDirectory(string path, TextWriter output)
    {
        HttpDirectoryOptions? options = DirectoryFile.Read(path, out ImmutableArray<ConfigurationFault> faults);
        Show(path, faults, output);
        if (options is null)
        {
            return ExitCode.Usage;
        }

        DirectorySummary.Write(output, options);
        return ExitCode.Stopped;
    }

    private static void Show(string path, ImmutableArray<ConfigurationFault> faults, TextWriter output)
    {
        foreach (ConfigurationFault fault in faults)
        {
            output.WriteLine($"{path}: {fault}");
        }

        if (!faults.IsEmpty)
        {
            output.WriteLine(faults.Length == 1 ? "1 fault" : $"{faults.Length} faults");
        }
    }
}
