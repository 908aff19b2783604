using System.Text;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Journal;
using MediaRouting.Engine.MessagePack;
using MediaRouting.Engine.Recovery;
using MediaRouting.Engine.Ring;
using MediaRouting.Engine.Snapshot;
using MediaRouting.Json;
using MediaRouting.Storage;

namespace MediaRouting.Tests.Crash.Site;

/// <summary>
/// A data directory carried out from its first record by a state machine of the test's own, in one go: what was told,
/// what was handed in, and the state at the end.
/// </summary>
internal sealed class CleanReplay : IEventHandler<EventSlot>
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private readonly EventEncoder _encoder = new();
    private readonly SortedDictionary<long, Told> _told = [];
    private readonly Dictionary<string, int> _handed = new(StringComparer.Ordinal);
    private Exception? _failure;

    /// <summary>Replays a copy of a data directory that no daemon has; it may be changed by that.</summary>
    public CleanReplay(string directory)
    {
        using var data = DataDirectory.TryOpen(FileStorage.Open(directory), CrashSite.Request, out string refusal);
        Assert.True(data is not null, refusal);
        ReadHanded(directory);
        var pipeline = new Pipeline(
            data.NewStateMachine,
            WaitStrategyKind.Blocking,
            _ => this,
            (stage, sequence, exception) => _failure = exception,
            data.Journal);
        pipeline.Replay(machine => Assert.True(data.TryRecover(machine, out refusal), refusal));
        Assert.True(pipeline.Drain(Bound));
        Assert.Null(_failure);
        Machine = pipeline.StateMachine;
    }

    /// <summary>The state at the end.</summary>
    public StateMachine Machine { get; }

    /// <summary>
    /// The hash of the state that <c>mre replay</c> comes to: from the newest snapshot, if there is one.
    /// </summary>
    public static StateHash HashOf(string directory)
    {
        using var storage = FileStorage.Open(directory);
        Assert.True(PastState.TryRebuild(storage, long.MaxValue, out PastState? state, out string? refusal), refusal);
        return StateHash.Of(state.Machine);
    }

    /// <summary>What is told, by MediaRoutingSequence.</summary>
    public IReadOnlyDictionary<long, Told> Told => _told;

    /// <summary>How often each message was handed in, by JMSMessageID.</summary>
    public IReadOnlyDictionary<string, int> Handed => _handed;

    public void OnEvent(ref EventSlot slot, long sequence, bool endOfBatch)
    {
        if (slot.Sequence != 0)
        {
            _told.Add(slot.Sequence, Read(ref slot));
        }

        slot.Text.Reset();
    }

    private Told Read(ref EventSlot slot)
    {
        string destination = slot.Target switch
        {
            EventTarget.Named => Encoding.UTF8.GetString(slot.Text[slot.Destination]),
            EventTarget.ChatServer => CrashSite.ChatServer,
            _ => CrashSite.DeadLetters,
        };
        string correlationId = Encoding.UTF8.GetString(slot.Text[slot.CorrelationId]);
        if (slot.Kind == EventKind.DeadLettered)
        {
            ref readonly DeadLettered letter = ref slot.Body.DeadLettered;
            string type = Encoding.UTF8.GetString(slot.Text[letter.Type]);
            return new Told(destination, type, correlationId, Encoding.UTF8.GetString(slot.Text[letter.Body]))
            {
                Reason = Encoding.UTF8.GetString(WireNames.Of(letter.Reason)),
            };
        }

        string body = Encoding.UTF8.GetString(_encoder.Encode(in slot));
        return new Told(destination, Encoding.UTF8.GetString(WireNames.Of(slot.Kind)), correlationId, body);
    }

    private void ReadHanded(string directory)
    {
        using var storage = FileStorage.Open(directory);
        using var reader = new JournalReader(storage);
        CommandSlot slot = default;
        slot.Text.Initialize(new PayloadPool());
        while (reader.TryRead(out RecordFrame record))
        {
            if (record.Kind == RecordKind.Command && CommandCodec.TryRead(record.Payload, ref slot, out _)
                && slot.Source != Source.Internal)
            {
                string id = Encoding.UTF8.GetString(slot.Text[slot.MessageId]);
                _handed[id] = _handed.GetValueOrDefault(id) + 1;
            }
        }

        Assert.Null(reader.Fault);
    }
}
