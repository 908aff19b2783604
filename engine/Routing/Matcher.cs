using MediaRouting.Engine.Commands;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Routing;

/// <summary>
/// Brings a task and an agent together, from either side. Only the agent or the task that changed can make a new pair,
/// so one look at its own side of the indexes is enough, and nothing is scanned.
/// </summary>
public sealed class Matcher(RoutingTables tables, ICommunicationNotices notices)
{
    private Registry Registry => tables.Registry;

    /// <summary>A task has come to its queue, or back to it: is there an agent for it?</summary>
    public void TaskWaits(int task)
    {
        var session = tables.Available.Best(tables.Identities.Mrd(task));
        if (session >= 0)
        {
            Reserve(task, session);
        }
    }

    /// <summary>An agent's state or work has changed: is there a task for it, on any MRD?</summary>
    public void AgentChanged(int agent)
    {
        Index(agent);
        var best = -1;
        for (var mrd = 0; mrd < Registry.MrdCount; mrd++)
        {
            if (!tables.Available.Contains(Registry.Session(agent, mrd)))
            {
                continue;
            }

            var task = tables.Waiting.Best(Registry.QueueOf(mrd));
            best = best < 0 || (task >= 0 && tables.Waiting.IsBefore(task, best)) ? task : best;
        }

        if (best >= 0)
        {
            Reserve(best, Registry.Session(agent, tables.Identities.Mrd(best)));
        }
    }

    /// <summary>Puts each session of an agent where it belongs among those who may be offered a task.</summary>
    private void Index(int agent)
    {
        var hasOffer = tables.Assignments.OpenOffer(agent) != Assignments.None;
        for (var mrd = 0; mrd < Registry.MrdCount; mrd++)
        {
            var session = Registry.Session(agent, mrd);
            ref readonly var presence = ref tables.Assignments.Presence(session);
            ref var routed = ref tables.Session(session);
            var isAble = AgentStateDerivation.IsAble(presence);
            routed.Since = isAble && !routed.IsAble ? tables.Now : routed.Since;
            routed.IsAble = isAble;
            if (!hasOffer && AgentStateDerivation.IsEligible(presence))
            {
                tables.Available.Put(session, presence.Work, routed.Since);
            }
            else
            {
                tables.Available.Remove(session);
            }
        }
    }

    private void Reserve(int task, int session)
    {
        var agent = Registry.AgentOf(session);
        tables.Waiting.Remove(task);
        tables.Assignments.Add(task, session, TaskState.Offered);
        Index(agent);
        notices.TaskAgentSelected(task, agent);
    }
}
