using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Routing;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Communication;

/// <summary>
/// Conference and transfer: rows 4 and 7 are checked and forwarded; what they ask for happens here when MRE has said
/// so, by rows 6 and 9.
/// </summary>
public sealed class PartyCommands(
    CommunicationTables tables,
    Announcements announcements,
    Refusals refusals,
    WorkEndings endings,
    IRoutingRequests routing)
{
    private Registry Registry => tables.Registry;

    /// <summary>Row 4.</summary>
    public void Conference(ref readonly CommandSlot slot)
    {
        ref readonly var request = ref slot.Body.Conference;
        var mrd = Registry.FindMrd(slot.Text[request.Mrd]);
        var owner = Registry.FindAgent(slot.Text[request.Owner]);
        var participant = Registry.FindAgent(slot.Text[request.Participant]);
        var task = tables.Identities.Find(slot.Text[request.TaskId]);
        var refusal = mrd < 0
            ? new(RefusalCode.UnknownMrd, Field.Mrd)
            : Agents(owner, Field.ConferenceOwner, participant, Field.ConferenceParticipant, mrd);
        if (!refusal.IsRefusal)
        {
            refusal = Open(task);
        }

        if (!refusal.IsRefusal && tables.Identities.Mrd(task) != mrd)
        {
            refusal = new(RefusalCode.InvalidField, Field.Mrd, Fault.NotTheTasksMrd);
        }

        if (!refusal.IsRefusal)
        {
            refusal = PartyRules.Conference(tables.Assignments, Registry, task, mrd, owner, participant);
        }

        if (refusal.IsRefusal)
        {
            refusals.Refuse(in slot, refusal, taskState: TrueState(task));
            return;
        }

        routing.Conference(Requester.Of(in slot), task, owner, participant);
    }

    /// <summary>Row 7.</summary>
    public void Transfer(ref readonly CommandSlot slot)
    {
        ref readonly var request = ref slot.Body.Transfer;
        var owner = Registry.FindAgent(slot.Text[request.Owner]);
        var recipient = Registry.FindAgent(slot.Text[request.Recipient]);
        var task = tables.Identities.Find(slot.Text[request.TaskId]);

        // The MRD is the task's, so that being signed in can be asked only where the task is known.
        var mrd = task < 0 ? -1 : tables.Identities.Mrd(task);
        var refusal = Agents(owner, Field.OwnerAgentId, recipient, Field.RecipientAgentId, mrd);
        if (!refusal.IsRefusal)
        {
            refusal = Open(task);
        }

        if (!refusal.IsRefusal)
        {
            refusal = PartyRules.Transfer(tables.Assignments, Registry, task, mrd, owner, recipient);
        }

        if (refusal.IsRefusal)
        {
            refusals.Refuse(in slot, refusal, taskState: TrueState(task));
            return;
        }

        routing.Transfer(Requester.Of(in slot), task, owner, recipient);
    }

    /// <summary>Row 6: the participant has joined.</summary>
    public void Joined(in Requester requester, int task, int owner, int participant)
    {
        if (tables.Identities.IsClosed(task))
        {
            Overtaken(requester, new(RefusalCode.TaskClosed, Field.TaskId), task, owner);
            routing.TaskState(default, task, -1, TaskState.Closed);
            return;
        }

        var session = Registry.Session(participant, tables.Identities.Mrd(task));
        var isOnTask = tables.Assignments.Find(task, participant) != Assignments.None;

        // MRE went by the limit of then; it may have been lowered while the row was on its way.
        var part = isOnTask ? Assignments.None : tables.Assignments.AddBeyondLimit(task, session, TaskState.Active);
        announcements.TaskConferenced(task, owner, participant, requester);
        TellOfInterruption(part, TaskState.Active);
        SettleLateArrival(session);
    }

    /// <summary>Row 9: the recipient has the task.</summary>
    public void Transferred(in Requester requester, int task, int recipient, int previous)
    {
        if (tables.Identities.IsClosed(task))
        {
            Overtaken(requester, new(RefusalCode.TaskClosed, Field.TaskId), task, previous);
            routing.TaskState(default, task, -1, TaskState.Closed);
            return;
        }

        var mrd = tables.Identities.Mrd(task);
        var part = tables.Assignments.Find(task, previous);
        if (part == Assignments.None && tables.Assignments.Find(task, recipient) == Assignments.None)
        {
            Overtaken(requester, new(RefusalCode.NotTaskAgent, Field.OwnerAgentId), task, previous);
            var isWaiting = tables.Assignments.FirstOnTask(task) == Assignments.None;
            routing.TaskState(default, task, recipient, isWaiting ? TaskState.New : TaskState.Closed);
            return;
        }

        var shown = part == Assignments.None ? TaskState.None : tables.ShownState(part);
        if (part != Assignments.None)
        {
            tables.Assignments.Transfer(part, Registry.Session(recipient, mrd));
            tables.Assignments.AllowLoad(Registry.Session(recipient, mrd));
            TellOfWrapUp(part, recipient);
        }

        announcements.TaskTransferred(task, recipient, previous, requester);
        TellOfInterruption(part, shown);
        announcements.AgentStateIfChanged(Registry.Session(previous, mrd));
        SettleLateArrival(Registry.Session(recipient, mrd));
    }

    /// <summary>
    /// What was asked of MRE can no longer be: the task was closed, or its owner left it, while the row was on its way.
    /// The asker, if one is known, is told; what MRE did meanwhile, the caller has it undo by row 12.
    /// </summary>
    private void Overtaken(in Requester requester, in Refusal refusal, int task, int agent)
    {
        if (requester.Request != CommandKind.None)
        {
            refusals.Relay(requester, refusal, task, agent, tables.StateOf(task));
        }
    }

    /// <summary>
    /// A wrap-up that began while MRE handed the task over was told of the former owner; it is the recipient's.
    /// </summary>
    private void TellOfWrapUp(int part, int recipient)
    {
        ref readonly var moved = ref tables.Assignments[part];
        if (moved.State == TaskState.WrappingUp)
        {
            routing.TaskState(default, moved.Task, recipient, TaskState.WrappingUp, moved.Decision);
        }
    }

    /// <summary>
    /// Rows 6 and 9 tell of no state: a participant is taken to be ACTIVE, a recipient to go on where the owner was.
    /// Where the one is interrupted and the other is not, that is told.
    /// </summary>
    /// <param name="part">The part that came; none where the row brought nothing new.</param>
    /// <param name="believed">Its state as the Chat Server believes it to be.</param>
    private void TellOfInterruption(int part, TaskState believed)
    {
        if (part != Assignments.None && tables.ShownState(part) != believed)
        {
            var (task, session) = (tables.Assignments[part].Task, tables.Assignments[part].Session);
            announcements.PartChanged(task, Registry.AgentOf(session), tables.ShownState(part), default, default);
        }
    }

    /// <summary>
    /// An agent who signed out while MRE was at work gives up what MRE gave it, as if that had come first.
    /// </summary>
    private void SettleLateArrival(int session)
    {
        if (!tables.Assignments.Presence(session).SignedIn)
        {
            endings.EndAll(session, default);
        }

        announcements.AgentStateIfChanged(session);
    }

    private Refusal Agents(int first, Field firstField, int second, Field secondField, int mrd)
    {
        if (first < 0 || second < 0)
        {
            return new(RefusalCode.UserNotFound, first < 0 ? firstField : secondField);
        }

        if (!tables.Agent(first).IsConnected || !tables.Agent(second).IsConnected)
        {
            return new(RefusalCode.NotConnected, tables.Agent(first).IsConnected ? secondField : firstField);
        }

        if (mrd < 0 || (IsSignedIn(first, mrd) && IsSignedIn(second, mrd)))
        {
            return default;
        }

        return new(RefusalCode.NotLoggedIn, IsSignedIn(first, mrd) ? secondField : firstField);
    }

    private bool IsSignedIn(int agent, int mrd) => tables.Assignments.Presence(Registry.Session(agent, mrd)).SignedIn;

    private Refusal Open(int task)
    {
        if (task < 0)
        {
            return new(RefusalCode.UnknownTask, Field.TaskId);
        }

        return tables.Identities.IsClosed(task) ? new(RefusalCode.TaskClosed, Field.TaskId) : default;
    }

    private TaskState TrueState(int task) => task < 0 ? TaskState.None : tables.StateOf(task);
}
