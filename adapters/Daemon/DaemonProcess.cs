using MediaRouting.Daemon.Admin;
using MediaRouting.Daemon.Configuration;
using MediaRouting.Daemon.Metrics;
using MediaRouting.Daemon.Options;
using MediaRouting.Directory;
using MediaRouting.Directory.Http;
using MediaRouting.Engine;
using MediaRouting.Engine.Journal;
using MediaRouting.Engine.Recovery;
using MediaRouting.Engine.Snapshot;
using MediaRouting.Jms;
using MediaRouting.OpenWire;
using MediaRouting.Storage;

namespace MediaRouting.Daemon;

/// <summary>The running daemon: what <c>mre run</c> is, once options and configuration are good.</summary>
internal static class DaemonProcess
{
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AskLimit = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Runs until <paramref name="stop"/> is set, the broker refuses us, or a part of the daemon fails.
    /// </summary>
    public static async Task<ExitCode> RunAsync(
        DaemonOptions options, ConfigurationFile configuration, ILoggerFactory log, CancellationToken stop)
    {
        var logger = log.CreateLogger("mre");
        var runId = RunId.Create();
        try
        {
            using var data = OpenData(options, configuration, runId, logger, out var isRefused);
            return isRefused
                ? ExitCode.JournalRefused
                : await RunAsync(options, configuration, runId, data, logger, stop);
        }
        catch (StorageException exception)
        {
            LogMessages.DataRefused(logger, options.Data!, exception.Message);
            return ExitCode.JournalRefused;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogMessages.VersionsUnusable(logger, exception.Message);
            return ExitCode.JournalRefused;
        }
    }

    private static StateMachineOptions StateMachineOptions(DaemonOptions options, string runId) => new()
    {
        Topology = options.Topology,
        TaskIdPrefix = runId,
        HasTap = options.Queues.Tap is not null,
    };

    /// <summary>Opens the data directory; null if there is to be none, or it is refused.</summary>
    private static DataDirectory? OpenData(
        DaemonOptions options, ConfigurationFile configuration, string runId, ILogger logger, out bool isRefused)
    {
        isRefused = false;
        if (options.Data is null)
        {
            LogMessages.NoData(logger);
            return null;
        }

        var isNew = !System.IO.Directory.Exists(options.Data);
        var storage = FileStorage.OpenOrMake(options.Data);
        var request = new RecoveryRequest
        {
            Configuration = configuration.Routing,
            Options = StateMachineOptions(options, runId),
            IsNew = isNew,
            MayInitialize = options.MayInitialize,
            Now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(),
            CommandsBetweenSnapshots = options.SnapshotEvery,
        };
        var data = DataDirectory.TryOpen(storage, request, out var refusal);
        if (data is null)
        {
            storage.Dispose();
            LogMessages.DataRefused(logger, options.Data, refusal);
            isRefused = true;
            return null;
        }

        LogMessages.DataOpened(logger, options.Data, data.Journal.LastSequence);
        if (data.TornBytes > 0)
        {
            LogMessages.TornTail(logger, options.Data, data.TornBytes);
        }

        foreach (var fault in data.RefusedSnapshots)
        {
            LogMessages.SnapshotPassedOver(logger, options.Data, fault.ToString());
        }

        if (data.Snapshot > 0)
        {
            LogMessages.GoingOnFromSnapshot(logger, options.Data, data.Snapshot);
        }

        return data;
    }

    private static HttpDirectory? HttpDirectoryOf(
        DaemonOptions options, ConfiguredDirectory configured, ILogger logger)
    {
        if (options.Directory is not { } how)
        {
            return null;
        }

        if (DirectorySummary.PlainWarning(how) is { } warning)
        {
            LogMessages.DirectoryReadable(logger, warning);
        }

        return new HttpDirectory(configured, how, fault =>
        {
            if (fault is null)
            {
                LogMessages.DirectoryAnswers(logger, how.ToString());
            }
            else
            {
                LogMessages.DirectoryUnavailable(logger, how.ToString(), fault);
            }
        });
    }

    private static async Task<ExitCode> RunAsync(
        DaemonOptions options,
        ConfigurationFile configuration,
        string runId,
        DataDirectory? data,
        ILogger logger,
        CancellationToken stop)
    {
        var ended = new TaskCompletionSource<ExitCode>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var decisions = options.LogsDecisions ? new DecisionLog(logger) : null;
        var transport = new OpenWireTransport(TransportOptions(options, data?.TaskIdPrefix ?? runId));
        var versions = new ConfigurationVersions(
            options.Data is null ? null : Path.Combine(options.Data, "configurations"));
        var configured = new ConfiguredDirectory(configuration.Credentials);
        using var asked = HttpDirectoryOf(options, configured, logger);
        using var node = new RoutingNode(
            transport,
            configuration.Routing,
            asked is null ? configured : asked,
            StateMachineOptions(options, runId),
            options.Queues,
            options.WaitStrategy,
            new BrokerLog(logger, () => options.Brokers[transport.Broker]),
            (stage, sequence, exception) => ended.TrySetResult(Failed(logger, data, stage, sequence, exception)),
            data)
        {
            DecisionFollower = decisions is null ? null : decisions.Take,
        };
        var live = new LiveConfiguration(node, configuration, configured, versions, logger);
        node.Recovered = live.Begin;
        using var supervisor = new ServiceSupervisor(
            Environment.GetEnvironmentVariable, () => !node.HasFailed, logger);
        var figures = Figures(options, node, transport, data, decisions, logger);
        AdminEndpoint admin;
        try
        {
            admin = await AdminEndpoint.StartAsync(
                options.Admin,
                () => Health(node),
                text =>
                {
                    figures(text);
                    DaemonMetrics.WriteConfiguration(text, live);
                    DirectoryMetrics.Write(text, asked);
                },
                (subject, id) => node.Ask(subject, id, AskLimit),
                logger,
                new ConfigurationPages(live));
        }
        catch (IOException exception)
        {
            LogMessages.AdminRefused(logger, options.Admin.ToString(), exception.Message);
            return ExitCode.Usage;
        }

        await using (admin)
        {
            LogMessages.AdminListening(logger, admin.Address.ToString());
            return await ServeAsync(node, live, data, options, supervisor, logger, ended, stop);
        }
    }

