using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MediaRouting.Daemon.Configuration;
using MediaRouting.Directory.Http;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Ring;
using MediaRouting.Jms;
using MediaRouting.OpenWire;

namespace MediaRouting.Daemon.Options;

/// <summary>Makes <see cref="DaemonOptions"/> of what was given, or lists every fault of it.</summary>
public sealed class OptionReader
{
    /// <summary>Threads that wait at the ring: the one that applies commands and the one that sends events.</summary>
    public const int RingThreads = 2;

    private const string Hidden = "***";
    private const string NoData = "none";

    private readonly OptionSources _sources;
    private readonly List<string> _faults;
    private readonly List<OptionValue> _listing = [];

    private OptionReader(OptionSources sources, List<string> faults) => (_sources, _faults) = (sources, faults);

    /// <summary>Reads and checks every option.</summary>
    /// <param name="sources">Where they are given.</param>
    /// <param name="cores">Cores of the machine: busySpin needs one for each thread at the ring.</param>
    /// <param name="faults">Takes the faults, a line each that names option, place, and what was expected.</param>
    /// <returns>The options; null if there is any fault.</returns>
    public static DaemonOptions? Read(OptionSources sources, int cores, List<string> faults) =>
        new OptionReader(sources, faults).Read(cores);

    private DaemonOptions? Read(int cores)
    {
        ImmutableArray<BrokerAddress> brokers = Brokers();
        Topology topology = Choice(
            OptionTable.Topology,
            ("combined", Topology.Combined),
            ("communication-server", Topology.CommunicationServer),
            ("routing-engine", Topology.RoutingEngine));
        string? config = Required(OptionTable.Config);
        HttpDirectoryOptions? directory = AgentDirectory();
        string? data = Required(OptionTable.Data);
        long snapshotEvery = SnapshotEvery();
        IPEndPoint? admin = Admin();
        QueueNames queues = Queues() with { Tap = Tap(topology) };
        BrokerLogin? login = Login();
        OpenWireTls? tls = Tls(brokers);
        WaitStrategyKind wait = Wait(cores);
        LogFormat log = Choice(OptionTable.Log, ("plain", LogFormat.Plain), ("json", LogFormat.Json));
        bool logsDecisions = LogsDecisions(topology);
        Take(OptionTable.Settings);

        return _faults.Count > 0 ? null : new DaemonOptions
        {
            Brokers = brokers,
            Login = login,
            Tls = tls,
            Topology = topology,
            ConfigFile = config!,
            Directory = directory,
            Data = string.Equals(data, NoData, StringComparison.Ordinal) ? null : data,
            SnapshotEvery = snapshotEvery,
            Admin = admin!,
            Queues = queues,
            WaitStrategy = wait,
            Log = log,
            LogsDecisions = logsDecisions,
            Listing = [.. _listing],
        };
    }

    /// <summary>
    /// The value of an option, which is listed with it; null: nobody gave one, or an empty one, which is a fault.
    /// </summary>
    private OptionValue? Take(OptionDefinition option)
    {
        OptionValue? value = _sources.Find(option);
        _listing.Add(value ?? new OptionValue(option.Name, option.WhenAbsent, OptionOrigin.Default, "default"));
        if (value is { Value.Length: 0 })
        {
            Fault(option, value, "expected a value; leave the option out for none");
            return null;
        }

        return value;
    }

    private void Fault(OptionDefinition option, OptionValue? value, string fault) =>
        _faults.Add(value is null ? $"{option.Flag}: {fault}" : $"{option.Flag}: {fault} ({value.Place})");

    private void FaultIfAny(OptionDefinition option, OptionValue? value, string? fault)
    {
        if (fault is not null)
        {
            Fault(option, value, fault);
        }
    }

    private string? Required(OptionDefinition option)
    {
        OptionValue? value = Take(option);
        if (value is null && _sources.Find(option) is null)
        {
            Fault(option, null, "required and not given");
        }

        return value?.Value;
    }

