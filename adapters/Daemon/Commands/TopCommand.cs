using System.CommandLine;
using MediaRouting.Daemon.Options;
using MediaRouting.Daemon.Top;

namespace MediaRouting.Daemon.Commands;

/// <summary>
/// <c>mre top</c>: queues, waits, agents by state, rates and latencies of a running daemon, drawn again every few
/// seconds; with <c>--once</c> printed once, for scripts.
/// </summary>
internal static class TopCommand
{
    private const int PlainColumns = 160;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan KeyPeriod = TimeSpan.FromMilliseconds(100);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Option<string> admin = AdminOption.Create();
        Option<bool> once = new("--once") { Description = "Print it once, whole, as plain text." };
        Option<int> interval = NumberOption.Create(
            "--interval", "Seconds between two looks; rates are over so long", 1, 60, 2);
        Command command = new(
            "top", "Shows a running daemon: queues, waits, agents by state, rates and latencies. q leaves it.")
        {
            admin,
            once,
            interval,
        };
        command.SetAction(async parsed =>
        {
            using StopSignal stop = new(_ => { });
            string address = parsed.GetValue(admin) ?? OptionTable.Admin.Default!;
            TextWriter error = parsed.InvocationConfiguration.Error;
            if (!Uri.TryCreate($"http://{address}", UriKind.Absolute, out Uri? endpoint))
            {
                error.WriteLine($"mre top: {OptionTable.Admin.Flag}: expected host:port, found {address}");
                return (int)ExitCode.Usage;
            }

            using HttpClient client = new() { BaseAddress = endpoint, Timeout = Patience };
            TextWriter output = parsed.InvocationConfiguration.Output;
            OutputStyle style = OutputStyle.Of(output);
            TimeSpan period = TimeSpan.FromSeconds(parsed.GetValue(interval));
            if (parsed.GetValue(once))
            {
                return (int)await PrintAsync(new DaemonPages(client), address, period, output, error, stop.Asked);
            }

            if (!style.IsTerminal)
            {
                error.WriteLine("mre top: no terminal of 80 columns and 14 lines here; --once prints");
                return (int)ExitCode.Usage;
            }

            await DrawAsync(new DaemonPages(client), new TopScreen(address, style), period, output, stop.Asked);
            return (int)ExitCode.Stopped;
        });
        return command;
    }

    private static async Task<ExitCode> PrintAsync(
        DaemonPages pages,
        string address,
        TimeSpan period,
        TextWriter output,
        TextWriter error,
        CancellationToken stop)
    {
        (Look? before, string fault) = await pages.LookAsync(stop);
        Look? now = null;
        if (before is not null)
        {
            await WaitAsync(period, stop);
            (now, fault) = await pages.LookAsync(stop);
        }

        if (now is null)
        {
            error.WriteLine("mre top: " + fault);
            return ExitCode.Usage;
        }

        foreach (string line in new TopScreen(address, OutputStyle.Plain).Lines(before, now, PlainColumns, null))
        {
            output.WriteLine(line);
        }

        return ExitCode.Stopped;
    }

    private static async Task DrawAsync(
        DaemonPages pages, TopScreen screen, TimeSpan period, TextWriter output, CancellationToken stop)
    {
        using TopTerminal terminal = new(output);
        Look? before = null;
        bool isLeft = false;
        while (!isLeft && !stop.IsCancellationRequested)
        {
            (Look? now, string fault) = await pages.LookAsync(stop);
            terminal.Draw(now is null
                ? ["mre top", "", fault[..Math.Min(fault.Length, Console.WindowWidth)], "", "asking again"]
                : screen.Lines(before, now, Console.WindowWidth, Console.WindowHeight));
            before = now ?? before;
            for (TimeSpan left = period; left > TimeSpan.Zero && !isLeft; left -= KeyPeriod)
            {
                await WaitAsync(KeyPeriod, stop);
                isLeft = TopTerminal.IsLeft() || stop.IsCancellationRequested;
            }
        }
    }

    private static Task WaitAsync(TimeSpan time, CancellationToken stop) =>
        Task.Delay(time, stop).ContinueWith(_ => { }, TaskScheduler.Default);
}
