using System.Runtime.CompilerServices;
using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Communication;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Reconfiguration;
using MediaRouting.Engine.Ring;
using MediaRouting.Engine.Routing;
using MediaRouting.Engine.Routing.Explain;
using MediaRouting.Engine.Snapshot;
using MediaRouting.Engine.State;
using MediaRouting.Engine.Statistics;

namespace MediaRouting.Engine;

/// <summary>
/// The one writer: carries out the commands in their order and emits events. Pure: the same configuration and commands
/// give the same events, byte for byte, on any machine. It reads no clock; time is a field of the command.
/// </summary>
public sealed class StateMachine
{
    private readonly Outbox _outbox;
    private readonly Refusals _refusals;
    private readonly Deduplication _deduplication = new();
    private readonly CommunicationServer? _communication;
    private readonly RoutingAnswers? _routingAnswers;
    private readonly RoutingEngine? _routing;
    private readonly RoutingIntake? _routingIntake;
    private readonly Handover? _handover;
    private readonly AssignmentAudit? _communicationAudit;
    private readonly RoutingAudit? _routingAudit;
    private readonly Explainer _explainer;
    private readonly ChangeForesight _foresight;
    private long _now;
    private long _nextDue = long.MaxValue;
    private long _applied;

    /// <summary>An empty state machine for a topology.</summary>
    /// <param name="configuration">Agents, MRDs and queues, already checked.</param>
    /// <param name="options">Which roles it has, and limits.</param>
    /// <param name="outbox">
    /// Where events go; the state machine is its only producer. Null where nobody is to be told.
    /// </param>
    public StateMachine(RoutingConfiguration configuration, StateMachineOptions options, RingBuffer<EventSlot>? outbox)
    {
        var registry = new Registry(configuration);
        var identities = new TaskIdentities(options.ClosedTaskLimit);
        var destinations = new Destinations();
        var hasCommunication = options.Topology != Topology.RoutingEngine;
        var hasRouting = options.Topology != Topology.CommunicationServer;
        var askers = new Askers(destinations, hasCommunication && hasRouting ? Handover.AskerLimit : Limits.Askers);
        Options = options;
        Registry = registry;
        Identities = identities;
        _outbox = new Outbox(outbox);
        CommunicationTables = hasCommunication
            ? new CommunicationTables(registry, identities, destinations, options.OpenTaskLimit)
            : null;
        RoutingTables = hasRouting ? new RoutingTables(registry, identities, isAlone: !hasCommunication) : null;
        _refusals = new Refusals(registry, _outbox, Accounting, CommunicationTables);
        var isCombined = hasCommunication && hasRouting;
        var hasRows = !isCombined || options.HasTap;
        var routingRows = hasCommunication && hasRows
            ? new RoutingRows(
                registry,
                identities,
                _outbox,
                isCombined ? EventTarget.Tap : EventTarget.RoutingEngine,
                isCombined ? null : askers)
            : null;
        var communicationRows = hasRouting && hasRows
            ? new CommunicationRows(
                RoutingTables!,
                _outbox,
                isCombined ? EventTarget.Tap : EventTarget.CommunicationServer,
                isCombined ? null : Accounting)
            : null;
        _handover = isCombined ? new Handover(CommunicationTables!, askers, routingRows, communicationRows) : null;
        var estimator = hasRouting ? new WaitEstimator(RoutingTables!) : null;
        if (hasCommunication)
        {
            IRoutingRequests requests = _handover is not null ? _handover : routingRows!;
            var taskIds = new TaskIds(Encoding.UTF8.GetBytes(options.TaskIdPrefix));
            var waits = new WaitQuestions(registry, estimator, routingRows, communicationRows, _refusals, _outbox);
            _communication = new CommunicationServer(
                CommunicationTables!, taskIds, requests, waits, _refusals, _outbox);
            _communicationAudit = new AssignmentAudit(
                CommunicationTables!.Assignments, CommunicationTables.Timers, TimerKind.Offer, Violations);
            _routingAnswers = hasRouting
                ? null
                : new RoutingAnswers(CommunicationTables!, _communication, waits, askers, _refusals, Accounting);
        }

        if (hasRouting)
        {
            ICommunicationNotices notices = _handover is not null ? _handover : communicationRows!;
            _routing = new RoutingEngine(RoutingTables!, notices);
            _routingAudit = new RoutingAudit(
                RoutingTables!, hasCommunication ? TimerKind.None : TimerKind.Guard, Violations);
            _routingIntake = hasCommunication
                ? null
                : new RoutingIntake(
                    RoutingTables!, _routing, estimator!, communicationRows!, _refusals, options.OpenTaskLimit);
        }

        _explainer = new Explainer(this);
        _foresight = new ChangeForesight(registry, identities, CommunicationTables, RoutingTables);
        Parts = new StateParts(this, _deduplication, destinations, askers, _handover, _outbox);
    }

