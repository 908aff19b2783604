using System.Text;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.State;

namespace MediaRouting.Tests.Engine.Model;

/// <summary>What a Chat Server that only listens believes of agents and tasks; it has to be what is so.</summary>
internal sealed class ChatServerPicture
{
    private readonly Dictionary<(string Agent, string Mrd), (AgentState State, AgentState Pending)> _agents = [];
    private readonly Dictionary<string, Dictionary<string, TaskState>> _tasks = [];

    /// <summary>Takes notice of an event.</summary>
    public void See(ref readonly EventSlot told)
    {
        switch (told.Kind)
        {
            case EventKind.AgentStateChanged:
                ref readonly var agent = ref told.Body.AgentStateChanged;
                _agents[(Text(in told, agent.AgentId), Text(in told, agent.Mrd))] = (agent.State, agent.PendingState);
                break;
            case EventKind.TaskAssigned:
                ref readonly var offer = ref told.Body.TaskAssigned;
                Parts(in told, offer.TaskId)[Text(in told, offer.AgentId)] = TaskState.Offered;
                break;
            case EventKind.TaskStateChanged:
                SeeTaskState(in told);
                break;
            case EventKind.TaskConferenced:
                ref readonly var joined = ref told.Body.TaskConferenced;
                Parts(in told, joined.TaskId).TryAdd(Text(in told, joined.Participant), TaskState.Active);
                break;
            case EventKind.TaskAgentTransferred:
                ref readonly var moved = ref told.Body.TaskAgentTransferred;
                if (Parts(in told, moved.TaskId).Remove(Text(in told, moved.PreviousAgentId), out var state))
                {
                    Parts(in told, moved.TaskId)[Text(in told, moved.AgentId)] = state;
                }

                break;
        }
    }

    /// <summary>What is wrong with the picture, or null.</summary>
    public string? Difference(StateMachine machine, IEnumerable<string> taskIds)
    {
        var tables = machine.CommunicationTables!;
        var registry = machine.Registry;
        foreach (var ((agent, mrd), seen) in _agents)
        {
            var session = registry.Session(registry.FindAgent(Bytes(agent)), registry.FindMrd(Bytes(mrd)));
            ref readonly var presence = ref tables.Assignments.Presence(session);
            if (seen.State != tables.Session(session).Shown || seen.Pending != tables.Session(session).Pending)
            {
                return $"{agent} is believed to be {seen} on {mrd}, and asked for {presence.Asked}";
            }
        }

        foreach (var id in taskIds)
        {
            var task = machine.Identities.Find(Bytes(id));
            var actual = machine.Identities.IsClosed(task) ? string.Empty : Parts(registry, tables.Assignments, task);
            var believed = _tasks.TryGetValue(id, out var parts)
                ? string.Concat(parts.Select(part => $"{part.Key} {part.Value};").Order(StringComparer.Ordinal))
                : string.Empty;
            if (!string.Equals(actual, believed, StringComparison.Ordinal))
            {
                return $"{id} is believed to be '{believed}' and is '{actual}'";
            }
        }

        return null;
    }

    private static string Parts(Registry registry, Assignments assignments, int task)
    {
        List<string> parts = [];
        for (var part = assignments.FirstOnTask(task); part != Assignments.None; part = assignments.NextOnTask(part))
        {
            var agent = Encoding.UTF8.GetString(registry.AgentId(registry.AgentOf(assignments[part].Session)));
            parts.Add($"{agent} {Shown(assignments, part)};");
        }

        return string.Concat(parts.Order(StringComparer.Ordinal));
    }

    private static TaskState Shown(Assignments assignments, int part) => assignments[part].State switch
    {
        TaskState.Active or TaskState.Paused or TaskState.WrappingUp
            when assignments.Presence(assignments[part].Session).Interrupted => TaskState.Interrupted,
        var state => state,
    };

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(ref readonly EventSlot told, TextRef text) => Encoding.UTF8.GetString(told.Text[text]);

    private void SeeTaskState(ref readonly EventSlot told)
    {
        ref readonly var change = ref told.Body.TaskStateChanged;
        var parts = Parts(in told, change.TaskId);
        var agent = Text(in told, change.AgentId);
        if (change.State is TaskState.New or TaskState.Closed)
        {
            parts.Remove(agent);
        }
        else
        {
            parts[agent] = change.State;
        }
    }

    private Dictionary<string, TaskState> Parts(ref readonly EventSlot told, TextRef id)
    {
        var task = Text(in told, id);
        return _tasks.TryGetValue(task, out var parts) ? parts : _tasks[task] = [];
    }
}
