using System.Buffers.Text;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Ring;

namespace MediaRouting.Bench.Figures;

/// <summary>
/// Writes a <see cref="Script"/> by trying each command out on a state machine of its own: what to say next depends on
/// whom a task was offered to. The machine under test, given the same commands, says the same.
/// </summary>
internal sealed class Rehearsal
{
    /// <summary>Commands in a millisecond of the script's time.</summary>
    private const int CommandsPerMillisecond = 10;

    /// <summary>Time between ticks, as of the daemon's ticker.</summary>
    private const int MillisecondsPerTick = 10;

    private const int OutboxSlots = 64 * 1024;
    private const long Start = 1_760_000_000_000;

    private readonly RingBuffer<EventSlot> _events;
    private readonly Sequence _read = new();
    private CommandSlot _slot;
    private long _lastTick;

    /// <summary>Nobody signed in.</summary>
    public Rehearsal(RoutingConfiguration configuration, Topology topology)
    {
        var pool = new PayloadPool();
        var sequencer = new SingleProducerSequencer(OutboxSlots, WaitStrategyKind.BusySpin);
        sequencer.AddGating(_read);
        _events = new RingBuffer<EventSlot>(sequencer, (ref EventSlot slot) => slot.Text.Initialize(pool));
        Machine = new StateMachine(configuration, Options(topology), _events);
        _slot.Text.Initialize(pool);
    }

    /// <summary>The machine that the commands are tried out on.</summary>
    public StateMachine Machine { get; }

    /// <summary>Commands carry the id of the message that they came in, and are held against those before.</summary>
    public bool HasMessageIds { get; init; } = true;

    /// <summary>What was written since it was last cleared.</summary>
    public Script Script { get; } = new();

    /// <summary>Commands written in all.</summary>
    public long Commands { get; private set; }

    /// <summary>Offers that were not taken out yet, the earliest first.</summary>
    public Queue<Offer> Offers { get; } = new();

    /// <summary>Refusals among the answers: a script that is right has none.</summary>
    public long Refusals { get; private set; }

    private long Now => Start + (Commands / CommandsPerMillisecond);

    /// <summary>What every machine of the program is told.</summary>
    public static StateMachineOptions Options(Topology topology) =>
        new() { TaskIdPrefix = "t", Topology = topology };

    /// <summary>Begins a command: the slot is to be filled, then ended.</summary>
    public ref CommandSlot Begin(CommandKind kind, Source source)
    {
        TickIfDue();
        _slot.Reset(kind, source, Now);
        _slot.Delivery = 1;
        if (HasMessageIds)
        {
            AddMessageId();
        }

        return ref _slot;
    }

    /// <summary>Writes the command down and carries it out.</summary>
    public void End()
    {
        Script.Add(in _slot);
        Machine.Apply(ref _slot, Commands++);
        for (; _read.Value < _events.Sequencer.Cursor; _read.Value++)
        {
            Take(in _events[_read.Value + 1]);
        }
    }

    private void AddMessageId()
    {
        var id = _slot.Text.Reserve(Limits.TextBytes);
        var prefix = "ID:chat-server-7-41873-1760000000000-4:1:1:1:"u8;
        prefix.CopyTo(id);
        Utf8Formatter.TryFormat(Commands, id[prefix.Length..], out var digits);
        _slot.MessageId = _slot.Text.Take(prefix.Length + digits);
    }

    private void TickIfDue()
    {
        if (Machine.NextDue <= Now && Now - _lastTick >= MillisecondsPerTick)
        {
            _lastTick = Now;
            _slot.Reset(CommandKind.Tick, Source.Internal, Now);
            End();
        }
    }

    private void Take(ref readonly EventSlot told)
    {
        switch (told.Kind)
        {
            case EventKind.TaskAssigned:
                var assigned = told.Body.TaskAssigned;
                Offers.Enqueue(new Offer(told.Text[assigned.TaskId], Agent(told.Text[assigned.AgentId])));
                break;
            case EventKind.TaskAgentSelected:
                var selected = told.Body.TaskAgentSelected;
                Offers.Enqueue(new Offer(told.Text[selected.TaskId], Agent(told.Text[selected.AgentId])));
                break;
            case EventKind.Refused:
                Refusals++;
                break;
            default:
                break;
        }
    }

    private static int Agent(ReadOnlySpan<byte> id) =>
        Utf8Parser.TryParse(id["agent-".Length..], out int agent, out _)
            ? agent
            : throw new InvalidOperationException("an offer to an agent that is not of this site");
}
