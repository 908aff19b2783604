namespace MediaRouting.Daemon;

/// <summary>
/// How the process <c>mre</c> ends. Scripts and service definitions rely on the numbers.
/// </summary>
public enum ExitCode
{
    /// <summary>Did what it was asked, or was asked to stop and drained.</summary>
    Stopped = 0,

    /// <summary>The command line, an option or the configuration is faulty; every fault was named.</summary>
    Usage = 1,

    /// <summary>The broker knows us and says no: user, password or permission.</summary>
    BrokerRefused = 2,

    /// <summary>
    /// The data directory: what is in it was refused, or it could not be written. Nothing after the last sync was
    /// acknowledged.
    /// </summary>
    JournalRefused = 3,

    /// <summary>A fault of ours; the last lines of the log say where.</summary>
    InternalFault = 4,
}
