using System.Text;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Reconfiguration;
using MediaRouting.Engine.Ring;
using MediaRouting.Testing;
using MediaRouting.Tests.Naive.Model;

namespace MediaRouting.Tests.Naive.Swarm;

/// <summary>The engine, stepped by hand, its events read in the form in which the model tells them.</summary>
internal sealed class EngineRun
{
    // Above what one command can lead to: a restore tells 40 agents of 4 MRDs each.
    private const int EventSlots = 4096;

    private readonly List<Told> _told = [];
    private readonly RingBuffer<EventSlot> _outbox;
    private readonly Sequence _read = new();
    private CommandSlot _slot;

    /// <summary>An engine that nothing has happened to.</summary>
    public EngineRun(Center center)
        : this(outbox => new StateMachine(center.Configuration, OptionsOf(center), outbox))
    {
    }

    private EngineRun(Func<RingBuffer<EventSlot>, StateMachine> newMachine)
    {
        var pool = new PayloadPool();
        var sequencer = new SingleProducerSequencer(EventSlots, WaitStrategyKind.BusySpin);
        sequencer.AddGating(_read);
        _outbox = new RingBuffer<EventSlot>(sequencer, (ref EventSlot slot) => slot.Text.Initialize(pool));
        _slot.Text.Initialize(pool);
        Machine = newMachine(_outbox);
    }

    /// <summary>The engine.</summary>
    public StateMachine Machine { get; }

    /// <summary>The engine says that no timer is due before this time, Unix milliseconds.</summary>
    public long NextDue => Machine.NextDue;

    /// <summary>An engine that goes on from a snapshot of this one.</summary>
    public EngineRun Copy() => new(outbox => SnapshotCopy.Of(Machine, outbox));

    /// <summary>Carries out a command.</summary>
    /// <returns>What is told, in order; good until the next command.</returns>
    public IReadOnlyList<Told> Apply(Input input)
    {
        InputSlot.Fill(ref _slot, input);
        Machine.Apply(ref _slot, input.Number);
        return ReadTold();
    }

    /// <summary>Puts another configuration in force, or refuses it for what is in use.</summary>
    /// <param name="to">The configuration.</param>
    /// <param name="input">Its place and its time.</param>
    /// <param name="isRefused">It is refused.</param>
    /// <returns>What is told, in order; good until the next command.</returns>
    public IReadOnlyList<Told> Configure(RoutingConfiguration to, Input input, out bool isRefused)
    {
        var change = new ConfigurationChange(Machine.Registry.InForce, to);
        isRefused = Machine.Configure(change, input.Time, input.Number).IsRefused;
        return ReadTold();
    }

    private List<Told> ReadTold()
    {
        _told.Clear();
        while (_read.Value < _outbox.Sequencer.Cursor)
        {
            ref var slot = ref _outbox[++_read.Value];
            if (slot.Kind != EventKind.CommandApplied)
            {
                _told.Add(Read(in slot));
            }
        }

        return _told;
    }

    private static StateMachineOptions OptionsOf(Center center) => new()
    {
        TaskIdPrefix = Input.TaskIdPrefix,
        OpenTaskLimit = center.OpenTaskLimit,
        ClosedTaskLimit = center.ClosedTaskLimit,
    };

