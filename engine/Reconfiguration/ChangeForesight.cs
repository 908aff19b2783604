using MediaRouting.Engine.Communication;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Routing;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Reconfiguration;

/// <summary>
/// Looks at the live state and says what a change makes of it, and whether it can be made at all: an agent who holds
/// work or an offer, a queue in which tasks wait and an MRD with open tasks cannot go. Only the writer's thread may
/// ask. It changes nothing.
/// </summary>
/// <param name="registry">What is in force.</param>
/// <param name="identities">The tasks by id.</param>
/// <param name="communication">What the Communication Server role knows, if there is one.</param>
/// <param name="routing">What the MRE role knows, if there is one.</param>
internal sealed class ChangeForesight(
    Registry registry, TaskIdentities identities, CommunicationTables? communication, RoutingTables? routing)
{
    private Assignments Assignments => communication?.Assignments ?? routing!.Assignments;

    /// <summary>What a change of the configuration that is in force makes of the state.</summary>
    public ChangeEffects Of(ConfigurationChange change)
    {
        var effects = new ChangeEffects
        {
            FromVersion = registry.InForce.Version,
            Difference = change.Difference,
        };
        LookAtMrds(change, effects);
        LookAtQueues(change, effects);
        LookAtAgents(change, effects);
        LookAtSessions(change, effects);
        return effects;
    }

    private static void AddUse(
        ChangeEffects effects, ConfigurationObject kind, string id, int tasks, string path, bool hasOffer = false)
    {
        if (tasks > 0)
        {
            effects.Uses.Add(new ConfigurationUse(kind, id, tasks, hasOffer, path));
        }
    }

    private void LookAtMrds(ConfigurationChange change, ChangeEffects effects)
    {
        for (var mrd = 0; mrd < registry.MrdCount && !change.Renumbering.MrdsStay; mrd++)
        {
            if (change.Renumbering.Mrd(mrd) == Renumbering.Gone)
            {
                AddUse(
                    effects, ConfigurationObject.Mrd, registry.Policy(mrd).Id, identities.OpenCountOf(mrd), "$.mrds");
            }
        }
    }

    private void LookAtQueues(ConfigurationChange change, ChangeEffects effects)
    {
        var moved = MovedTasks(change.Renumbering);
        var isKept = new bool[change.To.Queues.Length];
        for (var queue = 0; queue < registry.QueueCount; queue++)
        {
            var (now, id) = (change.Renumbering.Queue(queue), registry.Queue(queue).Id);
            var waiting = routing?.Waiting.CountOf(queue) ?? 0;
            effects.Waiting += waiting;
            if (now == Renumbering.Gone)
            {
                AddUse(effects, ConfigurationObject.Queue, id, waiting, PathOfQueue(change, id));
                effects.Queues.Add(new QueueEffect(id, change.AgentsBefore[queue], 0, waiting, moved[queue]));
                continue;
            }

            isKept[now] = true;
            var isChanged = change.AgentsBefore[queue] != change.AgentsAfter[now]
                || !ConfigurationDifference.AreSame(registry.Queue(queue), change.To.Queues[now]);
            if (isChanged)
            {
                effects.Queues.Add(
                    new QueueEffect(id, change.AgentsBefore[queue], change.AgentsAfter[now], waiting, Moved: 0));
            }
        }

        for (var queue = 0; queue < isKept.Length; queue++)
        {
            if (!isKept[queue])
            {
                effects.Queues.Add(new QueueEffect(
                    change.To.Queues[queue].Id, 0, change.AgentsAfter[queue], Waiting: 0, Moved: 0));
            }
        }
    }

    private void LookAtAgents(ConfigurationChange change, ChangeEffects effects)
    {
        for (var agent = 0; agent < registry.AgentCount && !change.Renumbering.AgentsStay; agent++)
        {
            if (change.Renumbering.Agent(agent) != Renumbering.Gone)
            {
                continue;
            }

            var tasks = 0;
            for (var mrd = 0; mrd < registry.MrdCount; mrd++)
            {
                tasks += Load(registry.Session(agent, mrd));
            }

            var hasOffer = Assignments.OpenOffer(agent) != Assignments.None;
            AddUse(effects, ConfigurationObject.Agent, registry.Agent(agent).Id, tasks, "$.agents", hasOffer);
        }
    }

    private void LookAtSessions(ConfigurationChange change, ChangeEffects effects)
    {
        for (var session = 0; session < registry.SessionCount; session++)
        {
            ref readonly var presence = ref Assignments.Presence(session);
            if (!presence.SignedIn && presence.Load == 0)
            {
                continue;
            }

            var now = change.Renumbering.Session(session);
            var (agent, mrd) = (registry.AgentOf(session), registry.MrdOf(session));
            if (now == Renumbering.Gone && presence.SignedIn)
            {
                effects.SignedOut.Add(new SessionSignedOut(registry.Agent(agent).Id, registry.Policy(mrd).Id));
            }
            else if (now != Renumbering.Gone && presence.Load > change.Registry.Limit(now))
            {
                effects.Lowered.Add(new LoweredLimit(
                    registry.Agent(agent).Id, registry.Policy(mrd).Id, presence.Load, change.Registry.Limit(now)));
            }
        }
    }

    /// <summary>What an agent has on an MRD as either role sees it.</summary>
    private int Load(int session) => Math.Max(
        communication?.Assignments.Presence(session).Load ?? 0, routing?.Assignments.Presence(session).Load ?? 0);

    /// <summary>Open tasks that do not wait, by the queue that they came from, where that queue goes.</summary>
    private int[] MovedTasks(Renumbering renumbering)
    {
        var moved = new int[registry.QueueCount];
        for (var task = 0; routing is not null && renumbering.HasGoneQueues && task < identities.HandleLimit; task++)
        {
            if (identities.IsOpen(task) && routing.Waiting[task] is { IsOpen: true, IsWaiting: false })
            {
                moved[routing.Waiting.QueueOf(task)]++;
            }
        }

        return moved;
    }

    private static string PathOfQueue(ConfigurationChange change, string id)
    {
        for (var queue = 0; queue < change.To.Queues.Length; queue++)
        {
            if (string.Equals(change.To.Queues[queue].Id, id, StringComparison.Ordinal))
            {
                return $"$.queues[{queue}].mrd";
            }
        }

        return "$.queues";
    }
}
