using System.Runtime.CompilerServices;
using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Routing.Explain;
using MediaRouting.Engine.State;
using MediaRouting.Engine.Statistics;

namespace MediaRouting.Engine.Routing;

/// <summary>
/// Brings a task and an agent together, from either side. Only the agent or the task that changed can make a new pair,
/// so one look at its own side of the indexes is enough, and nothing is scanned.
/// </summary>
public sealed class Matcher(RoutingTables tables, ICommunicationNotices notices)
{
    private readonly AgentChoice _choice = new(tables);

    private Registry Registry => tables.Registry;

    /// <summary>
    /// A task that does not stand in its queue wants an agent: it gets one now, or waits in its queue from now on.
    /// </summary>
    /// <param name="task">The task.</param>
    /// <param name="returnsFrom">The session that it comes back from, which nobody has looked at again yet, or
    /// -1.</param>
    /// <returns>True if it waits.</returns>
    public bool TaskComes(int task, int returnsFrom = -1)
    {
        var session = _choice.For(task, returnsFrom);
        if (session >= 0)
        {
            Reserve(task, session);
            return false;
        }

        tables.Waiting.Add(task);
        tables.Assignments.Touched.AddTask(task);
        return true;
    }

    /// <summary>An agent's state or work has changed: is there a task for it, on any MRD?</summary>
    public void AgentChanged(int agent) => AgentsChanged(new ReadOnlySpan<int>(in agent));

    /// <summary>
    /// One row has changed several agents: all of them stand where they belong before the first looks for a task.
    /// </summary>
    public void AgentsChanged(ReadOnlySpan<int> agents)
    {
        foreach (var agent in agents)
        {
            Index(agent);
        }

        foreach (var agent in agents)
        {
            while (TryTake(agent))
            {
            }
        }
    }

    /// <summary>Everybody stands where they belong by the configuration that is in force now; no task waits.</summary>
    public void Configured()
    {
        for (var agent = 0; agent < Registry.AgentCount; agent++)
        {
            Index(agent);
        }
    }

    /// <summary>
    /// Gives the task that comes first for an agent to it. To somebody else if the agent let the task pass and somebody
    /// else can have it: then the agent may look again.
    /// </summary>
    /// <returns>True if the agent may look again.</returns>
    private bool TryTake(int agent)
    {
        var (first, session, firstOrder) = (-1, -1, ulong.MaxValue);
        for (var mrd = 0; mrd < Registry.MrdCount; mrd++)
        {
            var candidate = Registry.Session(agent, mrd);
            if (!tables.Available.Contains(candidate))
            {
                continue;
            }

            var task = tables.Waiting.First(candidate, mrd, tables.OpenSteps(candidate, mrd), out var order);
            (first, session, firstOrder) = order < firstOrder
                ? (task, candidate, order)
                : (first, session, firstOrder);
        }

        if (first < 0)
        {
            return false;
        }

        var lastPass = tables.Waiting[first].LastPass;
        var chosen = tables.Passes.Contains(lastPass, agent) ? _choice.For(first) : session;
        tables.StopWaiting(first);
        Reserve(first, chosen);
        return chosen != session;
    }

    /// <summary>Puts each session of an agent where it belongs among those who may be offered a task.</summary>
    private void Index(int agent)
    {
        tables.Assignments.Touched.AddAgent(agent);
        for (var mrd = 0; mrd < Registry.MrdCount; mrd++)
        {
            var session = Registry.Session(agent, mrd);
            ref var routed = ref tables.Session(session);
            ref readonly var presence = ref tables.Assignments.Presence(session);
            var isAble = AgentStateDerivation.IsAble(presence);
            routed.Since = isAble && !routed.IsAble ? tables.Now : routed.Since;
            routed.IsAble = isAble;
            var occupation = OccupationDerivation.Of(presence);
            if (occupation != routed.Occupation)
            {
                tables.Statistics.OccupationChanged(session, routed.Occupation, tables.Now);
                routed.Occupation = occupation;
            }

            tables.PutIfEligible(session);
        }
    }

    private void Reserve(int task, int session)
    {
        var agent = Registry.AgentOf(session);
        var work = tables.Assignments.Presence(session).Work;
        var part = tables.Assignments.Add(task, session, TaskState.Offered);
        Index(agent);
        tables.Waiting[task].Decision = Decide(task, session, work);
        tables.Statistics.OfferMade(session);
        tables.Guard(part);
        notices.TaskAgentSelected(task, agent, tables.Waiting[task].Decision);
    }

    /// <summary>Writes the decision down, when the agent stands among the available no more.</summary>
    private long Decide(int task, int session, int work)
    {
        ref readonly var waiting = ref tables.Waiting[task];
        var queue = tables.Steps.QueueOf(waiting.Step);
        var firstStep = tables.Steps.First(queue);
        var isMember = tables.Classes.TryFind(session, firstStep, waiting.Step, out var membership);
        var policy = Registry.Queue(queue).Policy;
        var runnerUp = _choice.First(in waiting);
        if (tables.Decisions.Follower is { } follower)
        {
            Tell(follower, task, queue, session);
        }

        return tables.Decisions.Add(new Decision(
            Number: 0,
            tables.Sequence,
            tables.Now,
            task,
            queue,
            tables.Steps.NumberOf(waiting.Step),
            isMember ? tables.Steps.NumberOf(membership.Step) : -1,
            policy,
            waiting.Preferred == session,
            Registry.AgentOf(session),
            work,
            isMember ? membership.Skill(policy) : 0,
            tables.Session(session).Since,
            1 + tables.Available.CountOf(firstStep, waiting.Step),
            runnerUp < 0 ? -1 : Registry.AgentOf(runnerUp),
            Registry.InForce.Version));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Tell(Action<DecisionLine> follower, int task, int queue, int session) => follower(new DecisionLine(
        tables.Sequence,
        Encoding.UTF8.GetString(tables.Identities.Id(task)),
        Registry.Agent(Registry.AgentOf(session)).Id,
        Registry.Queue(queue).Id,
        tables.Now - tables.Waiting[task].Queued));
}
