using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace MediaRouting.Daemon.Commands;

/// <summary><c>mre demo</c>: a small contact centre in one process, nothing to install.</summary>
internal static class DemoCommand
{
    private const int DefaultSeconds = 8;
    private const int MostSeconds = 600;

    /// <summary>The command.</summary>
    public static Command Create(DemoRun demo)
    {
        Option<int> seconds = new("--seconds")
        {
            Description = $"How long customers come, 1..{MostSeconds}",
            HelpName = "n",
            DefaultValueFactory = _ => DefaultSeconds,
        };
        seconds.Validators.Add(RefuseOutOfRange);
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

    private static void RefuseOutOfRange(OptionResult seconds)
    {
        // What is no number at all the parser has refused already.
        if (seconds.Tokens is [var token]
            && int.TryParse(token.Value, CultureInfo.InvariantCulture, out int number)
            && number is < 1 or > MostSeconds)
        {
            seconds.AddError($"--seconds: expected 1..{MostSeconds}");
        }
    }
}