    private static Told Read(ref readonly EventSlot slot)
    {
        var place = new Place(slot.Target, slot.DestinationKind, Text(in slot, slot.Destination));
        var told = new Told(slot.Kind, place, Text(in slot, slot.CorrelationId));
        ref readonly var body = ref slot.Body;
        return slot.Kind switch
        {
            EventKind.AgentConnected => told with
            {
                AgentId = Text(in slot, body.AgentConnected.AgentId),
                Text = Text(in slot, body.AgentConnected.Destination),
            },
            EventKind.AgentStateChanged => AgentState(in slot, told),
            EventKind.TaskCreated => told with
            {
                ClientUniqueId = Text(in slot, body.TaskCreated.ClientUniqueId),
                TaskId = Text(in slot, body.TaskCreated.TaskId),
                Mrd = Text(in slot, body.TaskCreated.Mrd),
                TaskState = body.TaskCreated.State,
            },
            EventKind.TaskAssigned => TaskAssigned(in slot, told),
            EventKind.TaskStateChanged => told with
            {
                TaskId = Text(in slot, body.TaskStateChanged.TaskId),
                AgentId = Text(in slot, body.TaskStateChanged.AgentId),
                Mrd = Text(in slot, body.TaskStateChanged.Mrd),
                TaskState = body.TaskStateChanged.State,
                Text = Text(in slot, body.TaskStateChanged.Code),
            },
            EventKind.TaskConferenced => told with
            {
                TaskId = Text(in slot, body.TaskConferenced.TaskId),
                AgentId = Text(in slot, body.TaskConferenced.Owner),
                OtherAgentId = Text(in slot, body.TaskConferenced.Participant),
            },
            EventKind.TaskAgentTransferred => told with
            {
                TaskId = Text(in slot, body.TaskAgentTransferred.TaskId),
                AgentId = Text(in slot, body.TaskAgentTransferred.AgentId),
                OtherAgentId = Text(in slot, body.TaskAgentTransferred.PreviousAgentId),
            },
            EventKind.Refused => Refused(in slot, told),
            EventKind.DeadLettered => DeadLettered(in slot, told),
            EventKind.ChatServerRestored => told with
            {
                Agents = body.ChatServerRestored.Agents,
                Requeued = body.ChatServerRestored.Requeued,
            },
            _ => told,
        };
    }

    private static Told AgentState(ref readonly EventSlot slot, Told told)
    {
        ref readonly var body = ref slot.Body.AgentStateChanged;
        return told with
        {
            AgentId = Text(in slot, body.AgentId),
            Mrd = Text(in slot, body.Mrd),
            Text = Text(in slot, body.ReasonCode),
            AgentState = body.State,
            PendingState = body.PendingState,
            Routable = body.Routable,
            Since = body.StateChangeTime,
        };
    }

    private static Told TaskAssigned(ref readonly EventSlot slot, Told told)
    {
        ref readonly var body = ref slot.Body.TaskAssigned;
        List<string> entries = [];
        foreach (var entry in new PackedParams(slot.Text[body.Params]))
        {
            entries.Add($"{Encoding.UTF8.GetString(entry.Key)}:{Encoding.UTF8.GetString(entry.Value)}");
        }

        return told with
        {
            TaskId = Text(in slot, body.TaskId),
            AgentId = Text(in slot, body.AgentId),
            Mrd = Text(in slot, body.Mrd),
            ClientUniqueId = Text(in slot, body.ClientUniqueId),
            Name = Text(in slot, body.Name),
            Params = string.Join(',', entries),
        };
    }

    private static Told Refused(ref readonly EventSlot slot, Told told)
    {
        ref readonly var body = ref slot.Body.Refused;
        return told with
        {
            Request = body.Request,
            Type = Text(in slot, body.Type),
            Refusal = body.Refusal,
            AgentId = Text(in slot, body.AgentId),
            TaskId = Text(in slot, body.TaskId),
            Mrd = Text(in slot, body.Mrd),
            ClientUniqueId = Text(in slot, body.ClientUniqueId),
            AgentState = body.AgentState,
            TaskState = body.TaskState,
            RetryAfter = body.RetryAfter,
            Text = Text(in slot, body.Message),
        };
    }

    private static Told DeadLettered(ref readonly EventSlot slot, Told told)
    {
        ref readonly var body = ref slot.Body.DeadLettered;
        return told with
        {
            Refusal = new Refusal(body.Reason),
            Source = body.Source,
            Type = Text(in slot, body.Type),
            MessageId = Text(in slot, body.MessageId),
            Text = Text(in slot, body.Body),
            IsBytes = body.IsBytes,
            IsRedacted = body.IsRedacted,
        };
    }

    private static string Text(ref readonly EventSlot slot, TextRef text) =>
        text.IsEmpty ? string.Empty : Encoding.UTF8.GetString(slot.Text[text]);
}
