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

    private readonly DirectoryInfo _directory = System.IO.Directory.CreateTempSubdirectory("mre-crash-");
    private RunningMre? _daemon;

    /// <summary>A trial with a broker that outlives it.</summary>
    public Trial(ActiveMqBroker broker)
    {
        Broker = broker;
        Configure(CrashSite.Configuration);
    }

    public ActiveMqBroker Broker { get; }

    /// <summary>The data directory.</summary>
    public string Data => Path.Combine(_directory.FullName, "data");

    /// <summary>The daemon that was started last.</summary>
    public RunningMre Daemon => _daemon!;

    /// <summary>Whether the daemon has carried out again what there was, and serves.</summary>
    public bool IsServing => Daemon.Output.Contains("recovered: ", StringComparison.Ordinal);

    /// <summary>How often a daemon was started.</summary>
    public int Starts { get; private set; }

    /// <summary>Starts that came to their end, and what was carried out again in all of them.</summary>
    public int Recoveries { get; private set; }

    /// <summary>Records that were carried out again, over all starts.</summary>
    public long Recovered { get; private set; }

    /// <summary>The command line of the daemon.</summary>
    public string[] CommandLine(params string[] more) =>
    [
        "run",
        "--broker", $"tcp://{Broker.Host}:{Broker.Port}",
        "--config", ConfigurationFile,
        "--data", Data,
        "--admin", "127.0.0.1:0",
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
        foreach (string file in System.IO.Directory.GetFiles(Data))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return copy;
    }

    public void Dispose()
    {
        _daemon?.Dispose();
        _directory.Delete(recursive: true);
    }

    private string ConfigurationFile => Path.Combine(_directory.FullName, "routing.json");

    private void Close()
    {
        Match recovered = Regex.Match(
            Daemon.Output,
            "recovered: (?<records>[0-9]+) records",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(10));
        Recoveries += recovered.Success ? 1 : 0;
        Recovered += recovered.Success ? long.Parse(recovered.Groups["records"].ValueSpan) : 0;
        Daemon.Dispose();
        _daemon = null;
    }
}
