using MediaRouting.Directory;
using MediaRouting.Engine;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Journal;
using MediaRouting.Engine.Reconfiguration;
using MediaRouting.Engine.Recovery;
using MediaRouting.Engine.Snapshot;
using MediaRouting.Testing.Storage;
using MediaRouting.Tests.Simulation.Checks;
using MediaRouting.Tests.Simulation.World;

namespace MediaRouting.Tests.Simulation.Site;

/// <summary>
/// A machine with a disk, on which one daemon after the other runs: started, killed, refused, started again.
/// </summary>
internal sealed class Host
{
    private readonly HostPlan _plan;
    private readonly DaemonParts _parts;
    private readonly Action<string> _saw;
    private readonly DurabilityCheck? _durability;
    private readonly SteppedConfiguration _configuration;
    private readonly Dictionary<long, long> _causes = [];
    private readonly Dictionary<string, byte[]> _pruned = new(StringComparer.Ordinal);
    private RoutingConfiguration? _file;
    private SimulatedStorage? _storage;
    private bool _isThere;
    private bool _hasBegun;
    private bool _mustInitialize;
    private bool _isBuilding;

    /// <summary>A machine on which nothing runs.</summary>
    /// <param name="plan">What its daemons are.</param>
    /// <param name="parts">What they are put together from.</param>
    /// <param name="isWatched">Looks at the disk before anything leaves.</param>
    /// <param name="saw">Told of what happens to it.</param>
    /// <param name="isInForce">Told from which command on a configuration is in force.</param>
    public Host(
        HostPlan plan,
        DaemonParts parts,
        bool isWatched,
        Action<string> saw,
        Action<RoutingConfiguration, long> isInForce)
    {
        (_plan, _parts, _saw) = (plan, parts, saw);
        Configurations = new ConfigurationCheck(plan.Name, isInForce, LastConfiguration, saw);
        _configuration = new SteppedConfiguration(Configurations, parts, saw);
        _durability = isWatched ? new DurabilityCheck(Disk) : null;
    }

    public SimulatedDisk Disk { get; } = new();

    public string Name => _plan.Name;

    public Topology Topology => _plan.Topology;

    /// <summary>Holds what is in force to what was answered.</summary>
    public ConfigurationCheck Configurations { get; }

    /// <summary>The one that runs; null while none does.</summary>
    public SimulatedDaemon? Daemon { get; private set; }

    /// <summary>When the next is started, while none runs.</summary>
    public int StartsAt { get; private set; }

    /// <summary>It is to be killed, or to lose power, at the next moment that suits.</summary>
    public DeedKind? Doom { get; set; }

    public StateMachine? Communication =>
        Daemon?.StateMachine.CommunicationTables is null ? null : Daemon.StateMachine;

    public StateMachine? Routing => Daemon?.StateMachine.RoutingTables is null ? null : Daemon.StateMachine;

    /// <summary>Every segment of the journal, those included that were pruned, and no snapshot.</summary>
    public SimulatedDisk WholeJournal()
    {
        var disk = Disk.Copy();
        foreach (var name in disk.Names.Where(IsSnapshot).ToList())
        {
            disk.Remove(name);
        }

        var first = disk.Names.First(IsSegment);
        foreach (var (name, bytes) in _pruned.Where(file => string.CompareOrdinal(file.Key, first) < 0))
        {
            disk[name] = [.. bytes];
        }

        return disk;
    }

    /// <summary>It began with a snapshot that has no statistics.</summary>
    public bool CountsFromSnapshot { get; private set; }

    /// <summary>The command that a message of its daemons comes of.</summary>
    public long CauseOf(long sequence) => _causes[sequence];

    /// <summary>Begins with files that an older version has left.</summary>
    public void BeginWith(KeptFiles kept)
    {
        CountsFromSnapshot = kept.CountsFromSnapshot;
        foreach (var (name, bytes) in kept.Files)
        {
            Disk[name] = [.. bytes];
        }

        Keep();
        (_isThere, _hasBegun) = (true, true);
    }

    /// <summary>Starts a daemon. If that fails as it may, it is tried again later.</summary>
    public void Start(RoutingConfiguration configuration, int turn, Dice dice, double diesInRecovery)
    {
        _storage = Disk.Mount(new Dice(dice.Bits()));
        if (dice.Percent(diesInRecovery))
        {
            _storage.FailAt(dice.Scaled(1, 13) - 1, StorageFault.PowerLoss);
        }

        _file = configuration;
        try
        {
            var request = Request(configuration);
            _isThere = true;
            var data = DataDirectory.TryOpen(Flawed(_storage), request, out var refusal);
            if (data is null)
            {
                Refused(refusal, turn);
                return;
            }

            Opened(data);
        }
        catch (PowerLossException)
        {
            _saw("recovery: power lost in the middle");
            Die(losesPower: true, turn, dice);
        }
    }

