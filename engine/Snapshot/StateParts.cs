using System.Diagnostics.CodeAnalysis;
using MediaRouting.Engine.Communication;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.MessagePack;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Snapshot;

/// <summary>
/// Everything of a machine that outlives the process, part by part: which tables are in which part, in which order.
/// What a table writes and takes stands beside its fields.
/// </summary>
/// <remarks>
/// Left out is what follows from the rest and is found again on loading (hash tables, heaps, lists of what waits,
/// counts, who is available), what is empty between two commands, and the decisions: they explain, and do not decide.
/// </remarks>
internal sealed class StateParts(
    StateMachine machine,
    Deduplication deduplication,
    Destinations destinations,
    Askers askers,
    Handover? handover,
    Outbox outbox)
{
    // The configuration is one value; in pieces it fits any chunk.
    private const int PieceBytes = 32 * 1024;

    private int _communicationTimers;
    private int _routingTimers;

    /// <summary>Writes a part.</summary>
    public void Save(StatePart part, PartWriter to)
    {
        var (communication, routing) = (machine.CommunicationTables, machine.RoutingTables);
        switch (part)
        {
            case StatePart.Configuration:
                SaveConfiguration(to);
                break;
            case StatePart.Deduplication:
                deduplication.Save(to);
                break;
            case StatePart.Destinations:
                destinations.Save(to);
                break;
            case StatePart.Tasks:
                machine.Identities.Save(to);
                communication?.SaveTasks(to);
                break;
            case StatePart.Agents:
                communication?.SaveAgents(to);
                routing?.SaveAgents(to);
                break;
            case StatePart.Timers:
                communication?.Timers.Save(to);
                routing?.Timers.Save(to);
                break;
            case StatePart.Assignments:
                communication?.Assignments.SaveParts(to, machine.Identities.HandleLimit);
                routing?.Assignments.SaveParts(to, machine.Identities.HandleLimit);
                break;
            case StatePart.Queues:
                if (routing is not null)
                {
                    to.Integer(machine.Registry.InForce.Version);
                    routing.SaveQueues(to);
                }

                break;
            case StatePart.Askers:
                askers.Save(to);
                break;
            case StatePart.Counters:
                SaveCounters(to);
                break;
            default:
                routing?.SaveStatistics(to);
                break;
        }
    }

    /// <summary>Takes a part, those before it being there already.</summary>
    public bool TryLoad(StatePart part, PartReader from)
    {
        var (communication, routing) = (machine.CommunicationTables, machine.RoutingTables);
        return part switch
        {
            StatePart.Deduplication => deduplication.TryLoad(from),
            StatePart.Destinations => destinations.TryLoad(from),
            StatePart.Tasks => machine.Identities.TryLoad(from, machine.Registry.MrdCount)
                && (communication?.TryLoadTasks(from) ?? true),
            StatePart.Agents => (communication?.TryLoadAgents(from) ?? true)
                && (routing?.TryLoadAgents(from) ?? true),
            StatePart.Timers => (communication?.Timers.TryLoad(from) ?? true)
                && (routing?.Timers.TryLoad(from) ?? true),
            StatePart.Assignments => TryLoadAssignments(from),
            StatePart.Queues => TryLoadVersion(from) && (routing?.TryLoadQueues(from, _routingTimers) ?? true),
            StatePart.Askers => askers.TryLoad(from)
                && from.Require(destinations.TryLetGo(), "destinations that somebody holds"),
            StatePart.Counters => TryLoadCounters(from),
            _ => routing?.TryLoadStatistics(from) ?? true,
        };
    }

    /// <summary>Does without the parts behind the last that a snapshot of a former format has.</summary>
    public void DoWithout(StatePart last)
    {
        if (last < StatePart.Statistics)
        {
            machine.RoutingTables?.BeginStatistics();
        }
    }

    /// <summary>Takes the configuration, which the machine is then made of.</summary>
    public static bool TryLoadConfiguration(
        PartReader from, [NotNullWhen(true)] out RoutingConfiguration? configuration)
    {
        configuration = null;
        var bytes = new MessagePackWriter(PieceBytes);
        if (!from.TryInteger(1, int.MaxValue, "pieces of the configuration", out int pieces))
        {
            return false;
        }

        for (; pieces > 0; pieces--)
        {
            if (!from.TryText(1, PieceBytes, "a piece of the configuration", out var piece))
            {
                return false;
            }

            bytes.Append(piece);
        }

        return ConfigurationCodec.TryRead(bytes.Written, out configuration, out var fault)
            || from.Require(holds: false, $"byte {fault.Offset} of the configuration to be {fault.Expected}");
    }

    private void SaveConfiguration(PartWriter to)
    {
        var bytes = new MessagePackWriter();
        ConfigurationCodec.Write(machine.Registry.Configuration, bytes);
        var rest = bytes.Written;
        to.Integer((rest.Length + PieceBytes - 1) / PieceBytes);
        for (; !rest.IsEmpty; rest = rest[Math.Min(PieceBytes, rest.Length)..])
        {
            to.Binary(rest[..Math.Min(PieceBytes, rest.Length)]);
        }
    }

    /// <summary>
    /// The version is part of the state where decisions name it: with MRE. Without it the part is empty, and whoever
    /// starts the machine says which version it is (<see cref="Registry.GoOnAs"/>).
    /// </summary>
    private bool TryLoadVersion(PartReader from)
    {
        if (machine.RoutingTables is null)
        {
            return true;
        }

        if (!from.TryInteger(1, int.MaxValue, "the number of the configuration", out int version))
        {
            return false;
        }

        machine.Registry.GoOnAs(version);
        return true;
    }

    private bool TryLoadAssignments(PartReader from)
    {
        var (communication, routing) = (machine.CommunicationTables, machine.RoutingTables);
        if (communication is not null
            && !communication.Assignments.TryLoadParts(
                from,
                machine.Identities,
                communication.Timers,
                (TimerKind.Offer, TimerKind.WrapUp),
                out _communicationTimers))
        {
            return false;
        }

        if (routing is not null
            && !routing.Assignments.TryLoadParts(
                from, machine.Identities, routing.Timers, (TimerKind.Guard, TimerKind.Guard), out _routingTimers))
        {
            return false;
        }

        return communication is null
            || from.Require(_communicationTimers == communication.Timers.Count, "timers of something");
    }

    private void SaveCounters(PartWriter to)
    {
        to.Integer(machine.Now);
        to.Integer(machine.AppliedSequence);
        to.Integer(machine.LastSequence);
        to.Integer(machine.SentThrough);
        to.Integer(handover?.Forwarded ?? 0);
        to.Integer(machine.RoutingTables?.Decisions.Count ?? 0);
        machine.Accounting.Save(to);
        machine.Violations.Save(to);
        machine.RoutingTables?.Counters.Save(to);
        machine.CommunicationTables?.Admission.Save(to);
    }

    private bool TryLoadCounters(PartReader from)
    {
        if (!from.TryInteger(0, long.MaxValue, "the time", out long now)
            || !from.TryInteger(0, long.MaxValue, "the sequence of the last command", out long applied)
            || !from.TryInteger(0, long.MaxValue, "the sequence of the last message", out long lastSequence)
            || !from.TryInteger(0, long.MaxValue, "messages that have left", out long sentThrough)
            || !from.TryInteger(0, long.MaxValue, "rows forwarded", out long forwarded)
            || !from.TryInteger(0, long.MaxValue, "decisions made", out long decisions)
            || !machine.Accounting.TryLoad(from)
            || !machine.Violations.TryLoad(from)
            || !(machine.RoutingTables?.Counters.TryLoad(from) ?? true)
            || !(machine.CommunicationTables?.Admission.TryLoad(from, now) ?? true))
        {
            return false;
        }

        outbox.LastSequence = lastSequence;
        handover?.Forwarded = forwarded;
        machine.RoutingTables?.Decisions.Count = decisions;
        machine.GoOnFrom(now, applied, sentThrough);
        return true;
    }
}
