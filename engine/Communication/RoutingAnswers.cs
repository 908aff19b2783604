using System.Buffers.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.State;
using MediaRouting.Engine.Statistics;

namespace MediaRouting.Engine.Communication;

/// <summary>
/// The rows of the queue CommunicationServer (6, 9, 15, EstimatedWait and Error) in the <c>communication-server</c>
/// topology: ids become handles, the correlation leads back to the asker. What names something unknown goes to the dead
/// letters: there is nobody to answer (7-rulings 7 and 23).
/// </summary>
public sealed class RoutingAnswers(
    CommunicationTables tables,
    CommunicationServer communication,
    WaitQuestions waits,
    Askers askers,
    Refusals refusals,
    Accounting accounting)
{
    private Registry Registry => tables.Registry;

    /// <summary>Carries out a command of the queue CommunicationServer.</summary>
    public void Apply(ref readonly CommandSlot slot)
    {
        var refusal = slot.Kind switch
        {
            CommandKind.TaskConferenced => Conferenced(in slot),
            CommandKind.TaskAgentTransferred => Transferred(in slot),
            CommandKind.TaskAgentSelected => Selected(in slot),
            CommandKind.EstimatedWait => EstimatedWait(in slot),
            CommandKind.RoutingError => Refused(in slot),
            _ => throw new InvalidOperationException(
                $"RoutingAnswers.Apply: {slot.Kind} is not a row of CommunicationServer"),
        };
        if (refusal.IsRefusal)
        {
            refusals.Refuse(in slot, refusal);
        }
    }

    private Refusal Conferenced(ref readonly CommandSlot slot)
    {
        ref readonly var row = ref slot.Body.TaskConferenced;
        var task = tables.Identities.Find(slot.Text[row.TaskId]);
        var owner = Registry.FindAgent(slot.Text[row.Owner]);
        var participant = Registry.FindAgent(slot.Text[row.Participant]);
        if (task < 0 || owner < 0 || participant < 0)
        {
            return Unknown(task, owner < 0 ? Field.OwnerAgentId : Field.ParticipantAgentId);
        }

        TryFindAsker(in slot, out var requester);
        communication.TaskConferenced(requester, task, owner, participant);
        return default;
    }

    private Refusal Transferred(ref readonly CommandSlot slot)
    {
        ref readonly var row = ref slot.Body.TaskAgentTransferred;
        var task = tables.Identities.Find(slot.Text[row.TaskId]);
        var recipient = Registry.FindAgent(slot.Text[row.AgentId]);
        var previous = Registry.FindAgent(slot.Text[row.PreviousAgentId]);
        if (task < 0 || recipient < 0 || previous < 0)
        {
            return Unknown(task, recipient < 0 ? Field.AgentId : Field.PreviousAgentId);
        }

        TryFindAsker(in slot, out var requester);
        communication.TaskAgentTransferred(requester, task, recipient, previous);
        return default;
    }

    private Refusal Selected(ref readonly CommandSlot slot)
    {
        ref readonly var row = ref slot.Body.TaskAgentSelected;
        var task = tables.Identities.Find(slot.Text[row.TaskId]);
        var agent = Registry.FindAgent(slot.Text[row.AgentId]);
        if (task < 0 || (agent < 0 && row.Status == SelectionStatus.Offered))
        {
            return Unknown(task, Field.AgentId);
        }

        if (row.Status == SelectionStatus.Offered)
        {
            return Selected(task, agent, row.Decision);
        }

        return communication.GiveUp(task);
    }

    private Refusal Selected(int task, int agent, long decision)
    {
        // The same row twice. To send the task back, as for an agent who cannot have it, would take it from the agent
        // who has.
        if (!tables.Identities.IsClosed(task) && tables.Assignments.Find(task, agent) != Assignments.None)
        {
            return new(RefusalCode.StateNotAllowed, Field.AgentId, Fault.AlreadyOnTask);
        }

        communication.TaskAgentSelected(task, agent, decision);
        return default;
    }

    /// <summary>A question has one answer: another one finds nobody who asked.</summary>
    private Refusal EstimatedWait(ref readonly CommandSlot slot)
    {
        if (!TryFindAsker(in slot, out var requester) || requester.Request != CommandKind.GetEstimatedWait)
        {
            return new(RefusalCode.InvalidField, Field.JmsCorrelationId);
        }

        ref readonly var row = ref slot.Body.EstimatedWait;
        waits.Tell(requester, slot.Text[row.Mrd], slot.Text[row.Queue], row.Position, row.Seconds);
        askers.Forget(requester.Forwarded);
        return default;
    }

    private Refusal Refused(ref readonly CommandSlot slot)
    {
        ref readonly var row = ref slot.Body.RoutingError;
        if (row.Code == RefusalCode.ResponseTimeout && slot.Text[row.Request].SequenceEqual("TaskAgentSelected"u8))
        {
            return TakenBack(slot.Text[row.TaskId], slot.Text[row.AgentId]);
        }

        if (!TryFindAsker(in slot, out var requester))
        {
            return new(row.Code, Field.JmsCorrelationId);
        }

        var task = tables.Identities.Find(slot.Text[row.TaskId]);
        var agent = Registry.FindAgent(slot.Text[row.AgentId]);
        communication.Refused(requester, new(row.Code), task, agent, slot.Text[row.Message], row.RetryAfter);
        if (requester.Request == CommandKind.GetEstimatedWait)
        {
            askers.Forget(requester.Forwarded);
        }

        return default;
    }

    private Refusal TakenBack(ReadOnlySpan<byte> taskId, ReadOnlySpan<byte> agentId)
    {
        var task = tables.Identities.Find(taskId);
        var agent = Registry.FindAgent(agentId);
        if (task < 0 || agent < 0)
        {
            communication.AgentHeldBack(agent);
            return Unknown(task, Field.AgentId);
        }

        accounting.ResponseTimeout();
        communication.ReservationTakenBack(task, agent);
        return default;
    }

    private static Refusal Unknown(int task, Field agentField) =>
        task < 0 ? new(RefusalCode.UnknownTask, Field.TaskId) : new(RefusalCode.UserNotFound, agentField);

    private bool TryFindAsker(ref readonly CommandSlot slot, out Requester requester)
    {
        var text = slot.Text[slot.CorrelationId];
        if (Utf8Parser.TryParse(text, out long number, out var used) && used == text.Length)
        {
            return askers.TryFind(number, out requester);
        }

        requester = default;
        return false;
    }
}
