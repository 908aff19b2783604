using System.Globalization;
using System.Text.RegularExpressions;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Crash.Site;

/// <summary>
/// A durable broker, a data directory, and the daemon between them, which is killed and started again as often as a
/// test likes. A daemon that ends of its own accord fails the test.
/// </summary>
internal sealed class Trial : IDisposable
{
    private const int Killed = 128 + 9;

    private readonly string[] _options;
    private readonly DirectoryInfo _directory = System.IO.Directory.CreateTempSubdirectory("mre-crash-");
    private readonly HashSet<DateTime> _brokenOff = [];
    private RunningMre? _daemon;

    /// <summary>A trial with a broker that outlives it.</summary>
    /// <param name="broker">The broker.</param>
    /// <param name="options">What every command line of the daemon has besides.</param>
    public Trial(ActiveMqBroker broker, params string[] options)
    {
        (Broker, _options) = (broker, options);
        Configure(CrashSite.Configuration);
    }

    public ActiveMqBroker Broker { get; }

    /// <summary>The data directory.</summary>
    public string Data => Path.Combine(_directory.FullName, "data");

    private string ConfigurationFile => Path.Combine(_directory.FullName, "routing.json");

    /// <summary>The daemon that was started last.</summary>
    public RunningMre Daemon => _daemon!;

    /// <summary>Whether the daemon has carried out again what there was, and serves.</summary>
    public bool IsServing => Daemon.Output.Contains("recovered: ", StringComparison.Ordinal);

    /// <summary>How often a daemon was started.</summary>
    public int Starts { get; private set; }

    /// <summary>Starts that came to their end.</summary>
    public int Recoveries { get; private set; }

    /// <summary>Records that were carried out again, over all starts.</summary>
    public long Recovered { get; private set; }

    /// <summary>Snapshots that were written and verified.</summary>
    public int Snapshots { get; private set; }

    /// <summary>Snapshots that were being written when the daemon was killed.</summary>
    public int SnapshotsBrokenOff => _brokenOff.Count;

    /// <summary>Starts that went on from a snapshot.</summary>
    public int StartsFromSnapshot { get; private set; }

    /// <summary>The command line of the daemon.</summary>
    public string[] CommandLine(params string[] more) =>
    [
        "run",
        "--broker", $"tcp://{Broker.Host}:{Broker.Port}",
        "--config", ConfigurationFile,
        "--data", Data,
        "--admin", "127.0.0.1:0",
        .. _options,
        .. more,
    ];

    /// <summary>Writes the configuration file.</summary>
    public void Configure(string text) => File.WriteAllText(ConfigurationFile, text);

    /// <summary>Starts the daemon and waits for nothing.</summary>
    public void Start()
    {
        _daemon = RunningMre.Start(CommandLine());
        Starts++;
    }

    /// <summary>Starts the daemon and waits until it serves.</summary>
    public void StartReady()
    {
        _daemon = RunningMre.StartReady(CommandLine());
        Starts++;
    }

    /// <summary>Kills the daemon.</summary>
    public void Kill()
    {
        Daemon.Signal("-KILL");
        Assert.True(Daemon.WaitForExit() == Killed, $"the daemon had ended before it was killed:\n{Daemon.Output}");
        var unfinished = new FileInfo(Path.Combine(Data, "snapshot-next"));
        if (unfinished.Exists)
        {
            // It stays until the next is written, so that several kills may find it.
            _brokenOff.Add(unfinished.LastWriteTimeUtc);
        }

        Close();
    }

    /// <summary>Has the daemon drain and stop.</summary>
    public void Stop()
    {
        int code = Daemon.Stop();
        Assert.True(code == 0, $"the daemon ended with {code}:\n{Daemon.Output}");
        Close();
    }

    /// <summary>A copy of the data directory as it is now, beside it.</summary>
    public string CopyData()
    {
        string copy = _directory.CreateSubdirectory(Path.GetRandomFileName()).FullName;
        Copy(Data, copy);
        return copy;
    }

    /// <summary>A copy of the journal as it is now, without snapshots, from its first record on.</summary>
    /// <param name="beginning">A copy with the segments that were pruned since; null if none was.</param>
    public string CopyJournal(string? beginning)
    {
        string copy = CopyData();
        foreach (string snapshot in System.IO.Directory.GetFiles(copy, "snapshot-*"))
        {
            File.Delete(snapshot);
        }

        if (beginning is not null)
        {
            Copy(beginning, copy);
        }

        return copy;
    }

    /// <summary>Segments that are in a copy of the data directory and were pruned since.</summary>
    public int PrunedSince(string copy) => System.IO.Directory.GetFiles(copy, "journal-0*")
        .Count(segment => !File.Exists(Path.Combine(Data, Path.GetFileName(segment))));

    public void Dispose()
    {
        _daemon?.Dispose();
        _directory.Delete(recursive: true);
    }

    /// <summary>Copies the files of which there is none yet.</summary>
    private static void Copy(string from, string to)
    {
        foreach (string file in System.IO.Directory.GetFiles(from))
        {
            string copy = Path.Combine(to, Path.GetFileName(file));
            if (!File.Exists(copy))
            {
                File.Copy(file, copy);
            }
        }
    }

    /// <summary>Takes over what the daemon has said of itself.</summary>
    private void Close()
    {
        long[] recovered = NumbersIn("recovered: (?<number>[0-9]+) records");
        Recoveries += recovered.Length;
        Recovered += recovered.Sum();
        Snapshots += NumbersIn("snapshot of sequence (?<number>[0-9]+) written and verified").Length;
        StartsFromSnapshot += NumbersIn("going on from the snapshot of sequence (?<number>[0-9]+)").Length;
        Assert.DoesNotContain("no snapshot of sequence", Daemon.Output, StringComparison.Ordinal);
        Daemon.Dispose();
        _daemon = null;
    }

    private long[] NumbersIn(string pattern) =>
    [
        .. Regex.Matches(Daemon.Output, pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10))
            .Select(match => long.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)),
    ];
}