    /// <summary>One piece of recovery, and after the last what the configuration file says.</summary>
    public void StepRecovery(int turn, Dice dice)
    {
        if (Daemon!.StepRecovery() is { } refusal)
        {
            throw new SimulationFault("recovery", $"{Name} cannot go on: {refusal}");
        }

        if (!Daemon.IsRecovered)
        {
            return;
        }

        try
        {
            _configuration.Begin(Daemon, _file!, Now);
        }
        catch (PowerLossException)
        {
            _saw("recovery: power lost in the middle");
            Die(losesPower: true, turn, dice);
        }
        catch (StorageException refused)
        {
            _saw($"fail-stop: {refused.Operation}");
            Die(losesPower: false, turn, dice);
        }
    }

    /// <summary>Whether a configuration is in force here, as far as anybody was told.</summary>
    public bool Has(RoutingConfiguration configuration) => Configurations.Is(configuration);

    /// <summary>Whether the daemon runs, and nothing that a configuration leaves out is in use.</summary>
    public bool CouldTake(RoutingConfiguration configuration) => Daemon is { IsRecovered: true } daemon
        && !daemon.StateMachine.Foresee(
            new ConfigurationChange(daemon.StateMachine.Registry.InForce, configuration)).IsRefused;

    /// <summary>Asks the daemon for another configuration.</summary>
    /// <param name="configuration">What it is to have.</param>
    /// <param name="isFile">Whether the file says so, or somebody has posted it.</param>
    /// <returns>False if it cannot be asked now, and later it can.</returns>
    public bool Reconfigure(RoutingConfiguration configuration, bool isFile)
    {
        if (Daemon is null || (Daemon.IsRecovered && _configuration.IsChanging))
        {
            return false;
        }

        if (Daemon.IsRecovered && Daemon.Failure is null)
        {
            _configuration.Submit(Daemon, configuration, isFile, Now);
        }

        return Daemon.IsRecovered;
    }

    /// <summary>Sees what has become of the configuration that was asked for.</summary>
    public void SettleConfiguration()
    {
        if (Daemon is { } daemon)
        {
            _configuration.Settle(daemon);
        }
    }

    /// <summary>The process ends, however it does, and is started again later.</summary>
    public void Die(bool losesPower, int turn, Dice dice)
    {
        Doom = null;
        _parts.Broker.Cut(Name);
        if (losesPower)
        {
            Disk.LosePower(dice);
        }
        else
        {
            Disk.Kill();
        }

        SettleConfiguration();
        _configuration.Died();
        Daemon?.Dispose();
        Daemon = null;
        StartsAt = turn + dice.Scaled(1, 20);
    }

    /// <summary>Ends the process if a stage has failed, as fail-stop does.</summary>
    public void EndIfFailed(int turn, Dice dice)
    {
        if (Daemon?.Failure is not { } failure)
        {
            return;
        }

        switch (failure.Exception)
        {
            case PowerLossException:
                _saw("disk: power lost in the middle of a write");
                Die(losesPower: true, turn, dice);
                break;
            case StorageException refused:
                _saw($"fail-stop: {refused.Operation}");
                Die(losesPower: false, turn, dice);
                break;
            case Broker.ProcessKilledException:
                _saw("killed in a commit");
                Die(losesPower: Doom == DeedKind.LosePower, turn, dice);
                break;
            case SimulationFault fault:
                throw fault;
            default:
                throw new SimulationFault("fail-stop", $"{Name}, stage {failure.Stage}: {failure.Exception}");
        }
    }

    /// <summary>Stops as asked, if it can.</summary>
    public void Stop(int turn, Dice dice)
    {
        _saw(Daemon!.Drain() ? "stopped: drained" : "stopped: killed after the drain failed");
        Die(losesPower: false, turn, dice);
    }

    /// <summary>The next operation but a few on the disk fails.</summary>
    public void FailSoon(int operations, StorageFault fault) =>
        _storage?.FailAt(_storage.Operations + operations, fault);

    /// <summary>Somebody starts a second daemon on the directory.</summary>
    public void StartSecond(RoutingConfiguration configuration)
    {
        if (Daemon is null)
        {
            return;
        }

        using var storage = Disk.Mount();
        var second = DataDirectory.TryOpen(Flawed(storage), Request(configuration), out var refusal);
        _saw("recovery: refused, another daemon has the directory");
        if (second is not null || !refusal.Contains("another daemon", StringComparison.Ordinal))
        {
            throw new SimulationFault("one daemon", $"a second daemon was let in on {Name}: {refusal}");
        }
    }