    private T Choice<T>(OptionDefinition option, params ReadOnlySpan<(string Text, T Choice)> choices)
        where T : struct
    {
        if (Take(option) is not { } value)
        {
            return default;
        }

        List<string> texts = [];
        foreach ((string text, T choice) in choices)
        {
            if (string.Equals(text, value.Value, StringComparison.Ordinal))
            {
                return choice;
            }

            texts.Add(text);
        }

        Fault(option, value, $"expected one of {string.Join(", ", texts)}, found \"{value.Value}\"");
        return default;
    }

    private ImmutableArray<BrokerAddress> Brokers()
    {
        OptionValue? value = Take(OptionTable.Broker);
        ImmutableArray<BrokerAddress> addresses = [];
        if (value is not null && BrokerAddress.ReadList(value.Value, out addresses) is { } fault)
        {
            Fault(OptionTable.Broker, value, fault);
        }

        return addresses;
    }

    private long SnapshotEvery()
    {
        OptionValue? value = Take(OptionTable.SnapshotEvery);
        long commands = 0;
        if (value is not null
            && (!long.TryParse(value.Value, NumberStyles.None, CultureInfo.InvariantCulture, out commands)
                || commands == 0))
        {
            Fault(OptionTable.SnapshotEvery, value, $"expected a whole number above 0, found \"{value.Value}\"");
        }

        return commands;
    }

    private IPEndPoint? Admin()
    {
        OptionValue? value = Take(OptionTable.Admin);
        if (value is null)
        {
            return null;
        }

        // IPEndPoint takes an address without a port too, and then reads the port of an IPv6 address as part of it.
        int colon = value.Value.LastIndexOf(':');
        string host = colon < 0 ? "" : value.Value[..colon];
        bool plain = !host.Contains(':', StringComparison.Ordinal) || host.EndsWith(']');
        string address = string.Equals(host, "localhost", StringComparison.Ordinal)
            ? string.Concat(IPAddress.Loopback.ToString(), value.Value.AsSpan(colon))
            : value.Value;
        if (colon > 0 && plain && IPEndPoint.TryParse(address, out IPEndPoint? endPoint))
        {
            return endPoint;
        }

        Fault(OptionTable.Admin, value, $"expected address:port, like 127.0.0.1:8188, found \"{value.Value}\"");
        return null;
    }

    private QueueNames Queues()
    {
        Dictionary<string, OptionDefinition> used = new(StringComparer.Ordinal);
        return new QueueNames
        {
            General = Queue(OptionTable.GeneralQueue, used),
            RoutingEngine = Queue(OptionTable.RoutingQueue, used),
            CommunicationServer = Queue(OptionTable.CommunicationQueue, used),
            ChatServer = Queue(OptionTable.ChatQueue, used),
            DeadLetters = Queue(OptionTable.DeadLetterQueue, used),
        };
    }

    private string Queue(OptionDefinition option, Dictionary<string, OptionDefinition> used)
    {
        if (Take(option) is not { } value)
        {
            return "";
        }

        if (DestinationName.Fault(value.Value) is { } fault)
        {
            Fault(option, value, fault);
        }
        else if (!used.TryAdd(value.Value, option))
        {
            string other = used[value.Value].Flag;
            Fault(option, value, $"\"{value.Value}\" is already the queue of {other}; each needs its own");
        }

        return value.Value;
    }

    private string? Tap(Topology topology)
    {
        OptionValue? value = Take(OptionTable.Tap);
        if (value is null)
        {
            return null;
        }

        if (DestinationName.Fault(value.Value) is { } fault)
        {
            Fault(OptionTable.Tap, value, fault);
        }
        else if (topology != Topology.Combined)
        {
            Fault(OptionTable.Tap, value, "only combined has internal rows; in the split they are on the queues");
        }

        return value.Value;
    }

    private bool LogsDecisions(Topology topology)
    {
        bool logs = Choice(OptionTable.LogDecisions, ("off", false), ("on", true));
        if (logs && topology == Topology.CommunicationServer)
        {
            Fault(
                OptionTable.LogDecisions,
                _sources.Find(OptionTable.LogDecisions),
                "a communication-server decides nothing; ask for it at the routing-engine");
        }

        return logs;
    }

