using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Routing.Explain;

namespace MediaRouting.Engine.Ring;

/// <summary>
/// The whole pipeline, wired here and nowhere else:
/// <code>
/// 1  command ring      many producers: the readers of the queues, the workers of the agent directory, the ticker
/// 2  state machine     waits for 1; the only writer of state
/// 3  outbox ring       one producer: the state machine
/// 4  outbox            waits for 3; sends what is in it and acknowledges the commands that are done
/// </code>
/// A full outbox ring makes the state machine wait, a full command ring its producers; nothing is dropped.
/// </summary>
public sealed class Pipeline
{
    private readonly EventProcessor<CommandSlot, StateMachineStage> _stateMachineStage;
    private readonly EventProcessor<EventSlot, IEventHandler<EventSlot>> _outboxStage;

    /// <summary>Wires the pipeline; nothing runs yet.</summary>
    /// <param name="configuration">Agents, MRDs and queues, already checked.</param>
    /// <param name="options">Topology and limits of the state machine.</param>
    /// <param name="waits">How stages wait for work.</param>
    /// <param name="outbox">What the last stage does with each event, given the ring that they stand in.</param>
    /// <param name="failStop">Told once, when a stage has thrown and stands still for good.</param>
    public Pipeline(
        RoutingConfiguration configuration,
        StateMachineOptions options,
        WaitStrategyKind waits,
        Func<RingBuffer<EventSlot>, IEventHandler<EventSlot>> outbox,
        FailStop failStop)
    {
        var payloads = Payloads;
        Commands = new RingBuffer<CommandSlot>(
            new MultiProducerSequencer(Limits.CommandSlots, waits),
            (ref CommandSlot slot) => slot.Text.Initialize(payloads));
        Events = new RingBuffer<EventSlot>(
            new SingleProducerSequencer(Limits.EventSlots, waits),
            (ref EventSlot slot) => slot.Text.Initialize(payloads));
        StateMachine = new StateMachine(configuration, options, Events);

        _stateMachineStage = new(Commands, "state machine", new StateMachineStage(StateMachine), failStop);
        Commands.Sequencer.AddGating(_stateMachineStage.Sequence);

        _outboxStage = new(Events, "outbox", outbox(Events), failStop);
        Events.Sequencer.AddGating(_outboxStage.Sequence);
    }

    /// <summary>The buffers for texts that outgrow a slot; whoever fills commands takes them from here.</summary>
    public PayloadPool Payloads { get; } = new();

    /// <summary>True if nothing is under way: every command is carried out, every event handled.</summary>
    public bool IsIdle =>
        Commands.Sequencer.RemainingCapacity == Commands.Sequencer.Capacity
        && Events.Sequencer.RemainingCapacity == Events.Sequencer.Capacity;

    /// <summary>Where commands come in.</summary>
    public RingBuffer<CommandSlot> Commands { get; }

    /// <summary>Where events wait to be sent.</summary>
    public RingBuffer<EventSlot> Events { get; }

    /// <summary>The one writer. Its counters may be read at any time, its tables only by its own thread.</summary>
    public StateMachine StateMachine { get; }

    /// <summary>Starts both stages, each on its own thread.</summary>
    public void Start()
    {
        _outboxStage.Start();
        _stateMachineStage.Start();
    }

    /// <summary>
    /// Asks a question about the live state, from any thread; its answer comes in its place in the order of commands.
    /// </summary>
    /// <returns>False, and it is not asked, while the command ring or the places for questions are full.</returns>
    public bool TryAsk(Inspection inspection)
    {
        if (!StateMachine.Inspections.TryPut(inspection, out var place))
        {
            return false;
        }

        if (!Commands.TryNext(out var sequence))
        {
            StateMachine.Inspections.Take(place);
            return false;
        }

        ref var slot = ref Commands[sequence];
        slot.Reset(CommandKind.Inspect, Source.Internal, inspection.Time);
        slot.Body.Inspect = new Inspect(place);
        Commands.Publish(sequence);
        return true;
    }

    /// <summary>
    /// Carries out every command that was published before the call, sends every event that this leads to, and stops.
    /// No producer may publish any more.
    /// </summary>
    /// <param name="limit">How long each stage may take.</param>
    /// <returns>
    /// False if a stage was not done in time; it was halted then. A stage that failed counts as done: its failure was
    /// told.
    /// </returns>
    public bool Drain(TimeSpan limit)
    {
        _stateMachineStage.HaltWhenDrained();
        var isApplied = _stateMachineStage.Join(limit);
        _outboxStage.HaltWhenDrained();
        var isSent = isApplied && _outboxStage.Join(limit);
        if (!isSent)
        {
            _stateMachineStage.Halt();
            _outboxStage.Halt();
        }

        return isSent;
    }

    /// <summary>
    /// Lets the state machine carry out what is published, on the calling thread, which must be the only one.
    /// </summary>
    /// <returns>Commands carried out.</returns>
    public int StepStateMachine() => _stateMachineStage.RunOnce();

    /// <summary>
    /// Lets the outbox handle the events that are there, on the calling thread, which must be the only one.
    /// </summary>
    /// <returns>Events handled.</returns>
    public int StepOutbox() => _outboxStage.RunOnce();

    private readonly struct StateMachineStage(StateMachine stateMachine) : IEventHandler<CommandSlot>
    {
        public void OnEvent(ref CommandSlot slot, long sequence, bool endOfBatch) =>
            stateMachine.Apply(ref slot, sequence);
    }
}