    /// <summary>Builds a snapshot of what is durable, and prunes, while others take steps.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="dice">Decides when the machine starts again, should it lose power.</param>
    /// <param name="between">Called between two operations of the builder; whatever happens, happens there.</param>
    public void BuildSnapshot(int turn, Dice dice, Action between)
    {
        if (Daemon is not { IsRecovered: true } daemon || _isBuilding)
        {
            return;
        }

        Keep();
        _isBuilding = true;
        var through = daemon.Data.Journal.Committed;
        var storage = new SharedStorage(_storage!, () => Daemon == daemon, between);
        var outcome = new SnapshotBuilder(storage, _ => { }).Build(through);
        _isBuilding = false;
        if (Daemon != daemon)
        {
            _saw("snapshot: the process ended while it was built");
            return;
        }

        SawBuilt(outcome, daemon.Data.Journal.Committed - through);
        if (outcome.Failure is not null && !_storage!.HasFailed)
        {
            throw new SimulationFault("snapshot", $"{Name}: {outcome.Failure}");
        }

        if (_storage!.IsOver)
        {
            Die(losesPower: true, turn, dice);
        }
    }

    private void SawBuilt(SnapshotOutcome outcome, long written)
    {
        _saw(outcome.Failure is null ? "snapshot: built" : "snapshot: failed, the daemon goes on");
        Saw(outcome.PrunedSegments > 0, "snapshot: segments pruned");
        Saw(outcome.Failure is null && written > 0, "snapshot: built while the journal was written");
    }

    /// <summary>Damages the newest snapshot, if there is one before it.</summary>
    public void DamageSnapshot(Dice dice)
    {
        var snapshots = Disk.Names.Where(IsSnapshot).ToList();
        if (snapshots.Count > 1)
        {
            var bytes = Disk[snapshots[^1]];
            bytes[dice.Next(bytes.Length)] ^= (byte)(1 << dice.Next(8));
            Disk[snapshots[^1]] = bytes;
        }
    }

    private long Now => _parts.Clock.GetUtcNow().ToUnixTimeMilliseconds();

    private IStorage Flawed(SimulatedStorage storage) =>
        _parts.Canary == Canary.None ? storage : new FlawedStorage(storage, _parts.Canary);

    private static bool IsSnapshot(string name) => name.StartsWith("snapshot-0", StringComparison.Ordinal);

    private static bool IsSegment(string name) => name.StartsWith("journal-0", StringComparison.Ordinal);

    private RecoveryRequest Request(RoutingConfiguration configuration) => new()
    {
        Configuration = configuration,
        Options = _plan.Options,
        IsNew = !_isThere,
        MayInitialize = _mustInitialize,
        Now = Now,
        CommandsBetweenSnapshots = long.MaxValue,
        SegmentBytes = _plan.SegmentBytes,
    };

    private void Keep()
    {
        foreach (var name in Disk.Names.Where(IsSegment))
        {
            _pruned[name] = [.. Disk[name]];
        }
    }

    /// <summary>What an operator does: says that it is to begin empty, if it never had begun.</summary>
    private void Refused(string refusal, int turn)
    {
        var hasNeverBegun = _pruned.Count == 0 && refusal.Contains("--initialize", StringComparison.Ordinal);
        if (!hasNeverBegun)
        {
            throw new SimulationFault("recovery", $"{Name} is refused: {refusal}");
        }

        _saw("recovery: refused, an empty directory without --initialize");
        _mustInitialize = !_mustInitialize;
        Disk.Kill();
        StartsAt = turn + 1;
    }

    private void Opened(DataDirectory data)
    {
        _saw(!_hasBegun ? "recovery: fresh"
            : data.Snapshot > 0 ? "recovery: from a snapshot"
            : "recovery: from the beginning of the journal");
        Saw(data.TornBytes > 0, "recovery: torn end cut off");
        Saw(data.RefusedSnapshots.Count > 0, "recovery: damaged snapshot passed over");
        Saw(data.Journal.LastSequence - data.Snapshot > 500, "recovery: hundreds of records");
        _hasBegun = true;
        _mustInitialize = false;
        Keep();
        var directory = new ConfiguredDirectory(_configuration.Credentials(_file!));
        Daemon = new SimulatedDaemon(_parts, Name, Topology, data, new Replay(_storage!), directory, Passes);
    }

    /// <summary>Something is about to be sent; whoever asked for what is durable may have heard by now.</summary>
    private void Passes(long cause, long sequence)
    {
        _durability?.Passes(cause);
        _causes[sequence] = cause;
        SettleConfiguration();
    }

    /// <summary>The sequence of the last configuration in the journal.</summary>
    private long LastConfiguration()
    {
        using var storage = WholeJournal().Mount();
        using var reader = new JournalReader(storage);
        var last = 0L;
        while (reader.TryRead(out var record))
        {
            last = record.Kind == RecordKind.Configuration ? record.Sequence : last;
        }

        return last;
    }

    private void Saw(bool isSo, string situation)
    {
        if (isSo)
        {
            _saw(situation);
        }
    }
}
