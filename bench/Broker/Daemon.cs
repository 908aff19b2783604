using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MediaRouting.Directory;
using MediaRouting.Testing;

namespace MediaRouting.Bench.Broker;

/// <summary>The daemon as a process of its own, with one MRD whose offers stay open, and one task an agent.</summary>
internal sealed class Daemon : IDisposable
{
    private const int OfferTimeoutSeconds = 3600;

    private readonly string _directory = System.IO.Directory.CreateTempSubdirectory("mre-bench-daemon-").FullName;
    private readonly RunningMre _process;

    /// <summary>Starts the daemon and waits until it is ready.</summary>
    /// <param name="broker">Its broker.</param>
    /// <param name="route">Its queues.</param>
    /// <param name="agents">How many agents it has.</param>
    /// <param name="isJournaled">Whether what it takes in outlives it.</param>
    public Daemon(ActiveMqBroker broker, Route route, int agents, bool isJournaled)
    {
        Route = route;
        Option = isJournaled ? "--data DIR" : "--data none";
        var configuration = Path.Combine(_directory, "routing.json");
        File.WriteAllText(configuration, Configuration(agents));
        _process = RunningMre.StartReady(
        [
            "run", "--broker", string.Create(CultureInfo.InvariantCulture, $"tcp://{broker.Host}:{broker.Port}"),
            "--config", configuration, "--data", isJournaled ? Path.Combine(_directory, "data") : "none",
            "--admin", "127.0.0.1:0", "--general-queue", route.General, "--chat-queue", route.Requesters,
            "--dead-letter-queue", "DeadLetters." + route.Name,
        ]);
    }

    /// <summary>The option that this daemon differs in.</summary>
    public string Option { get; }

    /// <summary>Where it is asked.</summary>
    public Route Route { get; }

    /// <summary>Messages that the broker has confirmed to it.</summary>
    public long Sent => _process.Metric("mre_messages_sent_total");

    /// <summary>What it has of processors since it began, in user and in system mode.</summary>
    public TimeSpan Processor
    {
        get
        {
            using var process = Process.GetProcessById(int.Parse(_process.Pid, CultureInfo.InvariantCulture));
            return process.TotalProcessorTime;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Dispose();
        System.IO.Directory.Delete(_directory, recursive: true);
    }

    private static string Configuration(int agents)
    {
        var passwordHash = PasswordHash.Create(Request.Password, iterations: 1);
        return JsonSerializer.Serialize(new
        {
            mrds = new[] { new { id = Request.Mrd, offerTimeoutSeconds = OfferTimeoutSeconds } },
            queues = new[] { new { id = "chats", mrd = Request.Mrd } },
            agents = Enumerable.Range(0, agents).Select(agent => new { id = Request.AgentId(agent), passwordHash }),
        });
    }
}
