namespace MediaRouting.Bench.Figures;

/// <summary>A site with its traffic under way and a warm machine, measured round by round.</summary>
internal sealed class Scene
{
    private const int ChunkCommands = 100_000;

    private readonly Traffic _traffic;
    private readonly Subject _subject;
    private readonly Outlet _copies = new();
    private readonly Direct _direct = new();

    /// <summary>The site at work, the machine warm.</summary>
    /// <param name="site">The site.</param>
    /// <param name="counterpart">Whom the daemon talks with; a new one for each scene.</param>
    /// <param name="waiting">Tasks that wait; none: the agents are half busy.</param>
    /// <param name="warmUp">Commands after the last agent and task have come, so that no table grows any more.</param>
    public Scene(Site site, ICounterpart counterpart, int waiting, int warmUp)
    {
        var configuration = site.Configuration();
        _traffic = new Traffic(site, configuration, counterpart) { Waiting = waiting };
        _subject = new Subject(configuration, counterpart.Topology);
        while (!_traffic.IsUnderWay)
        {
            _subject.Play(_traffic.Next(ChunkCommands), _direct);
        }

        for (var played = 0; played < warmUp; played += ChunkCommands)
        {
            _subject.Play(_traffic.Next(ChunkCommands), _direct);
        }

        Lookups = new Lookups(_subject.Machine);
        GC.Collect();
    }

    /// <summary>What a command needs before anything is decided.</summary>
    public Lookups Lookups { get; }

    /// <summary>The state machine without a ring before it.</summary>
    public Series Alone { get; } = new();

    /// <summary>The stage that copies, without a ring before it.</summary>
    public Series CopyingAlone { get; } = new();

    /// <summary>The ring with a stage that does nothing.</summary>
    public Series Idle { get; } = new();

    /// <summary>The ring with a stage that copies.</summary>
    public Series Copying { get; } = new();

    /// <summary>The ring with the state machine.</summary>
    public Series Routing { get; } = new();

    /// <summary>Commands of all rounds of the state machine alone.</summary>
    public long Commands { get; private set; }

    /// <summary>Bytes that it allocated in them.</summary>
    public long Bytes { get; private set; }

    /// <summary>Garbage collections during them.</summary>
    public int Collections { get; private set; }

    /// <summary>Plays a round on the state machine alone.</summary>
    public void PlayAlone(int commands)
    {
        var script = _traffic.Next(commands);
        var collections = GC.CollectionCount(0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var nanoseconds = _subject.Play(script, _direct);
        Bytes += GC.GetAllocatedBytesForCurrentThread() - before;
        Collections += GC.CollectionCount(0) - collections;
        Commands += script.Count;
        Alone.Add(nanoseconds);
    }

    /// <summary>
    /// Plays a round through the ring, the same commands one after the other with each kind of stage, then one alone.
    /// </summary>
    public void PlayThroughRing(int commands)
    {
        var script = _traffic.Next(commands);
        Idle.Add(Relay.Play(script, default(IdleStage), _copies));
        Copying.Add(Relay.Play(script, new CopyingStage(_copies.Events), _copies));
        Routing.Add(_subject.PlayThroughRing(script));
        CopyingAlone.Add(_direct.Play(script, new CopyingStage(_copies.Events), _copies));
        Lookups.Play(script);
        PlayAlone(commands);
    }
}
