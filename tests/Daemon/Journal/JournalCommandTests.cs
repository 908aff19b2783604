using MediaRouting.Engine.Journal;
using MediaRouting.Storage;

namespace MediaRouting.Tests.Daemon.Journal;

/// <summary><c>mre journal</c> on directories that are sound, torn, damaged, in use, or none.</summary>
public sealed class JournalCommandTests
{
    private const string First = "journal-00000000000000000001";

    [Fact]
    public async Task A_sound_journal_is_summed_up_in_a_line()
    {
        using TemporaryDirectory data = Kept();

        (int code, string output, string error) = await RunAsync("verify", data.Path);

        Assert.Equal((0, ""), (code, error));
        Assert.Matches(
            "^37 records, sequences 1 to 37, [0-9]+ bytes, acknowledged up to 37: sound\n$", output);
    }

    [Fact]
    public async Task Every_damaged_record_is_named_with_file_byte_and_sequence()
    {
        using TemporaryDirectory data = Kept();
        List<(long Offset, long Sequence)> damaged = Damage(data.Path, 5, 9, 10);

        (int code, string output, string error) = await RunAsync("verify", data.Path);

        Assert.Equal(3, code);
        Assert.Equal($"mre journal verify: {data.Path}: 2 faults\n", error);
        string[] lines = output.Split('\n');
        Assert.StartsWith($"{First}, byte {damaged[0].Offset}, sequence 5: the record is damaged", lines[0]);
        Assert.StartsWith($"{First}, byte {damaged[1].Offset}, sequences 9 to 10: the record is damaged", lines[1]);
    }

    [Fact]
    public async Task An_end_that_was_never_finished_is_no_damage()
    {
        using TemporaryDirectory data = Kept();
        using (FileStream last = File.Open(LastSegment(data.Path), FileMode.Append))
        {
            last.Write("MRJR and nothing more"u8);
        }

        (int code, string output, _) = await RunAsync("verify", data.Path);

        Assert.Equal(0, code);
        Assert.EndsWith(": sound but for 21 bytes at the end that were never finished nor acknowledged\n", output);
    }

    [Fact]
    public async Task An_end_that_was_acknowledged_and_is_gone_is_damage()
    {
        using TemporaryDirectory data = Kept();
        Damage(data.Path, 37);

        (int code, string output, _) = await RunAsync("verify", data.Path);

        Assert.Equal(3, code);
        Assert.Contains(
            "sequence 37: the journal ends here, and 37 was acknowledged", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dump_begins_and_ends_where_it_is_told()
    {
        using TemporaryDirectory data = Kept();

        (int code, string output, _) = await RunAsync("dump", data.Path, "--from", "36", "--to", "36");
        (_, string rest, _) = await RunAsync("dump", data.Path, "--from", "35");

        Assert.Equal(0, code);
        Assert.StartsWith("{\"Sequence\":36,", output, StringComparison.Ordinal);
        Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(3, rest.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_dump_goes_as_far_as_it_can_and_says_why_it_ends()
    {
        using TemporaryDirectory data = Kept();
        Damage(data.Path, 5);

        (int code, string output, string error) = await RunAsync("dump", data.Path);

        Assert.Equal(3, code);
        Assert.Equal(4, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains(", sequence 5: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statistics_count_what_is_there()
    {
        using TemporaryDirectory data = Kept();

        (int code, string output, string error) = await RunAsync("stats", data.Path);

        Assert.Equal((0, ""), (code, error));
        string[] lines = output.Split('\n');
        Assert.Contains("records       37", lines);
        Assert.Contains("first         sequence 1, 2025-06-15T15:06:40.000Z", lines);
        Assert.Contains("last          sequence 37, 2025-06-15T15:07:00.055Z", lines);
        Assert.Contains("acknowledged  sequence 37", lines);
        Assert.Contains("torn          0 bytes", lines);
        Assert.Contains(lines, line => line.StartsWith("Command Connect refused ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Configuration ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("dump")]
    [InlineData("stats")]
    public async Task Beside_a_daemon_what_was_acknowledged_is_read_and_nothing_is_touched(string command)
    {
        using TemporaryDirectory data = Kept();
        using FileStorage daemon = FileStorage.Open(data.Path);
        Assert.True(daemon.TryLock());
        using (FileStream last = File.Open(LastSegment(data.Path), FileMode.Append))
        {
            last.Write("MRJR half a record"u8);
        }

        IReadOnlyDictionary<string, byte[]> before = KeptDirectory.ReadFiles(data.Path);

        (int code, string output, string error) = await RunAsync(command, data.Path);

        Assert.Equal(0, code);
        Assert.Equal(
            $"mre journal {command}: {data.Path} is in use by process {Environment.ProcessId}: read up to sequence 37\n",
            error);
        Assert.Contains("37", output, StringComparison.Ordinal);
        Assert.Equal(before, KeptDirectory.ReadFiles(data.Path));
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("dump")]
    [InlineData("stats")]
    public async Task A_directory_without_a_journal_is_refused_and_one_that_is_not_there_a_usage_fault(string command)
    {
        using TemporaryDirectory empty = new();

        (int refused, _, string reason) = await RunAsync(command, empty.Path);
        (int missing, _, string fault) = await RunAsync(command, Path.Combine(empty.Path, "none"));

        Assert.Equal((3, 1), (refused, missing));
        Assert.EndsWith(": there is no journal in it\n", reason, StringComparison.Ordinal);
        Assert.EndsWith(": there is no such directory\n", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dump", "x", "--from", "0")]
    [InlineData("dump", "x", "--to", "many")]
    [InlineData("dump")]
    [InlineData]
    public async Task A_command_line_that_makes_no_sense_is_a_usage_fault(params string[] arguments)
    {
        (int code, _, string error) = await RunAsync(arguments);

        Assert.Equal(1, code);
        Assert.NotEqual("", error);
    }

    private static Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) =>
        MreProcess.RunAsync("", ["journal", .. arguments]);

    private static TemporaryDirectory Kept()
    {
        TemporaryDirectory copy = new();
        KeptDirectory.Of("v1/combined").CopyTo(copy.Path);
        return copy;
    }

    private static string LastSegment(string directory) =>
        System.IO.Directory.GetFiles(directory, "journal-*").Order(StringComparer.Ordinal).Last();

    /// <summary>Turns a bit of the payload of each of these records; where those that begin a gap stood.</summary>
    private static List<(long Offset, long Sequence)> Damage(string directory, params long[] sequences)
    {
        List<(string File, long Offset, long Sequence)> places = [];
        using (FileStorage storage = FileStorage.Open(directory))
        using (JournalReader reader = new(storage))
        {
            while (reader.TryRead(out RecordFrame record))
            {
                if (sequences.Contains(record.Sequence))
                {
                    places.Add((
                        Segments.NameOf(reader.End.Segment), reader.End.Offset - record.StoredBytes, record.Sequence));
                }
            }
        }

        foreach ((string file, long offset, _) in places)
        {
            string path = Path.Combine(directory, file);
            byte[] bytes = File.ReadAllBytes(path);
            bytes[offset + 40] ^= 1;
            File.WriteAllBytes(path, bytes);
        }

        return places.ConvertAll(place => (place.Offset, place.Sequence));
    }
}
