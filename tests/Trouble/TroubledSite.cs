using System.Globalization;
using MediaRouting.Testing;
using MediaRouting.Tests.Crash.Site;

namespace MediaRouting.Tests.Trouble;

/// <summary>
/// The contact centre of tests/Crash with a fault proxy between daemon and broker; the Chat Server has its own way to
/// the broker. A daemon that ends of its own accord fails the test.
/// </summary>
internal sealed class TroubledSite : IDisposable
{
    private const string Lost = "lost broker";
    private const string Connected = "connected to broker";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ForWhatShouldNotCome = TimeSpan.FromMilliseconds(300);

    private readonly DirectoryInfo _directory = System.IO.Directory.CreateTempSubdirectory("mre-trouble-");
    private RunningMre? _daemon;
    private int _lossesOfStopped;

    /// <summary>A site on a durable broker of its own, whose daemon is not started.</summary>
    public TroubledSite()
    {
        Broker = ActiveMqBroker.Start(new BrokerSettings { Durable = true });
        Proxy = new FaultProxy(Broker.Port);
        Chat = new ChatServer(Broker, Seed);
        File.WriteAllText(ConfigurationFile, CrashSite.Configuration);
    }

    /// <summary>What the customers and agents go by: MRE_TROUBLE_SEED.</summary>
    public static int Seed { get; } =
        Environment.GetEnvironmentVariable("MRE_TROUBLE_SEED") is { Length: > 0 } value
            ? int.Parse(value, CultureInfo.InvariantCulture)
            : 1;

    public ActiveMqBroker Broker { get; }

    public FaultProxy Proxy { get; }

    public ChatServer Chat { get; }

    public RunningMre Daemon => _daemon!;

    /// <summary>Connections lost so far, by what the daemons wrote.</summary>
    public int Losses => _lossesOfStopped + Daemon.CountOf(Lost);

    /// <summary>Whether the last thing the daemon wrote of the broker is that it has it.</summary>
    public bool IsConnected
    {
        get
        {
            string output = Daemon.Output;
            return output.LastIndexOf(Connected, StringComparison.Ordinal)
                > output.LastIndexOf(Lost, StringComparison.Ordinal);
        }
    }

    private string ConfigurationFile => Path.Combine(_directory.FullName, "routing.json");

    private string Data => Path.Combine(_directory.FullName, "data");

    /// <summary>Starts the daemon and waits for nothing.</summary>
    public void Start(params IEnumerable<(string Name, string Value)> environment) => _daemon = RunningMre.Start(
        [
            "run",
            "--broker", $"tcp://127.0.0.1:{Proxy.Port}",
            "--config", ConfigurationFile,
            "--data", Data,
            "--admin", "127.0.0.1:0",
        ],
        environment);

    /// <summary>Goes on, customers coming, until the daemon serves over a connection that lasts.</summary>
    public void RunUntilConnected(int losses)
    {
        Chat.Run(() => Losses >= losses && IsConnected);
        int told = Chat.Ledger.Told.Count;
        Chat.Run(() => Chat.Ledger.Told.Count > told);
    }

    /// <summary>Has a fault strike under load that ends the connection, and goes on until it is made up for.</summary>
    public void Strike(WireFault fault)
    {
        int losses = Losses;
        Proxy.Plan(fault);
        try
        {
            RunUntilStruck(fault);
            RunUntilConnected(losses + 1);
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"after {fault}:\n{Daemon.Output}", e);
        }
    }

    /// <summary>Goes on, customers coming, until a fault has struck.</summary>
    public void RunUntilStruck(WireFault fault) => Chat.Run(() => fault.Wait(TimeSpan.Zero));

    /// <summary>Has the daemon drain and stop.</summary>
    public void Stop()
    {
        int code = Daemon.Stop();
        Assert.True(code == 0, $"the daemon ended with {code}:\n{Daemon.Output}");
        _lossesOfStopped += Daemon.CountOf(Lost);
        Daemon.Dispose();
        _daemon = null;
    }

    /// <summary>
    /// Finishes everything, asks for everything, stops the daemon, and holds against each other what was handed in,
    /// what was told, and what a clean replay of the journal tells.
    /// </summary>
    public Reckoning Reckon()
    {
        Chat.Finish();
        Chat.AskForEverything();
        Stop();
        var replay = new CleanReplay(Data);
        Chat.ReadUntil(replay.Told.Count);
        Chat.Listen(ForWhatShouldNotCome);
        Assert.Equal(0, replay.Machine.Violations.Total);
        return new Reckoning(Chat, replay);
    }

    public void Dispose()
    {
        _daemon?.Dispose();
        Proxy.Dispose();
        Chat.Dispose();
        Broker.Dispose();
        _directory.Delete(recursive: true);
    }

    /// <summary>Waits until something holds, the Chat Server doing nothing.</summary>
    public void Await(Func<bool> condition, string what) =>
        Assert.True(SpinWait.SpinUntil(condition, Patience), $"{what}:\n{Daemon.Output}\n{Broker.Log}");
}
