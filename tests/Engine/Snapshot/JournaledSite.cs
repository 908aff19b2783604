using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Journal;
using MediaRouting.Engine.MessagePack;
using MediaRouting.Engine.Reconfiguration;
using MediaRouting.Engine.Recovery;
using MediaRouting.Engine.Snapshot;
using MediaRouting.Testing;
using MediaRouting.Tests.Engine.Model;

namespace MediaRouting.Tests.Engine.Snapshot;

/// <summary>
/// A daemon that makes every command durable before it carries it out, and remembers its hash after each.
/// </summary>
internal sealed class JournaledSite : ISite, IDisposable
{
    private readonly Machine _machine;
    private readonly JournalWriter _journal;
    private readonly MessagePackWriter _payload = new();
    private readonly List<StateHash> _hashes = [];
    private readonly SitePlayer _player;
    private readonly RandomScript _script;
    private CommandSlot _slot;

    /// <summary>A daemon that begins.</summary>
    /// <param name="storage">An empty data directory.</param>
    /// <param name="seed">Of what it is told.</param>
    /// <param name="segmentBytes">Length of a segment of the journal.</param>
    /// <param name="center">The configuration that it begins with.</param>
    public JournaledSite(
        IStorage storage, int seed, int segmentBytes = 4096, string center = RandomScript.Center)
        : this(storage, seed, segmentBytes, ScenarioTable.Parse(center))
    {
    }

    private JournaledSite(IStorage storage, int seed, int segmentBytes, ScenarioTable center)
    {
        var configuration = center.Configuration;
        var options = new StateMachineOptions { TaskIdPrefix = TaskNames.Prefix, ClosedTaskLimit = 100 };
        _journal = new JournalWriter(storage, default, segmentBytes);
        OptionsCodec.Write(options, _payload);
        Append(RecordKind.Origin, time: 0);
        ConfigurationCodec.Write(configuration, _payload);
        Append(RecordKind.Configuration, time: 0);
        _machine = new Machine(events => new StateMachine(configuration, options, events)
        {
            AppliedSequence = JournalBeginning.Records,
        });
        _hashes.AddRange(Enumerable.Repeat(StateHash.Of(State), JournalBeginning.Records + 1));
        _slot.Text.Initialize(new PayloadPool());
        _player = new SitePlayer(this, showsRows: false, showsRowCorrelation: false)
        {
            Center = ContactCenter.Of(center.ConfigurationLines),
        };
        _script = new RandomScript(seed, this, _player.Names);
    }

    /// <summary>The machine.</summary>
    public StateMachine State => _machine.State;

    /// <inheritdoc/>
    public StateMachine Communication => State;

    /// <inheritdoc/>
    public StateMachine Routing => State;

    /// <summary>The sequence of the last command.</summary>
    public long LastSequence => _journal.LastSequence;

    /// <summary>The hash of the state after a command.</summary>
    public StateHash HashAt(long sequence) => _hashes[(int)sequence];

    /// <summary>Carries out so many commands drawn at random.</summary>
    public void Play(int commands)
    {
        for (; commands > 0; commands--)
        {
            _player.Play(_script.Next());
        }
    }

    /// <summary>Notes that all messages told so far have left.</summary>
    public void NoteAllSent()
    {
        _slot.Reset(CommandKind.NoteSent, Source.Internal, State.AppliedSequence);
        _slot.Body.NoteSent = new NoteSent(State.LastSequence);
        Apply(ref _slot, (ref readonly _) => { });
    }

    /// <inheritdoc/>
    public void Apply(ref CommandSlot command, EventReader read)
    {
        CommandCodec.Write(in command, _payload);
        Append(RecordKind.Command, command.Time);
        _machine.Apply(ref command, read);
        _hashes.Add(StateHash.Of(State));
    }

    /// <inheritdoc/>
    public ChangeEffects Configure(RoutingConfiguration configuration, long time, EventReader read)
    {
        ConfigurationCodec.Write(configuration, _payload);
        Append(RecordKind.Configuration, time);
        var effects = _machine.Configure(configuration, time, read);
        _hashes.Add(StateHash.Of(State));
        return effects;
    }

    /// <summary>What it is configured by.</summary>
    public ContactCenter Center => _player.Center;

    /// <summary>Ids of the tasks that are open or were closed just now.</summary>
    public IReadOnlyList<string> TaskIds => _script.TaskIds;

    /// <summary>Puts another configuration in force.</summary>
    public ChangeEffects Configure(ContactCenter center) => _player.Configure(center);

    /// <summary>Puts another configuration in force.</summary>
    public void Configure(string line) => _player.Play("Configure " + line);

    /// <inheritdoc/>
    public void Reload() => _machine.Reload();

    /// <inheritdoc/>
    public void Dispose() => _journal.Dispose();

    private void Append(RecordKind kind, long time)
    {
        _journal.Append(kind, _journal.LastSequence + 1, time, _payload.Written);
        _journal.Commit();
        _payload.Reset();
    }
}
