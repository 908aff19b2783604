using MediaRouting.Directory;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Reconfiguration;
using MediaRouting.Engine.Routing.Explain;
using MediaRouting.Tests.Simulation.Checks;

namespace MediaRouting.Tests.Simulation.Site;

/// <summary>
/// The configuration of the daemons on a machine, as <c>LiveConfiguration</c> keeps it, without anybody who waits: what
/// was in force goes on at a start, then the file is taken if it is another than the one put in force last; while a
/// daemon runs, a change is asked for and its answer looked for later. What is noted on the disk outlives a process.
/// </summary>
/// <param name="check">Holds what is in force to what was answered.</param>
/// <param name="parts">What daemons are put together from.</param>
/// <param name="saw">Told of what happens.</param>
internal sealed class SteppedConfiguration(ConfigurationCheck check, DaemonParts parts, Action<string> saw)
{
    private RoutingConfiguration? _file;
    private ConfigurationInForce? _noted;
    private ConfigurationInForce? _before;
    private ChangeRequest? _request;
    private Inspection? _preview;
    private bool _isFile;

    /// <summary>A change was asked for, and nobody knows what has become of it.</summary>
    public bool IsChanging => _request is not null;

    /// <summary>Who may connect, by a configuration.</summary>
    public AgentCredential[] Credentials(RoutingConfiguration configuration) =>
        [.. configuration.Agents.Select(agent => new AgentCredential(agent.Id, parts.Password))];

    /// <summary>The daemon has recovered, and takes nothing in yet.</summary>
    /// <param name="daemon">The daemon.</param>
    /// <param name="file">The configuration file as it was read at the start.</param>
    /// <param name="now">Unix milliseconds.</param>
    public void Begin(SimulatedDaemon daemon, RoutingConfiguration file, long now)
    {
        var registry = daemon.StateMachine.Registry;
        if (daemon.StateMachine.RoutingTables is null && _noted is { } noted)
        {
            // Without MRE a snapshot does not say which version it has.
            var isNoted = AreSame(noted.Configuration, registry.InForce.Configuration);
            registry.GoOnAs(Math.Max(registry.InForce.Version, noted.Version + (isNoted ? 0 : 1)));
        }

        check.Recovered(registry.InForce);
        _noted = registry.InForce;
        daemon.Directory.Replace(Credentials(_noted.Configuration));
        if (file == _file || AreSame(file, _noted.Configuration))
        {
            _file = file;
            return;
        }

        var request = new ChangeRequest(new ConfigurationChange(registry.InForce, file), now);
        check.Asked(file);
        var effects = daemon.Pipeline.StepConfiguration(request);
        saw(effects.IsRefused
            ? "configuration: refused at a start, the daemon goes on"
            : "configuration: changed at a start");
        (_request, _preview, _isFile, _before) = (request, null, true, _noted);
        Answered(daemon, effects);
    }

    /// <summary>Asks a running daemon for another configuration.</summary>
    /// <param name="daemon">The daemon.</param>
    /// <param name="configuration">What it is to have.</param>
    /// <param name="isFile">Whether the file says so, or somebody has posted it.</param>
    /// <param name="now">Unix milliseconds.</param>
    public void Submit(SimulatedDaemon daemon, RoutingConfiguration configuration, bool isFile, long now)
    {
        var inForce = daemon.StateMachine.Registry.InForce;
        var change = new ConfigurationChange(inForce, configuration);
        var (request, preview) = (new ChangeRequest(change, now), new Inspection(change, now));
        var isBusy = daemon.IsWritePending;
        var isAsked = daemon.Pipeline.TryAsk(preview);
        if (daemon.Pipeline.TrySubmit(request))
        {
            check.Asked(configuration);
            (_request, _preview, _isFile, _before) = (request, isAsked ? preview : null, isFile, inForce);
            saw(isBusy ? "configuration: asked for while work is under way" : "configuration: asked for");
        }
    }

    /// <summary>Looks whether a change was answered.</summary>
    public void Settle(SimulatedDaemon daemon)
    {
        var isEarly = parts.Canary == Canary.AnswersChangesEarly && _request is { Sequence: > 0 };
        if ((isEarly ? _preview?.Effects : _request?.Wait(TimeSpan.Zero)) is { } effects)
        {
            Answered(daemon, effects);
        }
    }

    /// <summary>The process is gone, whatever it was at.</summary>
    public void Died()
    {
        if (_request is { } request)
        {
            saw(request.Sequence > 0
                ? "configuration: killed after it was carried out, before it was durable"
                : "configuration: killed before it was carried out");
        }

        (_request, _preview) = (null, null);
    }

    private void Answered(SimulatedDaemon daemon, ChangeEffects effects)
    {
        var (request, before) = (_request!, _before!);
        if (_preview is { Outcome: InspectionOutcome.Answered, Effects: { } foreseen })
        {
            ConfigurationCheck.Same(foreseen, effects);
        }

        (_request, _preview) = (null, null);
        check.Answered(request, before, effects);
        if (effects.IsRefused)
        {
            saw("configuration: refused, in use");
            foreach (var use in effects.Uses.First)
            {
                saw($"configuration: refused, {use.Kind} in use");
            }

            return;
        }

        _noted = daemon.StateMachine.Registry.InForce;
        _file = _isFile ? request.Change.To : _file;
        daemon.Directory.Replace(Credentials(_noted.Configuration));
        SawEffects(effects);
    }

    private void SawEffects(ChangeEffects effects)
    {
        saw("configuration: put in force");
        Saw(effects.Waiting > 0, "known: the configuration changes while tasks wait");
        Saw(effects.Lowered.Count > 0, "known: a limit is lowered below the work held");
        Saw(effects.SignedOut.Count > 0, "configuration: somebody signed out");
        Saw(effects.Queues.First.Any(queue => queue.Moved > 0), "configuration: a queue goes, its tasks are held");
        Saw(effects.Difference.IsEmpty, "configuration: a version that says the same");
        Saw(effects.Difference.Agents.IsReordered, "configuration: agents in another order");
    }

    private void Saw(bool isSo, string situation)
    {
        if (isSo)
        {
            saw(situation);
        }
    }

    private static bool AreSame(RoutingConfiguration one, RoutingConfiguration other) =>
        new ConfigurationDifference(one, other).IsEmpty;
}
