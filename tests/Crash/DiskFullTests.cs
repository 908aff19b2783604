using System.Diagnostics;
using MediaRouting.Testing;
using MediaRouting.Tests.Crash.Site;
using Xunit.Abstractions;

namespace MediaRouting.Tests.Crash;

/// <summary>
/// The data directory on a file system that is really full. It takes a mount of a small tmpfs, for which the test has
/// to be root.
/// </summary>
public sealed class DiskFullTests(DurableBroker durable, ITestOutputHelper output) : IClassFixture<DurableBroker>
{
    private const string HasPlace = "size=300m";

    private const string Answered = "answered";

    // A segment and a half: the first is full when the second does not fit.
    private const string HasTooLittle = "size=100m";

    private const int RoomBytes = 256 * 1024;
    private const int ParamBytes = 15_000;
    private const int Messages = 60;

    // They fit, and are not in one batch with those that do not.
    private const int MessagesBefore = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public void A_full_disk_ends_the_daemon_with_a_line_and_3_and_with_space_it_goes_on_with_nothing_lost()
    {
        using var trial = new Trial(durable.Broker);
        using var disk = new SmallDisk(trial.Data, HasTooLittle);
        using (var journal = new PreparedJournal(trial.Data))
        {
            journal.FillSegment(RoomBytes);
        }

        HashSet<string> answered = [];
        using var client = new BrokerClient(trial.Broker);
        using (var daemon = RunningMre.StartReady(trial.CommandLine()))
        {
            Send(client, 0, MessagesBefore);
            while (answered.Count < MessagesBefore)
            {
                Assert.True(answered.Add(client.Receive(Answered, Patience)!.CorrelationId!));
            }

            Send(client, MessagesBefore, Messages);

            Assert.True(daemon.WaitForExit() == 3, daemon.Output);
            string line = Assert.Single(
                daemon.Output.Split('\n'), text => text.Contains("crit", StringComparison.Ordinal));
            Assert.Contains("is acknowledged", line, StringComparison.Ordinal);
            Assert.Contains("No space left on device", line, StringComparison.Ordinal);
            output.WriteLine(line);
        }

        answered.UnionWith(Answers(client, TimeSpan.FromMilliseconds(500)));
        int before = answered.Count;
        Assert.InRange(before, MessagesBefore, Messages - 1);

        using (var still = RunningMre.Start(trial.CommandLine()))
        {
            Assert.True(still.WaitForExit() == 3, still.Output);
            Assert.Contains("No space left on device", still.Output, StringComparison.Ordinal);
        }

        // A start may send what is durable already before it meets the full disk.
        Assert.All(
            Answers(client, TimeSpan.FromMilliseconds(500)),
            answer => Assert.True(answered.Add(answer), $"{answer} was answered twice"));
        disk.Resize(HasPlace);
        using var successor = RunningMre.StartReady(trial.CommandLine());
        while (answered.Count < Messages && client.Receive(Answered, Patience) is { } answer)
        {
            Assert.True(answered.Add(answer.CorrelationId!), $"{answer.CorrelationId} was answered twice");
        }

        Assert.Equal(Messages, answered.Count);
        Assert.Equal(0, successor.Stop());
        Assert.Empty(Answers(client, TimeSpan.FromMilliseconds(200)));
        output.WriteLine(
            $"{before} answered before the disk was full, {Messages - before} after there was space: 0 lost");
    }

    [Fact]
    public void A_first_start_on_a_full_disk_ends_with_3_and_the_next_with_space_begins()
    {
        using var trial = new Trial(durable.Broker);
        using var disk = new SmallDisk(trial.Data, "size=10m");
        using (var daemon = RunningMre.Start(trial.CommandLine("--initialize")))
        {
            Assert.True(daemon.WaitForExit() == 3, daemon.Output);
            Assert.Contains("No space left on device", daemon.Output, StringComparison.Ordinal);
        }

        disk.Resize(HasPlace);
        using var successor = RunningMre.StartReady(trial.CommandLine());
        Assert.Equal(0, successor.Stop());
    }

    private static void Send(BrokerClient client, int from, int to)
    {
        string text = new('x', ParamBytes);
        for (int number = from; number < to; number++)
        {
            string body = $$$"""{"Mrd":"chat","ClientUniqueId":"c{{{number}}}","params":{"text":"{{{text}}}"}}""";
            client.Send(CrashSite.General, "Task", body, Answered, $"{number}");
        }
    }

    private static IEnumerable<string> Answers(BrokerClient client, TimeSpan pause)
    {
        while (client.Receive(Answered, pause) is { } answer)
        {
            yield return answer.CorrelationId!;
        }
    }

    /// <summary>A tmpfs mounted on a directory.</summary>
    private sealed class SmallDisk : IDisposable
    {
        private readonly string _directory;

        public SmallDisk(string directory, string size)
        {
            _directory = directory;
            System.IO.Directory.CreateDirectory(directory);
            Run("mount", "-t", "tmpfs", "-o", size, "tmpfs", directory);
        }

        public void Resize(string size) => Run("mount", "-o", "remount," + size, _directory);

        public void Dispose() => Run("umount", "--lazy", _directory);

        private static void Run(string program, params string[] arguments)
        {
            using Process process = Process.Start(
                new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
            string error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, $"a full disk needs a mount, and so root: {program}: {error}");
        }
    }
}
