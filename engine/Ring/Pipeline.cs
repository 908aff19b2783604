using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Journal;
using MediaRouting.Engine.Reconfiguration;
using MediaRouting.Engine.Routing.Explain;

namespace MediaRouting.Engine.Ring;

/// <summary>
/// The whole pipeline, wired here and nowhere else:
/// <code>
/// 1  command ring      many producers: the readers of the queues, the workers of the agent directory, the ticker
/// 2  journal           waits for 1; makes commands durable
/// 3  state machine     waits for 1, beside 2; the only writer of state
/// 4  outbox ring       one producer: the state machine
/// 5  outbox            waits for 4, and for 2 to have the cause of each event; sends, and acknowledges what is done
/// </code>
/// A full outbox ring makes the state machine wait, a full command ring its producers; nothing is dropped. Without a
/// journal, for what is not to outlive the process, there is no 2 and nobody waits for it.
/// </summary>
public sealed class Pipeline
{
    private readonly EventProcessor<CommandSlot, JournalStage>? _journalStage;
    private readonly EventProcessor<CommandSlot, StateMachineStage> _stateMachineStage;
    private readonly EventProcessor<EventSlot, IEventHandler<EventSlot>> _outboxStage;
    private readonly DurableGate? _gate;
    private readonly JournalStage? _journal;
    private bool _hasOutbox;
    private bool _isAlone;

    /// <summary>Wires a pipeline without a journal, with a new state machine; nothing runs yet.</summary>
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
        : this(events => new StateMachine(configuration, options, events), waits, outbox, failStop, journal: null)
    {
    }

