using System.CommandLine;

namespace MediaRouting.Daemon.Commands;

/// <summary><c>mre demo</c>: a small contact centre in one process, nothing to install.</summary>
internal static class DemoCommand
{
    private const int DefaultSeconds = 8;
    private const int MostSeconds = 600;

    /// <summary>The command.</summary>
    public static Command Create(DemoRun demo)
    {
        Option<int> seconds = NumberOption.Create(
            "--seconds", "How long customers come", 1, MostSeconds, DefaultSeconds);
        Command command = new(
            "demo",
            "A contact centre in one process, nothing to install: live figures, then the proof that nothing was lost.")
        {
            seconds,
        };
        command.SetAction(async parsed =>
        {
            using StopSignal stop = new(_ => { });
            TimeSpan length = TimeSpan.FromSeconds(parsed.GetValue(seconds));
            return (int)await demo(parsed.InvocationConfiguration.Output, length, stop.Asked);
        });
        return command;
    }
}
