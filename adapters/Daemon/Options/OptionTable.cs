using System.Collections.Immutable;
using System.Globalization;
using MediaRouting.Engine;

namespace MediaRouting.Daemon.Options;

/// <summary>
/// Every option of <c>mre run</c>. Command line, environment, settings file, help and the list at start go by it.
/// </summary>
public static class OptionTable
{
    /// <summary>What the environment variables of the options begin with.</summary>
    public const string VariablePrefix = "MRE_";

    /// <summary>
    /// The environment variable that may hold the broker's password itself. It is no option: a command line is read by
    /// everybody on the machine, and a settings file is copied around.
    /// </summary>
    public const string PasswordVariable = "MRE_BROKER_PASSWORD";

    /// <summary>Where the brokers listen.</summary>
    public static OptionDefinition Broker { get; } = new(
        "broker",
        "URI[,URI...]",
        "The broker, or several to be tried in this order: tcp://host[:port] or ssl://host[:port].",
        "tcp://127.0.0.1:61616");

    /// <summary>The roles to play.</summary>
    public static OptionDefinition Topology { get; } = new(
        "topology", "ROLES", "combined, communication-server or routing-engine.", "combined");

    /// <summary>The configuration file.</summary>
    public static OptionDefinition Config { get; } = new(
        "config", "FILE", "MRDs, queues and agents, as 'mre check' reads them. Required.");

    /// <summary>Who says whether an agent may sign in.</summary>
    public static OptionDefinition AgentDirectory { get; } = new(
        "directory",
        "FILE",
        "Who says whether an agent may sign in: an HTTP service, as this file tells, or the configuration.",
        "config");

    /// <summary>The data directory.</summary>
    public static OptionDefinition Data { get; } = new(
        "data",
        "DIR",
        "Directory of the journal; made where there is none. 'none': what was taken in does not outlive the process.",
        "mre-data");

    /// <summary>How often a snapshot is written.</summary>
    public static OptionDefinition SnapshotEvery { get; } = new(
        "snapshot-every",
        "COMMANDS",
        "Commands after which the next snapshot is written: with fewer a start is shorter, and the disk works more.",
        Limits.CommandsBetweenSnapshots.ToString(CultureInfo.InvariantCulture));

    /// <summary>Where the admin endpoint listens.</summary>
    public static OptionDefinition Admin { get; } = new(
        "admin",
        "ADDRESS:PORT",
        "Where health, metrics and explanations are served; port 0: a free one.",
        "127.0.0.1:8188");

    /// <summary>Queue from the Chat Server.</summary>
    public static OptionDefinition GeneralQueue { get; } = new(
        "general-queue", "NAME", "Queue that the Chat Server sends to.", "General");

    /// <summary>Queue from the Communication Server to the routing engine.</summary>
    public static OptionDefinition RoutingQueue { get; } = new(
        "routing-queue", "NAME", "Queue from the Communication Server to the routing engine.", "RoutingEngine");

    /// <summary>Queue from the routing engine to the Communication Server.</summary>
    public static OptionDefinition CommunicationQueue { get; } = new(
        "communication-queue",
        "NAME",
        "Queue from the routing engine to the Communication Server.",
        "CommunicationServer");

    /// <summary>Queue to the Chat Server.</summary>
    public static OptionDefinition ChatQueue { get; } = new(
        "chat-queue", "NAME", "Queue for answers that have no other address.", "ChatServer");

    /// <summary>Queue of the dead letters.</summary>
    public static OptionDefinition DeadLetterQueue { get; } = new(
        "dead-letter-queue", "NAME", "Queue for messages that cannot be read.", "MediaRouting.DLQ");

    /// <summary>Topic of the wire tap.</summary>
    public static OptionDefinition Tap { get; } = new(
        "tap", "TOPIC", "Topic that the internal rows of 'combined' are published to.", WhenAbsent: "off");

    /// <summary>User at the broker.</summary>
    public static OptionDefinition BrokerUser { get; } = new(
        "broker-user", "NAME", "User at the broker; the password comes with it.");

    /// <summary>File with the password at the broker.</summary>
    public static OptionDefinition BrokerPasswordFile { get; } = new(
        "broker-password-file",
        "FILE",
        $"File whose first line is the password at the broker. Or set {PasswordVariable}.");

    /// <summary>File with the authorities trusted.</summary>
    public static OptionDefinition TlsAuthorities { get; } = new(
        "tls-ca",
        "FILE",
        "PEM file with the only authorities that may have signed the certificate of an ssl:// broker.",
        WhenAbsent: "those of the system");

    /// <summary>File with our certificate.</summary>
    public static OptionDefinition TlsCertificate { get; } = new(
        "tls-certificate",
        "FILE",
        "PEM file with the certificate to show to an ssl:// broker that asks for one; the key comes with it.");

    /// <summary>File with the key of our certificate.</summary>
    public static OptionDefinition TlsKey { get; } = new(
        "tls-key", "FILE", "PEM file with the private key of that certificate, not encrypted.");

    /// <summary>How the stages of the ring wait.</summary>
    public static OptionDefinition WaitStrategy { get; } = new(
        "wait-strategy",
        "HOW",
        "How threads wait for work: blocking, yielding or busySpin (a core for each thread).",
        "blocking");

    /// <summary>Form of the log.</summary>
    public static OptionDefinition Log { get; } = new("log", "FORM", "Form of the log lines: plain or json.", "plain");

    /// <summary>Whether a line is logged for every decision.</summary>
    public static OptionDefinition LogDecisions { get; } = new(
        "log-decisions", "ON|OFF", "on: a log line for every task that is offered to an agent.", "off");

    /// <summary>The settings file; it cannot name another.</summary>
    public static OptionDefinition Settings { get; } = new(
        "settings",
        "FILE",
        "JSON object with any of these options, its names in camelCase: {\"generalQueue\": \"General\"}.");

    /// <summary>All of them, in the order in which they are listed.</summary>
    public static ImmutableArray<OptionDefinition> All { get; } =
    [
        Broker, Topology, Config, AgentDirectory, Data, SnapshotEvery, Admin,
        GeneralQueue, RoutingQueue, CommunicationQueue, ChatQueue, DeadLetterQueue, Tap,
        BrokerUser, BrokerPasswordFile, TlsAuthorities, TlsCertificate, TlsKey, WaitStrategy, Log,
        LogDecisions, Settings,
    ];
}