    private BrokerLogin? Login()
    {
        OptionValue? user = Take(OptionTable.BrokerUser);
        OptionValue? file = Take(OptionTable.BrokerPasswordFile);
        string? variable = _sources.Variable(OptionTable.PasswordVariable);
        if (variable is not null && file is { Origin: OptionOrigin.Environment })
        {
            Fault(OptionTable.BrokerPasswordFile, file, $"{OptionTable.PasswordVariable} is set too; give one of them");
            return null;
        }

        if (user is null != (file is null && variable is null))
        {
            Fault(OptionTable.BrokerUser, user, "user and password at the broker are given together or not at all");
            return null;
        }

        if (variable is not null && file is not { Origin: OptionOrigin.CommandLine })
        {
            string place = "environment " + OptionTable.PasswordVariable;
            _listing.Add(new OptionValue("broker-password", Hidden, OptionOrigin.Environment, place));
            return new BrokerLogin(user!.Value, variable);
        }

        return file is not null && PasswordIn(file) is { } password ? new BrokerLogin(user!.Value, password) : null;
    }

    /// <summary>The first line of the password file; null, and a fault, if there is none.</summary>
    private string? PasswordIn(OptionValue file)
    {
        string? password = SecretFile.Read(file.Value, out string? fault);
        FaultIfAny(OptionTable.BrokerPasswordFile, file, fault);
        return password;
    }

    /// <summary>How the agent directory is asked; null: it is the configuration.</summary>
    private HttpDirectoryOptions? AgentDirectory()
    {
        OptionValue? value = Take(OptionTable.AgentDirectory);
        if (value is null || string.Equals(value.Value, OptionTable.AgentDirectory.Default, StringComparison.Ordinal))
        {
            return null;
        }

        HttpDirectoryOptions? options = DirectoryFile.Read(
            value.Value, out ImmutableArray<ConfigurationFault> faults);
        foreach (ConfigurationFault fault in faults)
        {
            Fault(OptionTable.AgentDirectory, value, $"{value.Value}: {fault}");
        }

        return options;
    }

    private OpenWireTls? Tls(ImmutableArray<BrokerAddress> brokers)
    {
        OptionValue? authorities = Take(OptionTable.TlsAuthorities);
        OptionValue? certificate = Take(OptionTable.TlsCertificate);
        OptionValue? key = Take(OptionTable.TlsKey);
        if (brokers.All(broker => !broker.IsTls))
        {
            if (!brokers.IsEmpty && (authorities ?? certificate ?? key) is { } idle)
            {
                _faults.Add($"--{idle.Name}: no broker of {OptionTable.Broker.Flag} is ssl:// ({idle.Place})");
            }

            return null;
        }

        X509Certificate2Collection? trusted = null;
        if (authorities is not null)
        {
            trusted = TlsReader.Certificates(authorities.Value, out string? fault);
            FaultIfAny(OptionTable.TlsAuthorities, authorities, fault);
        }

        return new OpenWireTls { Authorities = trusted, Certificate = Certificate(certificate, key) };
    }

    private SslStreamCertificateContext? Certificate(OptionValue? certificate, OptionValue? key)
    {
        if (certificate is null || key is null)
        {
            bool isHalf = certificate is not null || key is not null;
            FaultIfAny(
                OptionTable.TlsCertificate,
                certificate,
                isHalf ? $"it and {OptionTable.TlsKey.Flag} are given together or not at all" : null);
            return null;
        }

        X509Certificate2Collection chain = TlsReader.Certificates(certificate.Value, out string? fault);
        FaultIfAny(OptionTable.TlsCertificate, certificate, fault);
        if (fault is not null)
        {
            return null;
        }

        SslStreamCertificateContext? context = TlsReader.WithKey(chain, key.Value, out fault);
        FaultIfAny(OptionTable.TlsKey, key, fault);
        return context;
    }

    private WaitStrategyKind Wait(int cores)
    {
        WaitStrategyKind wait = Choice(
            OptionTable.WaitStrategy,
            ("blocking", WaitStrategyKind.Blocking),
            ("yielding", WaitStrategyKind.Yielding),
            ("busySpin", WaitStrategyKind.BusySpin));
        if (wait == WaitStrategyKind.BusySpin && cores < RingThreads)
        {
            Fault(
                OptionTable.WaitStrategy,
                _sources.Find(OptionTable.WaitStrategy),
                $"busySpin keeps {RingThreads} cores busy, and there is {cores}");
        }

        return wait;
    }
}
