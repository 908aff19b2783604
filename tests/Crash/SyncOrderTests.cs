using System.Globalization;
using MediaRouting.Testing;
using MediaRouting.Tests.Crash.Site;
using Xunit.Abstractions;

namespace MediaRouting.Tests.Crash;

/// <summary>
/// Durable before acknowledged, as the system sees it: the record of a message is written, the sync that covers it has
/// returned, and only then answer and acknowledgement, which are one transaction, go to the socket.
/// </summary>
public sealed class SyncOrderTests(DurableBroker durable, ITestOutputHelper output) : IClassFixture<DurableBroker>
{
    private const int Messages = 300;
    private const int LargestBatch = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public void The_sync_has_returned_before_the_acknowledgement_leaves_the_socket()
    {
        using var trial = new Trial(durable.Broker);
        trial.StartReady();
        using var strace = new Strace(trial.Daemon);
        Ask(trial.Broker);
        trial.Stop();

        IReadOnlyList<SystemCall> calls = strace.Seen();
        SystemCall[] journal = [.. calls.Where(call => IsOn(call, "/journal-"))];
        SystemCall[] syncs = [.. journal.Where(call => call is { Name: "fdatasync", Result: "0" })];
        SystemCall[] writes = [.. journal.Except(syncs)];
        SystemCall[] sends = [.. calls.Where(call => IsOn(call, "<socket:") || IsOn(call, "<TCP"))];
        for (int number = 0; number < Messages; number++)
        {
            SystemCall write = First(writes, NameOf(number));
            SystemCall send = First(sends, NameOf(number));
            Assert.True(
                syncs.Any(sync => sync.Begun > write.Returned && sync.Returned < send.Begun),
                $"{NameOf(number)}: no sync between its record, line {write.Returned}, and its answer, {send.Begun}");
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Messages} messages, each answered and acknowledged after the sync of its record; {writes.Length} writes "
            + $"and {syncs.Length} syncs of the journal, {sends.Length} sends"));
    }

    /// <summary>Asks in batches of all sizes, until everything is answered.</summary>
    private static void Ask(ActiveMqBroker broker)
    {
        var random = new Random(1);
        using var line = new Line(broker, CrashSite.General, [CrashSite.Web]);
        int asked = 0;
        int answered = 0;
        bool isDone = SpinWait.SpinUntil(
            () =>
            {
                for (int batch = random.Next(LargestBatch + 1); batch > 0 && asked < Messages; batch--)
                {
                    string body = $$"""{"Mrd":"chat","ClientUniqueId":"{{NameOf(asked++)}}"}""";
                    line.Send("Task", body, CrashSite.Web);
                }

                line.Exchange();
                for (; line.TryTake(out _); answered++)
                {
                }

                return answered == Messages;
            },
            Patience);
        line.Exchange();
        Assert.True(isDone, $"{answered} of {asked} messages were answered");
    }

    /// <summary>No name is part of another.</summary>
    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"in-order-{number:D4}");

    /// <summary>Whether the descriptor of a call, its first argument, stands for this.</summary>
    private static bool IsOn(SystemCall call, string what) =>
        call.Arguments.Split(',', 2)[0].Contains(what, StringComparison.Ordinal);

    private static SystemCall First(SystemCall[] calls, string name) =>
        Array.Find(calls, call => call.Arguments.Contains(name, StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"{name} is in none of {calls.Length} calls");
}
