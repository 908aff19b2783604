using MediaRouting.Daemon.Admin;
using MediaRouting.Daemon.Configuration;
using MediaRouting.Daemon.Options;

namespace MediaRouting.Daemon;

/// <summary>The running daemon: what <c>mre run</c> is, once options and configuration are good.</summary>
internal static class DaemonProcess
{
    /// <summary>Runs until <paramref name="stop"/> is set.</summary>
    public static async Task<ExitCode> RunAsync(
        DaemonOptions options, ConfigurationFile configuration, ILoggerFactory log, CancellationToken stop)
    {
        ILogger logger = log.CreateLogger("mre");
        AdminEndpoint admin;
        try
        {
            admin = await AdminEndpoint.StartAsync(
                options.Admin, () => new HealthReport(true, false, "not connected to the broker"), _ => { }, logger);
        }
        catch (IOException exception)
        {
            LogMessages.AdminRefused(logger, options.Admin.ToString(), exception.Message);
            return ExitCode.Usage;
        }

        await using (admin)
        {
            LogMessages.AdminListening(logger, admin.Address.ToString());
            await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return ExitCode.Stopped;
    }
}
