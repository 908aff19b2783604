using System.Collections;
using System.Collections.Immutable;
using System.CommandLine;
using MediaRouting.Daemon.Configuration;
using MediaRouting.Daemon.Options;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Daemon.Commands;

/// <summary><c>mre run</c>: checks options and configuration whole, shows them, then runs the daemon.</summary>
internal static class RunCommand
{
    /// <summary>The command.</summary>
    public static Command Create(DaemonRun run)
    {
        Command command = new("run", "The daemon: takes messages from the broker, routes, answers, until stopped.");
        Dictionary<OptionDefinition, Option<string>> options = [];
        foreach (OptionDefinition definition in OptionTable.All)
        {
            Option<string> option = new(definition.Flag)
            {
                Description = definition.Default is null
                    ? definition.Description
                    : $"{definition.Description} [default: {definition.Default}]",
                HelpName = definition.ValueName,
            };
            options.Add(definition, option);
            command.Add(option);
        }

        // No row of the table: an environment or a settings file that says it for good would say it after a loss, too.
        Option<bool> initialize = new("--initialize")
        {
            Description = "The data directory is empty and meant to be: begin with nothing.",
        };
        command.Add(initialize);
        command.SetAction(parsed => RunAsync(
            parsed, definition => parsed.GetValue(options[definition]), parsed.GetValue(initialize), run));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, Func<OptionDefinition, string?> given, bool mayInitialize, DaemonRun run)
    {
        TextWriter error = parsed.InvocationConfiguration.Error;
        List<string> faults = [];
        OptionSources sources = new(given, EnvironmentVariables(), faults);
        DaemonOptions? options = OptionReader.Read(sources, Environment.ProcessorCount, faults);
        if (options is null)
        {
            return Refuse(error, "mre run: ", faults);
        }

        ConfigurationFile? file = ConfigurationFile.Read(
            options.ConfigFile, out ImmutableArray<ConfigurationFault> configurationFaults);
        if (file is null)
        {
            return Refuse(error, options.ConfigFile + ": ", configurationFaults.Select(fault => fault.ToString()));
        }

        using ILoggerFactory log = ConsoleLog.Create(options.Log);
        ILogger logger = log.CreateLogger("mre");
        Announce(logger, sources, options, file);
        using StopSignal stop = new(signal => LogMessages.Draining(logger, signal));
        try
        {
            ExitCode code = await run(options with { MayInitialize = mayInitialize }, file, log, stop.Asked);
            if (code == ExitCode.Stopped)
            {
                LogMessages.Stopped(logger);
            }

            return (int)code;
        }
        catch (Exception exception)
        {
            LogMessages.InternalFault(logger, exception);
            return (int)ExitCode.InternalFault;
        }
    }

    private static int Refuse(TextWriter error, string prefix, IEnumerable<string> faults)
    {
        foreach (string fault in faults)
        {
            error.WriteLine(prefix + fault);
        }

        return (int)ExitCode.Usage;
    }

    private static void Announce(ILogger logger, OptionSources sources, DaemonOptions options, ConfigurationFile file)
    {
        string topology = options.Listing.First(value => string.Equals(
            value.Name, OptionTable.Topology.Name, StringComparison.Ordinal)).Value;
        LogMessages.Starting(logger, DaemonVersion.Text, topology, Environment.ProcessId);
        foreach (OptionValue value in options.Listing)
        {
            LogMessages.Option(logger, value.Name, value.Value, value.Place);
        }

        foreach (string variable in sources.UnknownVariables)
        {
            LogMessages.UnknownVariable(logger, variable);
        }

        RoutingConfiguration routing = file.Routing;
        LogMessages.Configured(
            logger, options.ConfigFile, routing.Mrds.Length, routing.Queues.Length, routing.Agents.Length);
    }

    private static Dictionary<string, string> EnvironmentVariables() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(
            variable => (string)variable.Key, variable => (string?)variable.Value ?? "", StringComparer.Ordinal);
}
