using MediaRouting.Daemon.Configuration;
using MediaRouting.Daemon.Options;

namespace MediaRouting.Daemon.Commands;

/// <summary>Runs the daemon until it is asked to stop or cannot go on.</summary>
/// <param name="options">How.</param>
/// <param name="configuration">With what.</param>
/// <param name="log">Where log lines go.</param>
/// <param name="stop">Set when it is to drain and stop.</param>
public delegate Task<ExitCode> DaemonRun(
    DaemonOptions options, ConfigurationFile configuration, ILoggerFactory log, CancellationToken stop);
