using MediaRouting.Daemon.Configuration;

namespace MediaRouting.Daemon.Demo;

/// <summary>
/// <c>mre demo</c>: the daemon with both roles over the broker in memory, a simulated Chat Server beside it, and at the
/// end the proof.
/// </summary>
public static class DemoProcess
{
    private const int Seed = 2026;
    private static readonly TimeSpan StaffLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FinishLimit = TimeSpan.FromSeconds(30);

    private static readonly Customer First =
        new(Number: 0, TimeSpan.Zero, SampleConfiguration.Chat, "Maria", Patience: StaffLimit)
        {
            Queue = DemoConfiguration.Routing.Mrds[0].DefaultQueue!,
        };

    /// <summary>Runs the demo and prints what happens.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="length">How long customers come.</param>
    /// <param name="stop">
    /// Set when no more customers are to come: what is under way is finished, and the proof printed.
    /// </param>
    /// <returns>Stopped if the proof holds, else InternalFault.</returns>
    public static Task<ExitCode> RunAsync(TextWriter output, TimeSpan length, CancellationToken stop) =>
        RunAsync(output, OutputStyle.Of(output), length, stop);

    /// <summary>The same, with the style of the output chosen.</summary>
    public static async Task<ExitCode> RunAsync(
        TextWriter output, OutputStyle style, TimeSpan length, CancellationToken stop)
    {
        using var site = new DemoSite(Seed);
        site.Node.Start(CancellationToken.None);
        var centre = site.Centre;
        Introduce(output, style);
        var wentWell = centre.Staff(StaffLimit) && ServeFirst(centre, site.Mailbox, output, style);
        if (wentWell)
        {
            output.WriteLine();
            output.WriteLine(
                $"  The doors open: {DemoConfiguration.Routing.Agents.Length} agents, "
                + $"{DemoConfiguration.Routing.Queues.Length} queues of chats, e-mails and calls.");
            output.WriteLine();
            wentWell = await ServeAsync(centre, new LiveView(output, style, length), length, stop)
                && centre.SendHome(StaffLimit);
        }

        wentWell = wentWell && site.Node.Drain(DrainLimit);
        var outcome = site.Conclude();
        var trouble =
            site.Failure.Length > 0 || wentWell ? site.Failure : "the contact centre could not be closed in time";
        return Verdict.Print(output, style, outcome, trouble);
    }

    private static void Introduce(TextWriter output, OutputStyle style)
    {
        var (to, from) = (style.Pick("→", "->"), style.Pick("←", "<-"));
        output.WriteLine(
            $"  {style.Bold("mre demo")}: the routing engine, a broker in memory, a simulated Chat Server.");
        output.WriteLine();
        output.WriteLine($"  One conversation, as the Chat Server sends ({to}) and receives ({from}) it:");
        output.WriteLine();
        output.Flush();
    }

    private static bool ServeFirst(ContactCentre centre, Mailbox mailbox, TextWriter output, OutputStyle style)
    {
        var transcript = new Transcript(output, style, First.ClientUniqueId);
        mailbox.Show(transcript);
        var wentWell = centre.ServeOne(First, StaffLimit);
        mailbox.Hide(transcript);
        return wentWell;
    }

    private static async Task<bool> ServeAsync(
        ContactCentre centre, LiveView view, TimeSpan length, CancellationToken stop)
    {
        var serving = Task.Run(
            () =>
            {
                centre.Open(Arrivals.On(Seed, length), length, stop);
                return centre.FinishWork(FinishLimit);
            },
            CancellationToken.None);
        using var timer = new PeriodicTimer(view.Period);
        while (!serving.IsCompleted)
        {
            await Task.WhenAny(serving, timer.WaitForNextTickAsync(CancellationToken.None).AsTask());
            view.Show(centre.Look());
        }

        return await serving;
    }
}
