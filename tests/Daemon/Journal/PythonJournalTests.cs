using System.Diagnostics;
using System.Globalization;
using System.Text;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Tests.Daemon.Journal;

/// <summary>A reader that shares nothing with this program sees in a journal what the dump says.</summary>
public sealed class PythonJournalTests
{
    private const string Interpreter = "/usr/bin/python3";

    [Fact]
    public async Task Python_and_the_dump_agree_on_every_record_of_a_journal_that_a_pipeline_has_written()
    {
        using TemporaryDirectory data = new();
        string script = LongScript(rounds: 40);
        ScriptedDaemon.Play(data.Path, Topology.Combined, script);

        Assert.Equal(RecordsOf(script), await CompareAsync(data.Path));
    }

    [Theory]
    [MemberData(nameof(KeptDirectoryTests.Kept), MemberType = typeof(KeptDirectoryTests))]
    public async Task Python_and_the_dump_agree_on_every_record_that_is_kept(string name)
    {
        using TemporaryDirectory copy = new();
        KeptDirectory kept = KeptDirectory.Of(name);
        kept.CopyTo(copy.Path);

        Assert.Equal(RecordsOf(kept.Script), await CompareAsync(copy.Path));
    }

    /// <summary>A line that is no configuration and no snapshot is a record; two come before it.</summary>
    private static int RecordsOf(string script) =>
        MediaRouting.Testing.ScenarioTable.Parse(script).Steps.Count(step => step.Input is not "Snapshot") + 2;

    /// <summary>
    /// The kept script, over and over, so that it fills segments; ids of messages and tasks are new each time.
    /// </summary>
    private static string LongScript(int rounds)
    {
        string[] lines = KeptDirectory.Of("v1/combined").Script.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        int first = Array.FindIndex(lines, line => line.StartsWith("Connect ", StringComparison.Ordinal));
        StringBuilder script = new(string.Join('\n', lines[..first]));
        for (int round = 0; round < rounds; round++)
        {
            string number = round.ToString(CultureInfo.InvariantCulture);
            foreach (string line in lines[first..])
            {
                if (line.StartsWith("Configure", StringComparison.Ordinal))
                {
                    continue;
                }

                script.Append('\n').Append(line.Replace(" web-", $" web-{number}-", StringComparison.Ordinal));
            }
        }

        return script.ToString();
    }

    /// <summary>Has Python read a data directory and hold it against the dump; how many records agree.</summary>
    private static async Task<int> CompareAsync(string directory)
    {
        (int code, string dump, string error) = await MreProcess.RunAsync("", "journal", "dump", directory);
        Assert.Equal((0, ""), (code, error));
        Assert.True(
            File.Exists(Interpreter), "Debian's python3 and python3-msgpack are missing: tests/run.sh installs them");
        string here = Path.Combine(Repository.Root, "tests", "Daemon", "Journal", "journal.py");
        string numbers = Path.Combine(Repository.Root, "tests", "Tidy", "persisted-numbers.txt");
        using Process python = Process.Start(new ProcessStartInfo(Interpreter, [here, directory, numbers])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            UseShellExecute = false,
        })!;
        Task<string> output = python.StandardOutput.ReadToEndAsync();
        Task<string> errors = python.StandardError.ReadToEndAsync();
        await python.StandardInput.WriteAsync(dump);
        python.StandardInput.Close();
        await python.WaitForExitAsync();
        Assert.True(python.ExitCode == 0, await errors);
        return int.Parse((await output).Split(' ')[0], CultureInfo.InvariantCulture);
    }
}
