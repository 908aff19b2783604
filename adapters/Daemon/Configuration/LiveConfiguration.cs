using System.Collections.Immutable;
using System.Text;
using MediaRouting.Directory;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Reconfiguration;
using MediaRouting.Engine.Routing.Explain;
using MediaRouting.Engine.State;

namespace MediaRouting.Daemon.Configuration;

/// <summary>
/// The configuration of a running daemon, and the one way to another: read and checked whole, worked out beside the
/// one in force, put in force at one point of the order of commands, or refused whole. Changes come one after the
/// other; any thread may ask.
/// </summary>
/// <param name="node">The daemon.</param>
/// <param name="file">The configuration file as it was read at the start.</param>
/// <param name="directory">Who may connect; it follows what is in force.</param>
/// <param name="versions">The texts of what was in force.</param>
/// <param name="logger">Is told of every change and of everything that is refused.</param>
public sealed class LiveConfiguration(
    RoutingNode node,
    ConfigurationFile file,
    ConfiguredDirectory directory,
    ConfigurationVersions versions,
    ILogger logger)
{
    private readonly Lock _gate = new();
    private ReadOnlyMemory<byte> _fileJson = file.Json;
    private ReadOnlyMemory<byte> _json;
    private ConfigurationVersion _running = new(0, 0, default, ConfigurationOrigin.File);
    private (ChangeRequest Request, ConfigurationFile File, ConfigurationOrigin Origin)? _pending;
    private bool _isFileInForce;

    /// <summary>
    /// How long a change may take before whoever asked is told that nobody knows yet. Only a broker that does not take
    /// what it leads to, or a disk that stands still, makes it take long.
    /// </summary>
    public TimeSpan ChangeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// True once <see cref="Begin"/> has found what is in force: before, there is nothing to be read or changed.
    /// Readable from any thread.
    /// </summary>
    public bool HasBegun => Running.Version > 0;

    /// <summary>What is in force. Readable from any thread.</summary>
    public ConfigurationVersion Running => Volatile.Read(ref _running);

    /// <summary>True if the configuration file says what is in force. Readable from any thread.</summary>
    public bool IsFileInForce => Volatile.Read(ref _isFileInForce);

    /// <summary>Changes put in force, refused for what is in use, and refused for faults, since the start.</summary>
    public ChangeCounts Counts { get; } = new();

    /// <summary>The versions that are kept, the latest first.</summary>
    public IReadOnlyList<ConfigurationVersion> Versions
    {
        get
        {
            lock (_gate)
            {
                Settle();
                return versions.List;
            }
        }
    }

    /// <summary>What is in force, and its text, password hashes included.</summary>
    public (ConfigurationVersion Version, ReadOnlyMemory<byte> Json) Current
    {
        get
        {
            lock (_gate)
            {
                Settle();
                return (_running, _json);
            }
        }
    }

    /// <summary>
    /// Goes on with what was in force, and then takes the file, if it is another than when it was put in force last.
    /// To be called when the daemon has recovered and takes nothing in yet. What is in use keeps the file from being
    /// put in force, and the daemon goes on: a restart must not become an outage.
    /// </summary>
    public void Begin()
    {
        lock (_gate)
        {
            FindVersion(node.Pipeline.StateMachine.Registry);
            GoOn(node.Pipeline.StateMachine.Registry.InForce);
            if (versions.IsAppliedFile(file.Json.Span) || IsRunning(file.Json))
            {
                KeepFileIfRunning();
                return;
            }

            TryKeep(() => versions.Begin(file.Json));
            var request = NewRequest(file);
            var effects = node.Pipeline.Configure(request);
            if (!effects.IsRefused)
            {
                PutInForce(request, file, ConfigurationOrigin.File);
                return;
            }

            TryKeep(versions.GiveUp);
            Refused(effects, ConfigurationOrigin.File);
            LogMessages.FileNotInForce(logger, _running.Version);
        }
    }

    /// <summary>Puts a configuration in force.</summary>
    /// <param name="json">Its text.</param>
    /// <param name="origin">Where it comes from.</param>
    /// <param name="ifVersion">Only if this version is in force; null for whichever is.</param>
    public ConfigurationOutcome Apply(ReadOnlyMemory<byte> json, ConfigurationOrigin origin, int? ifVersion = null)
    {
        lock (_gate)
        {
            if (Hindrance(ifVersion) is { } hindrance)
            {
                return Outcome(hindrance);
            }

            if (IsRunning(json))
            {
                KeepFileIfRunning();
                return Outcome(ConfigurationResult.Unchanged);
            }

            if (ConfigurationFile.Read(json, out ImmutableArray<ConfigurationFault> faults) is not { } read)
            {
                Faulty(faults, origin);
                return Outcome(ConfigurationResult.Faulty) with { Faults = faults };
            }

            return Apply(read, origin);
        }
    }

    /// <summary>What a configuration would make of the live state. Changes nothing.</summary>
    public ConfigurationOutcome Preview(ReadOnlyMemory<byte> json)
    {
        if (ConfigurationFile.Read(json, out ImmutableArray<ConfigurationFault> faults) is not { } read)
        {
            return Outcome(ConfigurationResult.Faulty) with { Faults = faults };
        }

        ConfigurationChange change = new(node.Pipeline.StateMachine.Registry.InForce, read.Routing);
        return node.Foresee(change, ChangeLimit) is { Outcome: InspectionOutcome.Answered, Effects: { } effects }
            ? Outcome(effects.IsRefused ? ConfigurationResult.InUse : ConfigurationResult.Previewed) with
            {
                Effects = effects,
            }
            : Outcome(ConfigurationResult.Unavailable);
    }

    /// <summary>Puts a former version in force again, as a new version.</summary>
    /// <param name="version">Which; null for the one before.</param>
    /// <param name="ifVersion">Only if this version is in force; null for whichever is.</param>
    public ConfigurationOutcome Rollback(int? version, int? ifVersion = null)
    {
        lock (_gate)
        {
            Settle();
            var wanted = version ?? versions.List.FirstOrDefault(one => one.Version < _running.Version)?.Version ?? 0;
            return versions.Find(wanted) is { } json
                ? Apply(json, ConfigurationOrigin.Rollback, ifVersion)
                : Outcome(ConfigurationResult.UnknownVersion);
        }
    }

    /// <summary>Reads the configuration file and puts it in force.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isAsked">Somebody asks for it, even if its content is the one that was looked at last.</param>
    public void ReadFile(string path, bool isAsked)
    {
        if (JsonFile.ReadAll(path, out string? fault) is not { } json)
        {
            LogMessages.FileUnreadable(logger, path, fault!);
            return;
        }

        lock (_gate)
        {
            if (!isAsked && json.AsSpan().SequenceEqual(_fileJson.Span))
            {
                return;
            }

            _fileJson = json;
            Volatile.Write(ref _isFileInForce, IsRunning(json));
            if (Apply(json, ConfigurationOrigin.File).Result == ConfigurationResult.Unavailable)
            {
                LogMessages.ChangeUnanswered(logger, ConfigurationOrigin.File);
            }
        }
    }

    private static bool AreSame(RoutingConfiguration one, RoutingConfiguration other) =>
        new ConfigurationDifference(one, other).IsEmpty;

    private ConfigurationOutcome Apply(ConfigurationFile wanted, ConfigurationOrigin origin)
    {
        var request = NewRequest(wanted);
        if (!TryKeep(() => versions.Begin(wanted.Json)))
        {
            return Outcome(ConfigurationResult.Unavailable);
        }

        if (!node.TrySubmit(request))
        {
            TryKeep(versions.GiveUp);
            return Outcome(ConfigurationResult.Unavailable);
        }

        _pending = (request, wanted, origin);
        return Finish(ChangeLimit) is { } effects
            ? Outcome(effects.IsRefused ? ConfigurationResult.InUse : ConfigurationResult.Applied) with
            {
                Effects = effects,
            }
            : Outcome(ConfigurationResult.Unavailable);
    }

    /// <summary>What keeps a change from being tried at all.</summary>
    private ConfigurationResult? Hindrance(int? ifVersion)
    {
        Settle();
        return _pending is not null ? ConfigurationResult.Unavailable
            : ifVersion is { } expected && expected != _running.Version ? ConfigurationResult.OtherVersion
            : null;
    }

    /// <summary>Sees to a change that nobody waited for long enough.</summary>
    private void Settle() => Finish(TimeSpan.Zero);

    private ChangeEffects? Finish(TimeSpan limit)
    {
        if (_pending is not var (request, wanted, origin) || request.Wait(limit) is not { } effects)
        {
            return null;
        }

        _pending = null;
        if (effects.IsRefused)
        {
            TryKeep(versions.GiveUp);
            Refused(effects, origin);
        }
        else
        {
            PutInForce(request, wanted, origin);
        }

        return effects;
    }

    private void PutInForce(ChangeRequest request, ConfigurationFile wanted, ConfigurationOrigin origin)
    {
        directory.Replace(wanted.Credentials);
        Take(new ConfigurationVersion(request.Version, request.Sequence, node.Time, origin), wanted.Json);
        Counts.Applied();
        LogMessages.ConfigurationApplied(
            logger, request.Version, origin, request.Sequence, ChangeText.Summary(request.Change.Difference));
    }

    private void Take(ConfigurationVersion version, ReadOnlyMemory<byte> json)
    {
        TryKeep(() => versions.Keep(version, json));
        _json = json;
        Volatile.Write(ref _running, version);
        KeepFileIfRunning();
    }

    private void KeepFileIfRunning()
    {
        var isInForce = IsRunning(_fileJson);
        if (isInForce && !versions.IsAppliedFile(_fileJson.Span))
        {
            TryKeep(() => versions.KeepFile(_fileJson.Span));
        }

        Volatile.Write(ref _isFileInForce, isInForce);
    }

    /// <summary>
    /// What is in force is in the journal; a text that could not be kept is missed when somebody wants to go back.
    /// </summary>
    private bool TryKeep(Action keep)
    {
        try
        {
            keep();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogMessages.VersionsUnusable(logger, exception.Message);
            return false;
        }
    }

    /// <summary>
    /// Without MRE a snapshot does not say which version it has; what is kept does: the latest, or the one that was
    /// about to follow it.
    /// </summary>
    private void FindVersion(Registry registry)
    {
        if (node.Pipeline.StateMachine.RoutingTables is not null || versions.List is not [var latest, ..])
        {
            return;
        }

        var isLatest = Read(versions.Find(latest.Version), registry.InForce) is not null;
        registry.GoOnAs(Math.Max(registry.InForce.Version, isLatest ? latest.Version : latest.Version + 1));
    }

    /// <summary>Finds the text of what is in force, and with it the passwords.</summary>
    private void GoOn(ConfigurationInForce inForce)
    {
        if (versions.List.FirstOrDefault(one => one.Version == inForce.Version) is { } kept
            && Read(versions.Find(kept.Version), inForce) is { } text)
        {
            _json = text.Json;
            Volatile.Write(ref _running, kept);
            directory.Replace(text.Credentials);
            return;
        }

        var found = Read(versions.Begun(), inForce)
            ?? (AreSame(file.Routing, inForce.Configuration) ? file : Rewritten(inForce));
        var isFile = found.Json.Span.SequenceEqual(file.Json.Span);
        directory.Replace(found.Credentials);
        Take(
            new ConfigurationVersion(
                inForce.Version,
                node.Pipeline.StateMachine.AppliedSequence,
                node.Time,
                isFile ? ConfigurationOrigin.File : ConfigurationOrigin.Journal),
            found.Json);
    }

    private static ConfigurationFile? Read(ReadOnlyMemory<byte>? json, ConfigurationInForce inForce) =>
        json is { } text
        && ConfigurationFile.Read(text, out _) is { } read
        && AreSame(read.Routing, inForce.Configuration) ? read : null;

    /// <summary>The text is lost: what it said is in the journal, and the passwords are those of the file.</summary>
    private ConfigurationFile Rewritten(ConfigurationInForce inForce)
    {
        LogMessages.ConfigurationRewritten(logger, inForce.Version);
        ILookup<string, AgentCredential> credentials = file.Credentials.ToLookup(
            credential => credential.AgentId, StringComparer.Ordinal);
        ConfigurationFile rewritten = new()
        {
            Routing = inForce.Configuration,
            Credentials =
            [
                .. inForce.Configuration.Agents.Select(agent => new AgentCredential(
                    agent.Id, credentials[agent.Id].FirstOrDefault().PasswordHash)),
            ],
        };
        using StringWriter text = new();
        ConfigurationWriter.Write(text, rewritten);
        return rewritten with { Json = Encoding.UTF8.GetBytes(text.ToString()) };
    }

    private ChangeRequest NewRequest(ConfigurationFile wanted) => new(
        new ConfigurationChange(node.Pipeline.StateMachine.Registry.InForce, wanted.Routing),
        node.Time.ToUnixTimeMilliseconds());

    private bool IsRunning(ReadOnlyMemory<byte> json) => json.Span.SequenceEqual(_json.Span);

    private ConfigurationOutcome Outcome(ConfigurationResult result) => new(result) { Running = Running };

    private void Refused(ChangeEffects effects, ConfigurationOrigin origin)
    {
        Counts.InUse();
        LogMessages.ConfigurationRefused(logger, origin, effects.Uses.Count, _running.Version);
        foreach (var use in effects.Uses.First)
        {
            LogMessages.ConfigurationInUse(logger, use.Path, ChangeText.Sentence(use));
        }
    }

    private void Faulty(ImmutableArray<ConfigurationFault> faults, ConfigurationOrigin origin)
    {
        Counts.Faulty();
        LogMessages.ConfigurationFaulty(logger, origin, faults.Length, _running.Version);
        foreach (var fault in faults.Take(Engine.Limits.ListedChanges))
        {
            LogMessages.ConfigurationFault(logger, fault.ToString());
        }
    }
}
