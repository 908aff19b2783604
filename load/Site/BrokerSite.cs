using System.Globalization;
using MediaRouting.Load.Plan;
using MediaRouting.Load.Wire;
using MediaRouting.OpenWire;
using MediaRouting.Testing;

namespace MediaRouting.Load.Site;

/// <summary>
/// A real broker, its own or one that listens already, and the daemon as a process of its own with a journal, in a
/// directory that goes with the run.
/// </summary>
internal sealed class BrokerSite : IContactSite
{
    private readonly string _directory = System.IO.Directory.CreateTempSubdirectory("mre-load-").FullName;
    private readonly ChatQueues _queues;
    private readonly ActiveMqBroker? _broker;
    private readonly string _host;
    private readonly int _port;
    private readonly RunningMre _daemon;
    private readonly BrokerEcho _echo;

    /// <summary>Starts everything and waits until it is ready.</summary>
    /// <param name="routing">The daemon's configuration.</param>
    /// <param name="queues">The queues of the run.</param>
    /// <param name="broker">A broker that listens; null for a durable one of the run's own.</param>
    public BrokerSite(byte[] routing, ChatQueues queues, Uri? broker)
    {
        _queues = queues;
        _broker = broker is null ? ActiveMqBroker.Start(new BrokerSettings { Durable = true }) : null;
        (_host, _port) = _broker is null ? (broker!.Host, broker.Port) : (_broker.Host, _broker.Port);
        try
        {
            _daemon = StartDaemon(routing);
            _echo = new BrokerEcho(Options, queues);
        }
        catch
        {
            _daemon?.Dispose();
            _broker?.Dispose();
            System.IO.Directory.Delete(_directory, recursive: true);
            throw;
        }
    }

    /// <inheritdoc/>
    public string Description => _broker is null
        ? string.Create(CultureInfo.InvariantCulture, $"broker at {_host}:{_port}, daemon with a journal")
        : "ActiveMQ of the run's own, durable (KahaDB), and the daemon with a journal, on this machine";

    /// <inheritdoc/>
    public IChatLine Open(Action<WireMessage> arrived) => new BrokerLine(Options, _queues.Listened, arrived);

    /// <inheritdoc/>
    public void Disturb(BrokerEventKind kind)
    {
        if (kind == BrokerEventKind.Kill)
        {
            _broker!.Kill();
        }
        else
        {
            _broker!.Stop();
        }

        _broker.Restart();
    }

    /// <inheritdoc/>
    public string? Page(string path)
    {
        var (status, body) = _daemon.Get(path);
        return status == 200 ? body : null;
    }

    /// <inheritdoc/>
    public string? Stop()
    {
        var code = _daemon.Stop();
        return code == 0 ? null : $"the daemon ended with {code}:\n{_daemon.Output}";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _daemon.Dispose();
        _echo.Dispose();
        _broker?.Dispose();
        System.IO.Directory.Delete(_directory, recursive: true);
    }

    private RunningMre StartDaemon(byte[] routing)
    {
        var configuration = Path.Combine(_directory, "routing.json");
        File.WriteAllBytes(configuration, routing);
        return RunningMre.StartReady(
        [
            "run", "--broker", string.Create(CultureInfo.InvariantCulture, $"tcp://{_host}:{_port}"),
            "--config", configuration, "--data", Path.Combine(_directory, "data"), "--admin", "127.0.0.1:0",
            "--general-queue", _queues.General, "--chat-queue", _queues.ChatServer,
            "--dead-letter-queue", _queues.DeadLetters,
        ]);
    }

    private OpenWireOptions Options(string connectionId) =>
        new() { Host = _host, Port = _port, ConnectionId = connectionId };
}