    /// <summary>Wires the pipeline; nothing runs yet.</summary>
    /// <param name="newStateMachine">
    /// The state machine, new or recovered, given the ring that it tells events in.
    /// </param>
    /// <param name="waits">How stages wait for work.</param>
    /// <param name="outbox">What the last stage does with each event, given the ring that they stand in.</param>
    /// <param name="failStop">Told once, when a stage has thrown and stands still for good.</param>
    /// <param name="journal">Where commands are made durable; null for nowhere.</param>
    /// <param name="sentThrough">The MediaRoutingSequence up to which messages have left already.</param>
    /// <param name="watches">Who watches the stages at work; null for nobody.</param>
    public Pipeline(
        Func<RingBuffer<EventSlot>, StateMachine> newStateMachine,
        WaitStrategyKind waits,
        Func<RingBuffer<EventSlot>, IEventHandler<EventSlot>> outbox,
        FailStop failStop,
        JournalWriter? journal,
        long sentThrough = 0,
        StageWatches? watches = null)
    {
        var payloads = Payloads;
        var readers = journal is null ? 1 : 2;
        Commands = new RingBuffer<CommandSlot>(
            new MultiProducerSequencer(Limits.CommandSlots, waits),
            (ref CommandSlot slot) => slot.Text.Initialize(payloads, readers));
        Events = new RingBuffer<EventSlot>(
            new SingleProducerSequencer(Limits.EventSlots, waits),
            (ref EventSlot slot) => slot.Text.Initialize(payloads));
        StateMachine = newStateMachine(Events);
        var last = outbox(Events);

        if (journal is not null)
        {
            StateMachine.ChangeRequests.Readers = readers;
            _journal = new JournalStage(journal, StateMachine.ChangeRequests);
            _journalStage = new(Commands, "journal", _journal, failStop) { Watch = watches?.Journal };
            Commands.Sequencer.AddGating(_journalStage.Sequence);
            _gate = new DurableGate(
                Commands.NewBarrier(_journal.Durable), journal.LastSequence, sentThrough, TryMakeDurable, last);
        }

        _stateMachineStage = new(Commands, "state machine", new StateMachineStage(StateMachine), failStop)
        {
            Watch = watches?.StateMachine,
        };
        Commands.Sequencer.AddGating(_stateMachineStage.Sequence);

        _outboxStage = new(Events, "outbox", _gate ?? last, failStop) { Watch = watches?.Outbox };
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

    /// <summary>True if what comes in is made durable.</summary>
    public bool IsJournaled => _journalStage is not null;

    /// <summary>
    /// The sequence of the last command that is durable; 0 without a journal. Readable from any thread.
    /// </summary>
    public long Durable => _journal?.Durable.Value ?? 0;

    /// <summary>
    /// Up to where the command ring is carried out, in its own sequences. Readable from any thread.
    /// </summary>
    public long CarriedOut => _stateMachineStage.Sequence.Value;

    /// <summary>
    /// Has the state machine carry out again, on the calling thread, what the journal holds; what it tells is sent, if
    /// it was not before. To be called before <see cref="Start"/>.
    /// </summary>
    public void Replay(Action<StateMachine> replay)
    {
        StartOutbox();
        replay(StateMachine);
    }

    /// <summary>
    /// Puts another configuration in force, on the calling thread. To be called before <see cref="Start"/>. One that is
    /// refused is not journaled either: nothing came before it that a replay could not know.
    /// </summary>
    /// <param name="request">It is wished for.</param>
    /// <returns>What it did to the state, or why it did nothing.</returns>
    public ChangeEffects Configure(ChangeRequest request)
    {
        StartOutbox();
        return StepConfiguration(request);
    }

    /// <summary>
    /// The same where the outbox is stepped too, on the calling thread, which must be the only one; the ring of events
    /// has room for what it leads to.
    /// </summary>
    /// <param name="request">It is wished for.</param>
    /// <returns>What it did to the state, or why it did nothing.</returns>
    public ChangeEffects StepConfiguration(ChangeRequest request)
    {
        var effects = StateMachine.Foresee(request.Change);
        if (!effects.IsRefused)
        {
            _journal?.Commit(request);
            StateMachine.Configure(request.Change, request.Time, StateMachine.AppliedSequence + 1);
        }

        request.CarriedOut(effects, StateMachine.Registry.InForce.Version, StateMachine.AppliedSequence);
        return effects;
    }

    /// <summary>Starts the stages, each on its own thread.</summary>
    public void Start()
    {
        StartOutbox();
        _journalStage?.Start();
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
    /// Wishes for another configuration, from any thread; it is put in force, or refused, in its place in the order of
    /// commands.
    /// </summary>
    /// <returns>False, and nothing comes of it, while the command ring or the places for wishes are full.</returns>
    public bool TrySubmit(ChangeRequest request)
    {
        if (!StateMachine.ChangeRequests.TryPut(request, out var place))
        {
            return false;
        }

        if (!Commands.TryNext(out var sequence))
        {
            StateMachine.ChangeRequests.Withdraw(place);
            return false;
        }

        if (!IsJournaled)
        {
            request.MadeDurable();
        }

        ref var slot = ref Commands[sequence];
        slot.Reset(CommandKind.Configure, Source.Internal, request.Time);
        slot.Body.Configure = new Configure(place);
        Commands.Publish(sequence);
        return true;
    }

    /// <summary>
    /// Carries out every command that was published before the call, sends every event that this leads to, and stops.
    /// No producer may publish any more.
    /// </summary>
    /// <param name="limit">How long each stage may take.</param>
    /// <returns>
    /// False if a stage was not done in time, and it was halted then; or if the journal has failed, behind which
    /// nothing is sent. Another stage that failed counts as done: its failure was told.
    /// </returns>
    public bool Drain(TimeSpan limit)
    {
        _journalStage?.HaltWhenDrained();
        _stateMachineStage.HaltWhenDrained();
        var isDurable = _journalStage is null
            || (_journalStage.Join(limit) && _journalStage.Sequence.Value == Commands.Sequencer.Cursor);
        var isApplied = _stateMachineStage.Join(limit);
        _outboxStage.HaltWhenDrained();
        var isSent = isDurable && isApplied && _outboxStage.Join(limit);
        if (!isSent)
        {
            _journalStage?.Halt();
            _stateMachineStage.Halt();
            _outboxStage.Halt();
            _gate?.Close();
        }

        return isSent;
    }

    /// <summary>
    /// Lets the state machine carry out what is published, on the calling thread, which must be the only one.
    /// </summary>
    /// <param name="atMost">The most commands to carry out, 1 or more.</param>
    /// <returns>Commands carried out.</returns>
    public int StepStateMachine(int atMost = int.MaxValue) => _stateMachineStage.RunOnce(atMost);

    /// <summary>
    /// Makes durable what is published, on the calling thread, which must be the only one.
    /// </summary>
    /// <param name="atMost">The most commands to make durable, 1 or more.</param>
    /// <returns>Commands made durable.</returns>
    public int StepJournal(int atMost = int.MaxValue) => _journalStage?.RunOnce(atMost) ?? 0;

    /// <summary>
    /// Lets the outbox handle the events that are there, on the calling thread, which must be the only one that does.
    /// </summary>
    /// <param name="atMost">The most events to handle, 1 or more.</param>
    /// <param name="isAlone">
    /// There is no other thread that could make the cause of an event durable: where it is not, the journal is stepped
    /// first, and if that fails the event is not sent. Else it is waited for.
    /// </param>
    /// <returns>Events handled.</returns>
    public int StepOutbox(int atMost = int.MaxValue, bool isAlone = false)
    {
        _isAlone = isAlone;
        return _outboxStage.RunOnce(atMost);
    }

    /// <returns>False if somebody else makes commands durable, and is to be waited for.</returns>
    private bool TryMakeDurable()
    {
        if (_isAlone)
        {
            StepJournal();
        }

        return _isAlone;
    }

    private void StartOutbox()
    {
        if (!_hasOutbox)
        {
            _hasOutbox = true;
            _outboxStage.Start();
        }
    }
}
