using System.Globalization;
using System.Text;
using MediaRouting.Engine;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Reconfiguration;
using MediaRouting.Engine.State;

namespace MediaRouting.Tests.Engine.Reconfiguration;

/// <summary>
/// What a change makes of the state, as text: as the engine says it, and worked out here the slow way from the state.
/// </summary>
internal static class Effects
{
    /// <summary>What the engine says.</summary>
    public static string Of(ChangeEffects effects)
    {
        var lines = new List<string>();
        lines.AddRange(effects.Uses.First.Select(use => $"use {use.Kind} {use.Id} {use.Tasks} {use.HasOffer}"));
        lines.AddRange(effects.Queues.First.Select(queue => Queue(
            queue.Id, queue.AgentsBefore, queue.AgentsAfter, queue.Waiting, queue.Moved)));
        lines.AddRange(effects.SignedOut.First.Select(session => $"signed out {session.Agent} {session.Mrd}"));
        lines.AddRange(effects.Lowered.First.Select(
            one => $"lowered {one.Agent} {one.Mrd} {one.Held} {one.Limit}"));
        return Text(lines, effects.Waiting);
    }

    /// <summary>What it has to be.</summary>
    /// <param name="machine">Before the change.</param>
    /// <param name="to">What is to be in force.</param>
    /// <param name="taskIds">The ids of all open tasks.</param>
    public static string Expected(StateMachine machine, RoutingConfiguration to, IEnumerable<string> taskIds)
    {
        var from = machine.Registry.Configuration;
        var lines = new List<string>();
        var tasks = taskIds.Select(id => machine.Identities.Find(Encoding.UTF8.GetBytes(id)))
            .Where(task => task >= 0 && !machine.Identities.IsClosed(task)).ToList();
        AddMrds(machine, to, tasks, lines);
        var waiting = AddQueues(machine, to, tasks, lines);
        AddAgents(machine, to, tasks, lines);
        foreach (var agent in from.Agents)
        {
            foreach (var mrd in from.Mrds)
            {
                AddSession(machine, to, agent.Id, mrd.Id, tasks, lines);
            }
        }

        return Text(lines, waiting);
    }

    private static void AddMrds(
        StateMachine machine, RoutingConfiguration to, List<int> tasks, List<string> lines)
    {
        var gone = machine.Registry.Configuration.Mrds.Where(mrd => !to.Mrds.Any(now => Same(now.Id, mrd.Id)));
        foreach (var mrd in gone)
        {
            var open = tasks.Count(task => Same(MrdOf(machine, task), mrd.Id));
            if (open > 0)
            {
                lines.Add($"use Mrd {mrd.Id} {open} False");
            }
        }
    }

    private static int AddQueues(
        StateMachine machine, RoutingConfiguration to, List<int> tasks, List<string> lines)
    {
        var from = machine.Registry.Configuration;
        var tables = machine.RoutingTables!;
        foreach (var queue in from.Queues)
        {
            var own = tasks.FindAll(task => from.Queues[tables.Waiting.QueueOf(task)] == queue);
            var waiting = own.Count(task => tables.Waiting[task].IsWaiting);
            var now = to.Queues.FirstOrDefault(other => Same(other.Id, queue.Id) && Same(other.Mrd, queue.Mrd));
            var (before, after) = (Agents(from, queue), now is null ? 0 : Agents(to, now));
            if (now is null || before != after || !Same(Words(queue), Words(now)))
            {
                lines.Add(Queue(queue.Id, before, after, waiting, now is null ? own.Count - waiting : 0));
            }

            if (now is null && waiting > 0)
            {
                lines.Add($"use Queue {queue.Id} {waiting} False");
            }
        }

        lines.AddRange(to.Queues
            .Where(queue => !from.Queues.Any(other => Same(other.Id, queue.Id) && Same(other.Mrd, queue.Mrd)))
            .Select(queue => Queue(queue.Id, 0, Agents(to, queue), 0, 0)));
        return tasks.Count(task => tables.Waiting[task].IsWaiting);
    }

    private static void AddAgents(
        StateMachine machine, RoutingConfiguration to, List<int> tasks, List<string> lines)
    {
        foreach (var agent in machine.Registry.Configuration.Agents)
        {
            var states = States(machine, tasks, agent.Id, mrd: null);
            if (!to.Agents.Any(now => Same(now.Id, agent.Id)) && states.Count > 0)
            {
                var hasOffer = states.Contains(MediaRouting.Engine.Commands.TaskState.Offered);
                lines.Add($"use Agent {agent.Id} {states.Count} {hasOffer}");
            }
        }
    }

    private static void AddSession(
        StateMachine machine, RoutingConfiguration to, string agent, string mrd, List<int> tasks, List<string> lines)
    {
        var registry = machine.Registry;
        var session = registry.Session(
            registry.FindAgent(Encoding.UTF8.GetBytes(agent)), registry.FindMrd(Encoding.UTF8.GetBytes(mrd)));
        var who = to.Agents.FirstOrDefault(one => Same(one.Id, agent));
        var where = to.Mrds.FirstOrDefault(one => Same(one.Id, mrd));
        if (who is null || where is null)
        {
            if (machine.RoutingTables!.Assignments.Presence(session).SignedIn)
            {
                lines.Add($"signed out {agent} {mrd}");
            }

            return;
        }

        var limit = who.MaxTasks.GetValueOrDefault(mrd, where.MaxTasks);
        var held = States(machine, tasks, agent, mrd).Count;
        if (held > limit)
        {
            lines.Add($"lowered {agent} {mrd} {held} {limit}");
        }
    }

    private static List<MediaRouting.Engine.Commands.TaskState> States(
        StateMachine machine, List<int> tasks, string agent, string? mrd)
    {
        var assignments = machine.RoutingTables!.Assignments;
        var states = new List<MediaRouting.Engine.Commands.TaskState>();
        foreach (var task in tasks.Where(task => mrd is null || Same(MrdOf(machine, task), mrd)))
        {
            for (var part = assignments.FirstOnTask(task);
                part != Assignments.None;
                part = assignments.NextOnTask(part))
            {
                if (Same(machine.Registry.Agent(machine.Registry.AgentOf(assignments[part].Session)).Id, agent))
                {
                    states.Add(assignments[part].State);
                }
            }
        }

        return states;
    }

    private static string MrdOf(StateMachine machine, int task) =>
        machine.Registry.Policy(machine.Identities.Mrd(task)).Id;

    private static int Agents(RoutingConfiguration configuration, QueueConfiguration queue) => configuration.Agents
        .Count(agent => queue.Steps.Any(step => step.Expression.Matches(agent.Attributes)));

    private static string Words(QueueConfiguration queue) => $"{queue with { Steps = [] }}: " + string.Join(
        "; ", queue.Steps.Select(step => $"{step.TimeoutSeconds} {step.Expression.Text}"));

    private static string Queue(string id, int before, int after, int waiting, int moved) => string.Create(
        CultureInfo.InvariantCulture, $"queue {id}: {before} -> {after}, {waiting} wait, {moved} moved");

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    private static string Text(List<string> lines, int waiting) =>
        string.Join('\n', lines.Order(StringComparer.Ordinal)) + $"\n{waiting} wait";
}
