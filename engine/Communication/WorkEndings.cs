using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Communication;

/// <summary>
/// How an agent's part in a task ends: closed, declined, unanswered, or taken away by a sign-out. Each tells the agent,
/// the origin and MRE. Whether the agent's own state is told is left to the caller, who may have more to end.
/// </summary>
public sealed class WorkEndings(CommunicationTables tables, Announcements announcements, IRoutingRequests routing)
{
    private Assignments Assignments => tables.Assignments;

    /// <summary>Closes one agent's part; with the last part the task is closed.</summary>
    public void Close(int part, ReadOnlySpan<byte> code, in Requester requester)
    {
        var (task, decision) = (Assignments[part].Task, Assignments[part].Decision);
        var agent = tables.Registry.AgentOf(Assignments[part].Session);
        Remove(part);
        var endsTask = Assignments.FirstOnTask(task) == Assignments.None;
        announcements.PartChanged(task, agent, TaskState.Closed, code, requester, endsTask);
        routing.TaskState(requester, task, agent, TaskState.Closed, decision);
        if (endsTask)
        {
            tables.CloseTask(task, code);
        }
    }

    /// <summary>Closes a task for everyone on it: the customer left, in the queue or later.</summary>
    public void CloseForAll(int task, ReadOnlySpan<byte> code, in Requester requester)
    {
        for (var part = Assignments.FirstOnTask(task); part != Assignments.None; part = Assignments.FirstOnTask(task))
        {
            var session = Assignments[part].Session;
            var agent = tables.Registry.AgentOf(session);
            Remove(part);
            announcements.TaskStateTo(
                tables.HomeOf(agent).Answering(requester.CorrelationId), task, agent, TaskState.Closed, code);
            announcements.AgentStateIfChanged(session);
        }

        announcements.TaskChanged(task, TaskState.Closed, code, requester);
        routing.TaskState(requester, task, -1, TaskState.Closed);
        tables.CloseTask(task, code);
    }

    /// <summary>
    /// Ends an offer that was declined or not answered: the task goes back to its queue, the agent goes NOT_READY with
    /// the code as reason unless the MRD lets it stay READY. MRE hears of the agent first, so that the task cannot come
    /// back to it in between (2-domain, "Timers").
    /// </summary>
    public void EndOffer(int part, ReadOnlySpan<byte> code, in Requester requester)
    {
        var session = Assignments[part].Session;
        StandDown(session, code, requester);
        Requeue(part, code, requester);
        announcements.AgentStateIfChanged(session);
    }

    /// <summary>
    /// Ends an offer that MRE has taken back by itself, its guard timer over: a no-answer, of which MRE has to be told
    /// only what it makes of the agent.
    /// </summary>
    public void EndOfferTakenBack(int part)
    {
        var (task, session) = (Assignments[part].Task, Assignments[part].Session);
        StandDown(session, TaskCodes.Rona, default);
        Remove(part);
        announcements.PartChanged(
            task, tables.Registry.AgentOf(session), TaskState.New, TaskCodes.ResponseTimeout, default);
        announcements.AgentStateIfChanged(session);
    }

    /// <summary>
    /// Ends everything that a session holds, because the agent signs out or has signed out: the offer is queued again;
    /// work is closed or, where the MRD says so and nobody else is on the task, queued again. A wrap-up is always
    /// closed: its conversation is over.
    /// </summary>
    public void EndAll(int session, in Requester requester)
    {
        var policy = tables.Registry.Policy(tables.Registry.MrdOf(session)).OnLogout;
        int next;
        for (var part = Assignments.FirstInSession(session); part != Assignments.None; part = next)
        {
            next = Assignments.NextInSession(part);
            ref readonly var ended = ref Assignments[part];
            var isAlone = Assignments.FirstOnTask(ended.Task) == part
                && Assignments.NextOnTask(part) == Assignments.None;
            if (ended.State == TaskState.Offered
                || (policy == LogoutPolicy.Requeue && isAlone && ended.State != TaskState.WrappingUp))
            {
                Requeue(part, TaskCodes.AgentLogout, requester);
            }
            else
            {
                Close(part, TaskCodes.AgentLogout, requester);
            }
        }
    }

    /// <summary>Ends a part; its task, which nobody else is on, goes back to its queue.</summary>
    public void Requeue(int part, ReadOnlySpan<byte> code, in Requester requester)
    {
        var (task, decision) = (Assignments[part].Task, Assignments[part].Decision);
        var agent = tables.Registry.AgentOf(Assignments[part].Session);
        Remove(part);
        announcements.PartChanged(task, agent, TaskState.New, code, requester);
        routing.TaskState(requester, task, agent, TaskState.New, decision);
    }

    /// <summary>An agent who let an offer pass goes NOT_READY, unless the MRD lets it stay READY.</summary>
    private void StandDown(int session, ReadOnlySpan<byte> reason, in Requester requester)
    {
        if (tables.Registry.Policy(tables.Registry.MrdOf(session)).NoAnswer == NoAnswerPolicy.NotReady)
        {
            Assignments.Presence(session).Asked = AgentState.NotReady;
            tables.SetReason(session, reason);
            tables.SetRoutable(session, isRoutable: true);
            routing.AgentState(requester, session, AgentState.NotReady, reason, tables.Now);
        }
    }

    private void Remove(int part)
    {
        tables.Timers.Cancel(ref Assignments[part].Timer);
        Assignments.Remove(part);
    }
}
