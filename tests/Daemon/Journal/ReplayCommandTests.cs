using MediaRouting.Engine.Journal;
using MediaRouting.Storage;

namespace MediaRouting.Tests.Daemon.Journal;

/// <summary><c>mre replay</c>: the state at any sequence.</summary>
public sealed class ReplayCommandTests
{
    [Fact]
    public async Task The_state_is_shown_as_it_was_at_any_sequence()
    {
        using TemporaryDirectory data = Kept();

        (int code, string output, string error) = await RunAsync(data.Path, "--to", "9");

        Assert.Equal((0, ""), (code, error));
        Assert.Equal(
            """
            sequence       9
            sessions       2 of 6 signed in: NotReady 1, Ready 1
            tasks          0 open, 0 of them waiting, 0 closed and remembered
            timers         0
            messages in    7 = 6 applied + 1 refused + 0 duplicate + 0 dead-lettered
            refused        AuthenticationFailed 1
            dead-lettered  none
            messages out   MediaRoutingSequence 7, known to have left 0
            violations     0

            """,
            output);
    }

    [Fact]
    public async Task A_snapshot_that_cannot_be_used_is_named_and_passed_over()
    {
        using TemporaryDirectory data = Kept();
        File.WriteAllText(Path.Combine(data.Path, "snapshot-00000000000000000020"), "no snapshot");

        (int code, string output, string error) = await RunAsync(data.Path, "--hash");

        KeptDirectory kept = KeptDirectory.Of("v1/combined");
        Assert.Equal((0, kept.Replay), (code, kept.InItsWords(output)));
        Assert.StartsWith(
            "mre replay: a snapshot cannot be used and is passed over: snapshot-00000000000000000020, ", error);
    }

    [Fact]
    public async Task A_sequence_that_is_not_there_is_refused()
    {
        using TemporaryDirectory data = Kept();

        (int code, string output, string error) = await RunAsync(data.Path, "--to", "38");

        Assert.Equal((3, ""), (code, output));
        Assert.Equal($"mre replay: {data.Path}: there is no sequence 38 yet: 37 is the last\n", error);
    }

    [Fact]
    public async Task A_damaged_journal_is_refused_with_file_byte_and_sequence()
    {
        using TemporaryDirectory data = Kept();
        string segment = Path.Combine(data.Path, Segments.NameOf(1));
        byte[] bytes = File.ReadAllBytes(segment);
        bytes[500] ^= 1;
        File.WriteAllBytes(segment, bytes);

        (int code, string output, string error) = await RunAsync(data.Path);

        Assert.Equal((3, ""), (code, output));
        Assert.Matches(": journal-0{19}1, byte [0-9]+, sequence 3: ", error);
    }

    [Fact]
    public async Task Beside_a_daemon_the_state_is_that_of_what_was_acknowledged()
    {
        using TemporaryDirectory data = Kept();
        using FileStorage daemon = FileStorage.Open(data.Path);
        Assert.True(daemon.TryLock());

        (int code, string output, string error) = await RunAsync(data.Path, "--hash");

        KeptDirectory kept = KeptDirectory.Of("v1/combined");
        Assert.Equal((0, kept.Replay), (code, kept.InItsWords(output)));
        Assert.Contains($"is in use by process {Environment.ProcessId}", error, StringComparison.Ordinal);
    }

    private static Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) =>
        MreProcess.RunAsync("", ["replay", .. arguments]);

    private static TemporaryDirectory Kept()
    {
        TemporaryDirectory copy = new();
        KeptDirectory.Of("v1/combined").CopyTo(copy.Path);
        return copy;
    }
}