    private static async Task<ExitCode> ServeAsync(
        RoutingNode node,
        LiveConfiguration live,
        DataDirectory? data,
        DaemonOptions options,
        ServiceSupervisor supervisor,
        ILogger logger,
        TaskCompletionSource<ExitCode> ended,
        CancellationToken stop)
    {
        using var watch = new ConfigurationWatch(
            options.ConfigFile,
            isAsked => live.ReadFile(options.ConfigFile, isAsked),
            reason => LogMessages.FileUnwatched(logger, options.ConfigFile, reason));
        try
        {
            // Off this thread: the first connect waits for a broker that is not there yet. A part that fails meanwhile
            // may leave it waiting for ever.
            var starting = Task.Run(() => node.Start(stop), CancellationToken.None);
            if (await Task.WhenAny(starting, ended.Task) == ended.Task)
            {
                return await ended.Task;
            }

            if (await starting is { } refusal)
            {
                LogMessages.DataRefused(logger, options.Data!, refusal);
                return ExitCode.JournalRefused;
            }

            if (data is not null)
            {
                LogMessages.Recovered(logger, data.Replayed, data.SentThrough);
            }
        }
        catch (JmsException exception)
        {
            LogMessages.BrokerRefused(logger, string.Join(',', options.Brokers), exception.Message);
            return ExitCode.BrokerRefused;
        }

        watch.Start();
        if (!stop.IsCancellationRequested)
        {
            supervisor.Ready();
        }

        await Task.WhenAny(ended.Task, Task.Delay(Timeout.Infinite, stop));
        supervisor.Stopping();
        if (!ended.Task.IsCompleted && !node.Drain(DrainLimit) && !node.HasFailed)
        {
            LogMessages.DrainIncomplete(logger, (long)DrainLimit.TotalSeconds);
        }

        return node.HasFailed ? await ended.Task : ExitCode.Stopped;
    }

    /// <summary>What <c>/metrics</c> shows: the routing, its edges, and the process.</summary>
    private static Action<MetricsText> Figures(
        DaemonOptions options,
        RoutingNode node,
        OpenWireTransport transport,
        DataDirectory? data,
        DecisionLog? decisions,
        ILogger logger)
    {
        var directory = data is null ? null : new DataDirectoryMetrics(options.Data!);
        data?.SnapshotDone = outcome =>
        {
            directory!.Count(outcome);
            Told(logger, outcome);
        };
        return text =>
        {
            DaemonMetrics.Write(text, node);
            BrokerMetrics.WriteList(text, options.Brokers, node.IsConnected ? transport.Broker : -1);
            directory?.Write(text, node.Pipeline, node.Watches);
            text.Counter("mre_decision_lines_dropped_total", "Log lines of decisions that the log was too slow for.");
            text.Sample(decisions?.Dropped ?? 0);
            ProcessMetrics.Write(text, options.Topology, Health(node));
        };
    }

    private static void Told(ILogger logger, SnapshotOutcome outcome)
    {
        if (outcome.Failure is { } failure)
        {
            LogMessages.SnapshotFailed(logger, outcome.Sequence, failure);
        }
        else
        {
            LogMessages.SnapshotWritten(logger, outcome.Sequence, outcome.PrunedSegments);
        }
    }

    private static ExitCode Failed(
        ILogger logger, DataDirectory? data, string stage, long sequence, Exception exception)
    {
        if (data is not null && exception is StorageException storage)
        {
            // Not the place in the ring: an operator has to find it in the journal.
            LogMessages.JournalFailed(logger, data.Journal.Committed, storage.Message);
            return ExitCode.JournalRefused;
        }

        LogMessages.FailStop(logger, stage, sequence, exception);
        return ExitCode.InternalFault;
    }

    private static HealthReport Health(RoutingNode node) => node switch
    {
        { HasFailed: true } => new(false, false, "a part of the daemon has failed; the log says which"),
        { IsConnected: false } => new(true, false, "not connected to the broker"),
        { IsRecovered: false } => new(true, false, "carrying out again what the data directory holds"),
        _ => new(true, true, ""),
    };

    /// <summary>
    /// The broker drops what it has stored already of an identity's numbers. They go on with the data directory, and so
    /// does the identity.
    /// </summary>
    private static OpenWireOptions[] TransportOptions(DaemonOptions options, string name) =>
    [
        .. options.Brokers.Select(broker => new OpenWireOptions
        {
            Host = broker.Host,
            Port = broker.Port,
            ConnectionId = "ID:mre-" + name,
            User = options.Login?.User,
            Password = options.Login?.Password,
            Tls = broker.IsTls ? options.Tls : null,
        }),
    ];

    private sealed class BrokerLog(ILogger logger, Func<BrokerAddress> broker) : IBrokerLinkLog
    {
        public void Connected() => LogMessages.BrokerConnected(logger, broker().ToString());

        public void Lost(string reason, TimeSpan nextTry)
        {
            LogMessages.BrokerLost(logger, broker().ToString(), reason);
            LogMessages.BrokerRetry(logger, (long)nextTry.TotalMilliseconds);
        }

        public void Undeliverable(string destination, string reason) =>
            LogMessages.Undeliverable(logger, destination, reason);
    }
}