    /// <summary>What it was told once, besides the configuration.</summary>
    public StateMachineOptions Options { get; }

    /// <summary>What became of every message.</summary>
    public Accounting Accounting { get; } = new();

    /// <summary>What must never be, and was found after a command: all of it 0 in a sound engine.</summary>
    public Violations Violations { get; } = new();

    /// <summary>The questions that commands <see cref="CommandKind.Inspect"/> ask.</summary>
    public Inspections Inspections { get; } = new();

    /// <summary>The wishes that commands <see cref="CommandKind.Configure"/> name.</summary>
    public ChangeRequests ChangeRequests { get; } = new();

    /// <summary>The configuration.</summary>
    public Registry Registry { get; }

    /// <summary>The tasks by id.</summary>
    public TaskIdentities Identities { get; }

    /// <summary>What the Communication Server role knows; null in the <c>routing-engine</c> topology.</summary>
    public CommunicationTables? CommunicationTables { get; }

    /// <summary>What the MRE role knows; null in the <c>communication-server</c> topology.</summary>
    public RoutingTables? RoutingTables { get; }

    /// <summary>The MediaRoutingSequence of the last message told.</summary>
    public long LastSequence => _outbox.LastSequence;

    /// <summary>Up to this MediaRoutingSequence messages are known to have left the daemon.</summary>
    public long SentThrough { get; private set; }

    /// <summary>
    /// No timer is due before this time, in Unix milliseconds; a tick before it would change nothing. Readable from any
    /// thread.
    /// </summary>
    public long NextDue => Volatile.Read(ref _nextDue);

    /// <summary>The sequence of the last command carried out; 0 before the first. Readable from any thread.</summary>
    public long AppliedSequence
    {
        get => Volatile.Read(ref _applied);
        init => _applied = value;
    }

    /// <summary>Unix milliseconds: the time of the last command; it never goes back.</summary>
    internal long Now => _now;

    /// <summary>Everything that outlives the process, part by part.</summary>
    internal StateParts Parts { get; }

    /// <summary>Events are told in a ring from now on; the state machine is its only producer.</summary>
    internal void Attach(RingBuffer<EventSlot> outbox) => _outbox.Attach(outbox);

    /// <summary>Carries out one command.</summary>
    /// <param name="slot">The command; its texts are released.</param>
    /// <param name="sequence">Its place in the order of all commands, from 1.</param>
    public void Apply(ref CommandSlot slot, long sequence)
    {
        if (slot.Kind == CommandKind.Inspect)
        {
            Answer(slot.Body.Inspect, sequence);
            return;
        }

        if (slot.Kind == CommandKind.Configure)
        {
            Configure(ChangeRequests.Take(slot.Body.Configure.Place), slot.Time, sequence);
            return;
        }

        Begin(slot.Time, sequence);
        if (slot.Kind == CommandKind.Tick)
        {
            ExpireTimers();
        }
        else if (slot.Kind == CommandKind.NoteSent)
        {
            SentThrough = Math.Max(SentThrough, slot.Body.NoteSent.Through);
        }
        else
        {
            Accounting.Begin();
            if (_deduplication.TryTake(slot.Source, slot.Text[slot.MessageId]))
            {
                Dispatch(ref slot, sequence);
            }
            else
            {
                Accounting.Duplicate();
            }

            Accounting.End();
        }

        Settle();
        _outbox.Complete(in slot);
        slot.Text.Release();
        Volatile.Write(ref _applied, sequence);
    }

    /// <summary>What a change of the configuration would make of the live state. Changes nothing.</summary>
    /// <param name="change">
    /// Of the configuration that is in force, or else it is made anew, which takes its time.
    /// </param>
    public ChangeEffects Foresee(ConfigurationChange change) => _foresight.Of(Current(change));

    /// <summary>
    /// Puts another configuration in force, at one point of the order, for waiting tasks and signed-in agents too.
    /// Where it leaves out what is in use it is refused, and nothing but the time has changed.
    /// </summary>
    /// <param name="change">
    /// Of the configuration that is in force, or else it is made anew, which takes its time.
    /// </param>
    /// <param name="time">Unix milliseconds.</param>
    /// <param name="sequence">Its place in the order of all commands.</param>
    /// <returns>What it did to the state, or why it did nothing.</returns>
    public ChangeEffects Configure(ConfigurationChange change, long time, long sequence)
    {
        change = Current(change);
        Begin(time, sequence);
        var effects = _foresight.Of(change);
        if (!effects.IsRefused)
        {
            PutInForce(change);
        }

        Settle();
        Volatile.Write(ref _applied, sequence);
        return effects;
    }

