using System.CommandLine;

namespace MediaRouting.Daemon.Commands;

/// <summary>The command line of <c>mre</c>.</summary>
public static class MreCommand
{
    private const string Description =
        """
        Media Routing Engine: finds an agent for every chat, e-mail or task that comes in over JMS queues.

        Options of 'run' may also be given by environment variables (MRE_GENERAL_QUEUE for --general-queue) or in a
        settings file. The command line counts before the environment, the environment before the settings file. At
        start each option is logged with where its value came from. SIGTERM and SIGINT drain the daemon and stop it.

        Exit codes: 0 done, or stopped as asked; 1 usage or configuration; 2 the broker refused us; 3 the data directory
        was refused or could not be written; 4 internal fault.
        """;

    /// <summary>The root with its subcommands.</summary>
    /// <param name="run">What <c>mre run</c> does once options and configuration are good.</param>
    /// <param name="demo">What <c>mre demo</c> does, until it is done or told to stop.</param>
    public static RootCommand Create(DaemonRun run, DemoRun demo) =>
        new(Description)
        {
            RunCommand.Create(run),
            DemoCommand.Create(demo),
            CheckCommand.Create(),
            JournalCommand.Create(),
            ReplayCommand.Create(),
            SampleConfigCommand.Create(),
            ExplainCommand.Create(),
            TopCommand.Create(),
            HashPasswordCommand.Create(),
        };

    /// <summary>Parses a command line and does what it asks.</summary>
    /// <param name="root">The root.</param>
    /// <param name="arguments">The arguments, without the program's name.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> InvokeAsync(
        RootCommand root, IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        InvocationConfiguration configuration = new()
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null, // StopSignal takes the signals: a drain has its own time limit.
        };
        try
        {
            return await root.Parse(arguments).InvokeAsync(configuration);
        }
        catch (Exception exception)
        {
            await error.WriteLineAsync("internal fault: " + exception);
            return (int)ExitCode.InternalFault;
        }
    }
}
