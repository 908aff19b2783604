using MediaRouting.Daemon.Admin;
using MediaRouting.Daemon.Configuration;
using MediaRouting.Daemon.Options;
using MediaRouting.Directory;
using MediaRouting.Engine;
using MediaRouting.Jms;
using MediaRouting.OpenWire;

namespace MediaRouting.Daemon;

/// <summary>The running daemon: what <c>mre run</c> is, once options and configuration are good.</summary>
internal static class DaemonProcess
{
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ExplainLimit = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Runs until <paramref name="stop"/> is set, the broker refuses us, or a part of the daemon fails.
    /// </summary>
    public static async Task<ExitCode> RunAsync(
        DaemonOptions options, ConfigurationFile configuration, ILoggerFactory log, CancellationToken stop)
    {
        var logger = log.CreateLogger("mre");
        var ended = new TaskCompletionSource<ExitCode>(TaskCreationOptions.RunContinuationsAsynchronously);
        var runId = RunId.Create();
        using var node = new RoutingNode(
            new OpenWireTransport(TransportOptions(options, runId)),
            configuration.Routing,
            new ConfiguredDirectory(configuration.Credentials),
            new StateMachineOptions
            {
                Topology = options.Topology,
                TaskIdPrefix = runId,
                HasTap = options.Queues.Tap is not null,
            },
            options.Queues,
            options.WaitStrategy,
            new BrokerLog(logger, options.Broker.ToString()),
            (stage, sequence, exception) =>
            {
                LogMessages.FailStop(logger, stage, sequence, exception);
                ended.TrySetResult(ExitCode.InternalFault);
            });
        AdminEndpoint admin;
        try
        {
            admin = await AdminEndpoint.StartAsync(
                options.Admin,
                () => Health(node),
                text => DaemonMetrics.Write(text, node),
                (subject, id) => node.Explain(subject, id, ExplainLimit),
                logger);
        }
        catch (IOException exception)
        {
            LogMessages.AdminRefused(logger, options.Admin.ToString(), exception.Message);
            return ExitCode.Usage;
        }

        await using (admin)
        {
            LogMessages.AdminListening(logger, admin.Address.ToString());
            return await ServeAsync(node, options, logger, ended, stop);
        }
    }

    private static async Task<ExitCode> ServeAsync(
        RoutingNode node,
        DaemonOptions options,
        ILogger logger,
        TaskCompletionSource<ExitCode> ended,
        CancellationToken stop)
    {
        try
        {
            // Off this thread: the first connect waits for a broker that is not there yet.
            await Task.Run(() => node.Start(stop), CancellationToken.None);
        }
        catch (JmsException exception)
        {
            LogMessages.BrokerRefused(logger, options.Broker.ToString(), exception.Message);
            return ExitCode.BrokerRefused;
        }

        await using var registration = stop.Register(() => ended.TrySetResult(ExitCode.Stopped));
        var code = await ended.Task;
        if (code == ExitCode.Stopped && !node.Drain(DrainLimit) && !node.HasFailed)
        {
            LogMessages.DrainIncomplete(logger, (long)DrainLimit.TotalSeconds);
        }

        return node.HasFailed ? ExitCode.InternalFault : code;
    }

    private static HealthReport Health(RoutingNode node) => node switch
    {
        { HasFailed: true } => new(false, false, "a part of the daemon has failed; the log says which"),
        { IsConnected: false } => new(true, false, "not connected to the broker"),
        _ => new(true, true, ""),
    };

    private static OpenWireOptions TransportOptions(DaemonOptions options, string runId) => new()
    {
        Host = options.Broker.Host,
        Port = options.Broker.Port,
        ConnectionId = "ID:mre-" + runId,
        User = options.Login?.User,
        Password = options.Login?.Password,
    };

    private sealed class BrokerLog(ILogger logger, string broker) : IBrokerLinkLog
    {
        public void Connected() => LogMessages.BrokerConnected(logger, broker);

        public void Lost(string reason, TimeSpan nextTry)
        {
            LogMessages.BrokerLost(logger, broker, reason);
            LogMessages.BrokerRetry(logger, broker, (long)nextTry.TotalMilliseconds);
        }

        public void Undeliverable(string destination, string reason) =>
            LogMessages.Undeliverable(logger, destination, reason);
    }
}
