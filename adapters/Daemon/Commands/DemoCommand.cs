using System.CommandLine;

namespace MediaRouting.Daemon.Commands;

/// <summary><c>mre demo</c>: a small contact centre in one process, nothing to install.</summary>
internal static class DemoCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Func<TextWriter, CancellationToken, Task<ExitCode>> demo)
    {
        Command command = new(
            "demo",
            "A contact centre in one process, nothing to install: live figures, then the proof that nothing was lost.");
        command.SetAction(async parsed =>
        {
            using StopSignal stop = new(_ => { });
            return (int)await demo(parsed.InvocationConfiguration.Output, stop.Asked);
        });
        return command;
    }
}
