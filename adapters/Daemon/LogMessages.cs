using MediaRouting.Daemon.Configuration;

namespace MediaRouting.Daemon;

/// <summary>
/// Every log line of the daemon. Event ids are in bands: 1000 start and stop, 1100 broker, 1200 admin endpoint, 1300
/// data directory, 1400 routing, 1500 agent directory, 1600 configuration, 1900 faults of ours. A line that concerns an
/// agent has the field AgentId. Nothing of a message body is logged but ids.
/// </summary>
public static partial class LogMessages
{
    /// <summary>The first line.</summary>
    [LoggerMessage(1000, LogLevel.Information, "starting mre {Version} as {Topology}, process {ProcessId}")]
    public static partial void Starting(ILogger logger, string version, string topology, int processId);

    /// <summary>One option: value and origin.</summary>
    [LoggerMessage(1001, LogLevel.Information, "option {Name} = {Value} ({Place})")]
    public static partial void Option(ILogger logger, string name, string value, string place);

    /// <summary>A variable that looks like an option and is none.</summary>
    [LoggerMessage(1002, LogLevel.Warning, "environment variable {Name} is no option and is ignored")]
    public static partial void UnknownVariable(ILogger logger, string name);

    /// <summary>The configuration was read.</summary>
    [LoggerMessage(1003, LogLevel.Information, "configuration {Path}: {Mrds} MRDs, {Queues} queues, {Agents} agents")]
    public static partial void Configured(ILogger logger, string path, int mrds, int queues, int agents);

    /// <summary>Asked to stop.</summary>
    [LoggerMessage(1010, LogLevel.Information, "{Signal} received, draining: nothing new is taken in")]
    public static partial void Draining(ILogger logger, string signal);

    /// <summary>The drain took too long.</summary>
    [LoggerMessage(
        1012, LogLevel.Warning, "not everything was answered within {Seconds} s; the broker delivers it again")]
    public static partial void DrainIncomplete(ILogger logger, long seconds);

    /// <summary>The last line of an orderly end.</summary>
    [LoggerMessage(1011, LogLevel.Information, "stopped")]
    public static partial void Stopped(ILogger logger);

    /// <summary>Whoever supervises the process is not told how it fares.</summary>
    [LoggerMessage(1013, LogLevel.Warning, "the socket of the service supervisor does not take what we say: {Reason}")]
    public static partial void SupervisorNotTold(ILogger logger, string reason);

    /// <summary>Connected to the broker.</summary>
    [LoggerMessage(1100, LogLevel.Information, "connected to broker {Broker}")]
    public static partial void BrokerConnected(ILogger logger, string broker);

    /// <summary>The broker is gone.</summary>
    [LoggerMessage(1101, LogLevel.Warning, "lost broker {Broker}: {Reason}")]
    public static partial void BrokerLost(ILogger logger, string broker, string reason);

    /// <summary>The next try to connect.</summary>
    [LoggerMessage(1102, LogLevel.Information, "next try to connect to a broker in {Milliseconds} ms")]
    public static partial void BrokerRetry(ILogger logger, long milliseconds);

    /// <summary>The broker says no; this ends the process.</summary>
    [LoggerMessage(1103, LogLevel.Critical, "broker {Broker} refused us: {Reason}")]
    public static partial void BrokerRefused(ILogger logger, string broker, string reason);

    /// <summary>A message went to the dead letters instead of its destination.</summary>
    [LoggerMessage(1104, LogLevel.Warning, "the broker takes nothing for {Destination}, dead-lettered: {Reason}")]
    public static partial void Undeliverable(ILogger logger, string destination, string reason);

    /// <summary>The admin endpoint listens.</summary>
    [LoggerMessage(1200, LogLevel.Information, "admin endpoint listens on http://{Address}")]
    public static partial void AdminListening(ILogger logger, string address);

    /// <summary>A question to the admin endpoint met a fault.</summary>
    [LoggerMessage(1201, LogLevel.Error, "admin endpoint could not answer {Path}")]
    public static partial void AdminFault(ILogger logger, string path, Exception exception);