    /// <summary>Goes on where a machine stood whose tables this one has been given.</summary>
    internal void GoOnFrom(long now, long sequence, long sentThrough)
    {
        Begin(now, sequence);
        SentThrough = sentThrough;
        FindNextDue();
        Volatile.Write(ref _applied, sequence);
    }

    private void Configure(ChangeRequest request, long time, long sequence)
    {
        var effects = Configure(request.Change, time, sequence);
        request.CarriedOut(effects, Registry.InForce.Version, sequence);
    }

    private ConfigurationChange Current(ConfigurationChange change) => change.From == Registry.InForce
        ? change
        : new ConfigurationChange(Registry.InForce, change.To);

    private void PutInForce(ConfigurationChange change)
    {
        var inForce = new ConfigurationInForce(change.To, change.From.Version + 1, change.AgentsOfQueues);
        if (change.Difference.IsEmpty)
        {
            Registry.Become(change.Registry, inForce);
            return;
        }

        // Who is gone signs out while it still has a handle, and is looked at once more by it.
        _communication?.SignOutRemoved(change.Renumbering);
        Settle();
        Identities.Renumber(change.Renumbering);
        CommunicationTables?.Renumber(change.Renumbering);
        RoutingTables?.Renumber(change.Renumbering);
        Registry.Become(change.Registry, inForce);
        _communication?.Configured();
        _routing?.Configured(change);
    }

    private void Begin(long time, long sequence)
    {
        // Producers stamp before they claim, so that stamps may be out of order by microseconds; time never goes back
        // here.
        _now = Math.Max(_now, time);
        _outbox.Begin(sequence, _now);
        CommunicationTables?.Now = _now;
        RoutingTables?.Now = _now;
        RoutingTables?.Sequence = sequence;
    }

    private void Settle()
    {
        _communication?.Settle();
        _handover?.Drain(_routing!, _communication!);
        _communicationAudit?.Run();
        _routingAudit?.Run();
        FindNextDue();
    }

    private void FindNextDue() => Volatile.Write(ref _nextDue, Math.Min(
        CommunicationTables?.Timers.NextDue ?? long.MaxValue, RoutingTables?.Timers.NextDue ?? long.MaxValue));

    /// <summary>A question leaves no trace: not in time, not in the accounts, not among the events.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Answer(Inspect question, long sequence)
    {
        var inspection = Inspections.Take(question.Place);
        if (inspection.Change is { } change)
        {
            Answer(inspection, change);
        }
        else
        {
            _explainer.Answer(inspection);
        }

        Volatile.Write(ref _applied, sequence);
    }

    private void Answer(Inspection preview, ConfigurationChange change)
    {
        if (preview.Outcome != InspectionOutcome.Open)
        {
            return;
        }

        try
        {
            preview.Answer(Foresee(change));
        }
        catch (Exception fault)
        {
            preview.Fail(fault);
        }
    }

    private void Dispatch(ref readonly CommandSlot slot, long sequence)
    {
        if (slot.Refusal.IsRefusal)
        {
            _refusals.Refuse(in slot, slot.Refusal);
            return;
        }

        switch (slot.Source)
        {
            case Source.General when _communication is not null:
                _communication.Apply(in slot, sequence);
                break;
            case Source.CommunicationServer when _routingAnswers is not null:
                _routingAnswers.Apply(in slot);
                break;
            case Source.RoutingEngine when _routingIntake is not null:
                _routingIntake.Apply(in slot);
                break;
            default:
                throw new InvalidOperationException(
                    $"StateMachine.Apply: this topology has no commands from {slot.Source}");
        }
    }

    /// <summary>
    /// The timers of the Communication Server role, then what MRE makes of that, then its own: as if each had a process
    /// of its own and the tick came to both.
    /// </summary>
    private void ExpireTimers()
    {
        while (CommunicationTables?.Timers.TryExpire(_now, out var kind, out var subject) ?? false)
        {
            _communication!.TimerExpired(kind, subject);
        }

        _handover?.Drain(_routing!, _communication!);
        while (RoutingTables?.Timers.TryExpire(_now, out var kind, out var subject) ?? false)
        {
            _routing!.TimerExpired(kind, subject);
        }
    }
}
