using MediaRouting.Testing;

namespace MediaRouting.Tests.Daemon.Running;

/// <summary>
/// The broker that the tests of the running daemon share, and the configuration file; each daemon gets queues of its
/// own on it.
/// </summary>
public sealed class BrokerFixture : IDisposable
{
    private readonly TemporaryFile _configuration = new(RoutingFile.Text);
    private readonly DirectoryInfo _data = System.IO.Directory.CreateTempSubdirectory("mre-data-");
    private readonly Lazy<string> _javaClasses = new(JavaClient.Compile);
    private int _prefixes;

    /// <summary>Makes the authority, and starts the broker.</summary>
    public BrokerFixture()
    {
        Tls = Authority.Broker("localhost");
        Broker = ActiveMqBroker.Start(new BrokerSettings { Tls = Tls });
    }

    /// <summary>Who has signed the certificate of the broker, and signs those of its clients.</summary>
    public TestAuthority Authority { get; } = new();

    /// <summary>The stores of the broker.</summary>
    public BrokerTls Tls { get; }

    /// <summary>The broker: in memory, open to everyone, over TCP and TLS.</summary>
    public ActiveMqBroker Broker { get; }

    /// <summary>Path of the configuration file.</summary>
    public string Configuration => _configuration.Path;

    /// <summary>Directory of the compiled <see cref="JavaClient"/>.</summary>
    public string JavaClasses => _javaClasses.Value;

    /// <summary>A prefix for queue names that nobody has used.</summary>
    public string NewPrefix() => $"t{Interlocked.Increment(ref _prefixes)}.";

    /// <inheritdoc/>
    public void Dispose()
    {
        Broker.Dispose();
        Authority.Dispose();
        _configuration.Dispose();
        _data.Delete(recursive: true);
        if (_javaClasses.IsValueCreated)
        {
            System.IO.Directory.Delete(JavaClasses, recursive: true);
        }
    }

    /// <summary>The data directory of a daemon on queues with a prefix.</summary>
    public string DataOf(string prefix, string topology = "combined") =>
        Path.Combine(_data.FullName, prefix + topology);

    /// <summary>The command line of a daemon on queues with a prefix.</summary>
    internal string[] CommandLine(string prefix, string topology = "combined", params string[] more) =>
        CommandLine(Broker, prefix, topology, more);

    /// <summary>The same on another broker.</summary>
    internal string[] CommandLine(ActiveMqBroker broker, string prefix, string topology, params string[] more) =>
        CommandLineOn($"tcp://{broker.Host}:{broker.Port}", prefix, topology, more);

    /// <summary>The same on a list of brokers.</summary>
    internal string[] CommandLineOn(string brokers, string prefix, string topology, params string[] more) =>
    [
        "run",
        "--broker", brokers,
        "--config", Configuration,
        "--topology", topology,
        "--data", DataOf(prefix, topology),
        "--admin", "127.0.0.1:0",
        "--general-queue", prefix + "General",
        "--routing-queue", prefix + "RoutingEngine",
        "--communication-queue", prefix + "CommunicationServer",
        "--chat-queue", prefix + "ChatServer",
        "--dead-letter-queue", prefix + "MediaRouting.DLQ",
        .. more,
    ];
}

/// <summary>The tests that share it run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class BrokerTests : ICollectionFixture<BrokerFixture>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "broker";
}