    /// <summary>The admin endpoint cannot listen; this ends the process.</summary>
    [LoggerMessage(1202, LogLevel.Critical, "admin endpoint cannot listen on {Address}: {Reason}")]
    public static partial void AdminRefused(ILogger logger, string address, string reason);

    /// <summary>The data directory is open.</summary>
    [LoggerMessage(1300, LogLevel.Information, "data directory {Path}: journal up to sequence {Sequence}")]
    public static partial void DataOpened(ILogger logger, string path, long sequence);

    /// <summary>The end of the journal was never finished.</summary>
    [LoggerMessage(
        1301,
        LogLevel.Warning,
        "data directory {Path}: {Bytes} bytes at the end of the journal were never finished nor acknowledged; dropped")]
    public static partial void TornTail(ILogger logger, string path, long bytes);

    /// <summary>The state is what it was.</summary>
    [LoggerMessage(
        1302,
        LogLevel.Information,
        "recovered: {Records} records carried out again, messages sent up to {SentThrough}")]
    public static partial void Recovered(ILogger logger, long records, long sentThrough);

    /// <summary>Nothing outlives the process.</summary>
    [LoggerMessage(1303, LogLevel.Warning, "no data directory: what is taken in does not outlive this process")]
    public static partial void NoData(ILogger logger);

    /// <summary>A snapshot was written, read back and verified.</summary>
    [LoggerMessage(
        1306,
        LogLevel.Information,
        "snapshot of sequence {Sequence} written and verified; {Segments} journal segments are not needed any more")]
    public static partial void SnapshotWritten(ILogger logger, long sequence, int segments);

    /// <summary>There is no snapshot; the journal has everything.</summary>
    [LoggerMessage(1307, LogLevel.Error, "no snapshot of sequence {Sequence}, nothing is lost: {Reason}")]
    public static partial void SnapshotFailed(ILogger logger, long sequence, string reason);

    /// <summary>A snapshot was passed over at the start.</summary>
    [LoggerMessage(1308, LogLevel.Warning, "data directory {Path}: passed over {Fault}")]
    public static partial void SnapshotPassedOver(ILogger logger, string path, string fault);

    /// <summary>The state begins with a snapshot.</summary>
    [LoggerMessage(
        1309, LogLevel.Information, "data directory {Path}: going on from the snapshot of sequence {Sequence}")]
    public static partial void GoingOnFromSnapshot(ILogger logger, string path, long sequence);

    /// <summary>The data directory cannot be used; this ends the process.</summary>
    [LoggerMessage(1304, LogLevel.Critical, "data directory {Path}: {Reason}")]
    public static partial void DataRefused(ILogger logger, string path, string reason);

    /// <summary>The data directory could not be written; this ends the process.</summary>
    [LoggerMessage(
        1305,
        LogLevel.Critical,
        "the journal could not be written, nothing after sequence {Sequence} is acknowledged: {Reason}")]
    public static partial void JournalFailed(ILogger logger, long sequence, string reason);

    /// <summary>A task is offered to an agent; only where every decision is to be logged.</summary>
    [LoggerMessage(
        1400,
        LogLevel.Information,
        "task {TaskId} offered to agent {AgentId} from queue {QueueId} after {WaitedMilliseconds} ms, sequence {Sequence}")]
    public static partial void Decided(
        ILogger logger, string taskId, string agentId, string queueId, long waitedMilliseconds, long sequence);

    /// <summary>The log was too slow for decisions.</summary>
    [LoggerMessage(1401, LogLevel.Warning, "{Lines} lines of decisions were dropped: the log takes them too slowly")]
    public static partial void DecisionsDropped(ILogger logger, long lines);

    /// <summary>The agent directory does not answer, or not so that it can be understood.</summary>
    [LoggerMessage(1500, LogLevel.Warning, "agent directory {Server} unavailable: {Reason}")]
    public static partial void DirectoryUnavailable(ILogger logger, string server, string reason);

    /// <summary>The agent directory answers again.</summary>
    [LoggerMessage(1501, LogLevel.Information, "agent directory {Server} answers again")]
    public static partial void DirectoryAnswers(ILogger logger, string server);

    /// <summary>Passwords are sent to the agent directory without TLS.</summary>
    [LoggerMessage(1502, LogLevel.Warning, "agent directory {Warning}")]
    public static partial void DirectoryReadable(ILogger logger, string warning);

    /// <summary>Another configuration is in force.</summary>
    [LoggerMessage(
        1600,
        LogLevel.Information,
        "configuration version {Version} ({Origin}) in force from sequence {Sequence} on: {Summary}")]
    public static partial void ConfigurationApplied(
        ILogger logger, int version, ConfigurationOrigin origin, long sequence, string summary);

    /// <summary>A configuration leaves out what is in use.</summary>
    [LoggerMessage(
        1601,
        LogLevel.Error,
        "configuration ({Origin}) refused: it leaves out what is in use, {Uses} times; version {Version} stays")]
    public static partial void ConfigurationRefused(
        ILogger logger, ConfigurationOrigin origin, int uses, int version);

    /// <summary>What is in use.</summary>
    [LoggerMessage(1602, LogLevel.Error, "configuration: {Path}: {Use}")]
    public static partial void ConfigurationInUse(ILogger logger, string path, string use);

    /// <summary>A configuration has faults.</summary>
    [LoggerMessage(
        1603, LogLevel.Error, "configuration ({Origin}) refused: {Faults} faults; version {Version} stays in force")]
    public static partial void ConfigurationFaulty(
        ILogger logger, ConfigurationOrigin origin, int faults, int version);

    /// <summary>A fault of a configuration.</summary>
    [LoggerMessage(1604, LogLevel.Error, "configuration: {Fault}")]
    public static partial void ConfigurationFault(ILogger logger, string fault);

    /// <summary>The file was refused at the start, and the daemon goes on.</summary>
    [LoggerMessage(
        1605,
        LogLevel.Error,
        "the configuration file is not in force: going on with version {Version}; SIGHUP has it tried again")]
    public static partial void FileNotInForce(ILogger logger, int version);

    /// <summary>The file cannot be read.</summary>
    [LoggerMessage(1606, LogLevel.Error, "configuration file {Path} {Reason}; what is in force stays")]
    public static partial void FileUnreadable(ILogger logger, string path, string reason);

    /// <summary>The file cannot be watched.</summary>
    [LoggerMessage(
        1607, LogLevel.Warning, "configuration file {Path} cannot be watched: {Reason}; SIGHUP has it read")]
    public static partial void FileUnwatched(ILogger logger, string path, string reason);

    /// <summary>A change takes too long.</summary>
    [LoggerMessage(
        1608, LogLevel.Error, "configuration ({Origin}): not carried out yet; the broker may be gone, or the end near")]
    public static partial void ChangeUnanswered(ILogger logger, ConfigurationOrigin origin);

    /// <summary>The text of the running configuration was not kept.</summary>
    [LoggerMessage(
        1609,
        LogLevel.Warning,
        "the text of configuration version {Version} is lost: written anew from the journal, passwords of the file")]
    public static partial void ConfigurationRewritten(ILogger logger, int version);

    /// <summary>What is kept of former configurations cannot be read or written.</summary>
    [LoggerMessage(1610, LogLevel.Error, "former configurations: {Reason}")]
    public static partial void VersionsUnusable(ILogger logger, string reason);

    /// <summary>A stage failed; this ends the process.</summary>
    [LoggerMessage(1900, LogLevel.Critical, "fail-stop in stage {Stage} at sequence {Sequence}")]
    public static partial void FailStop(ILogger logger, string stage, long sequence, Exception exception);

    /// <summary>Something else failed; this ends the process.</summary>
    [LoggerMessage(1901, LogLevel.Critical, "internal fault")]
    public static partial void InternalFault(ILogger logger, Exception exception);
}
