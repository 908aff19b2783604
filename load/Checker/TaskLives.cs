using MediaRouting.Load.Wire;

namespace MediaRouting.Load.Checker;

/// <summary>
/// What becomes of tasks. A change of an agent's part in a task is told to the agent and to the task's origin: offers
/// and parts are read from what the agent was told, the task's id, its end and transfers from what the origin was told,
/// so that each counts once.
/// </summary>
internal sealed class TaskLives
{
    private readonly CheckedSite _site;
    private readonly Violations _violations;
    private readonly AgentLives _agents;
    private readonly IdleWatch _idle;
    private readonly Dictionary<string, int> _queues;
    private readonly Dictionary<string, TaskTrace> _byCustomer = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TaskTrace> _byTask = new(StringComparer.Ordinal);
    private readonly HashSet<string> _left = new(StringComparer.Ordinal);

    /// <summary>No tasks yet.</summary>
    public TaskLives(CheckedSite site, Violations violations, AgentLives agents, IdleWatch idle)
    {
        _site = site;
        _violations = violations;
        _agents = agents;
        _idle = idle;
        _queues = site.Queues.Select((queue, number) => (queue.Id, number))
            .ToDictionary(pair => pair.Id, pair => pair.number, StringComparer.Ordinal);
    }

    /// <summary>Every task that was sent, or that something was told of.</summary>
    public IEnumerable<TaskTrace> All => _byCustomer.Values;

    /// <summary>Offers so far.</summary>
    public long Offers { get; private set; }

    /// <summary>The Chat Server sends a message.</summary>
    public void Sent(WireMessage message)
    {
        if (message.Type is "Task")
        {
            _byCustomer.TryAdd(
                message.ClientUniqueId, new TaskTrace(message.ClientUniqueId, _queues[message.Skillgroup]));
        }
        else if (message.Type is "TaskState" && message.AgentId.Length == 0)
        {
            _left.Add(message.TaskId);
        }
    }

    /// <summary>The next message in the daemon's order.</summary>
    /// <param name="message">The message.</param>
    /// <param name="at">When it arrived, or one that arrived before it.</param>
    public void Judge(WireMessage message, long at)
    {
        var isAtOrigin = string.Equals(message.Queue, _site.Origin, StringComparison.Ordinal);
        switch (message.Type)
        {
            case "Task":
                Created(message, at);
                break;
            case "TaskAssigned":
                Offered(TaskOf(message), message, at);
                break;
            case "TaskState" when !isAtOrigin:
                PartChanged(TaskOf(message), message, at);
                break;
            case "TaskState" when message.State is "CLOSED" && message.AgentId.Length == 0:
                Ended(TaskOf(message), message, at);
                break;
            case "TaskAgentTransferred" when isAtOrigin:
                Transferred(TaskOf(message), message, at);
                break;
            case "TaskConferenced":
                Joined(TaskOf(message), message, at);
                break;
        }
    }

    /// <summary>Nothing more will come: every task has its end.</summary>
    public void Conclude()
    {
        foreach (var task in _byCustomer.Values)
        {
            if (task.TaskId.Length == 0)
            {
                _violations.Add(ViolationKind.Lost, $"{task.Customer} was never taken in");
            }
            else if (!task.HasEnded)
            {
                _violations.Add(ViolationKind.TaskEnds, $"{task.Customer} has no end");
            }
            else
            {
                task.HasCustomerLeft = _left.Contains(task.TaskId);
                Expect(
                    task.AnsweredAt != 0 || task.HasCustomerLeft || task.EndCode is "NO_AGENT_AVAILABLE",
                    ViolationKind.TaskEnds,
                    task,
                    $"was closed with {task.EndCode}, unanswered, and its customer was waiting");
            }
        }
    }

    private static string HoldersOf(TaskTrace task) =>
        string.Join(", ", task.Holders.Select(holder => holder.Agent.Id));

    private void Created(WireMessage message, long at)
    {
        if (!_byCustomer.TryGetValue(message.ClientUniqueId, out var task))
        {
            _violations.Add(
                ViolationKind.Unexpected,
                $"task {message.TaskId} was made for \"{message.ClientUniqueId}\", whom nobody brought in");
            task = new TaskTrace(message.ClientUniqueId, queue: 0);
            _byCustomer.Add(message.ClientUniqueId, task);
        }
        else if (task.TaskId.Length > 0)
        {
            _violations.Add(
                ViolationKind.Duplicated, $"{task.Customer} became task {task.TaskId} and task {message.TaskId}");
        }

        task.TaskId = message.TaskId;
        task.CreatedAt = at;
        if (!_byTask.TryAdd(message.TaskId, task))
        {
            _violations.Add(
                ViolationKind.Duplicated, $"task id {message.TaskId} was given twice, now to {task.Customer}");
        }

        Wait(task, isWaiting: true, at);
    }

    private void Offered(TaskTrace task, WireMessage message, long at)
    {
        var agent = _agents.Of(message.AgentId, message.Number);
        if (task.OfferedTo == agent && agent.ConnectedAs > task.OfferedAs)
        {
            task.OfferedAs = message.Number; // told again, for the agent has connected again
            return;
        }

        Expect(!task.HasEnded, ViolationKind.TaskEnds, task, $"was offered to {agent.Agent.Id} after its end");
        Expect(
            task.OfferedTo is null && task.Holders.Count == 0,
            ViolationKind.Owners,
            task,
            $"was offered to {agent.Agent.Id} while others had it: {task.OfferedTo?.Agent.Id}{HoldersOf(task)}");
        task.OfferedTo = agent;
        task.OfferedAs = message.Number;
        Offers++;
        Wait(task, isWaiting: false, at);
        _agents.Offer(agent, MrdOf(task), at);
    }

    private void PartChanged(TaskTrace task, WireMessage message, long at)
    {
        var agent = _agents.Of(message.AgentId, message.Number);
        var isOfferee = task.OfferedTo == agent;
        var isOver = message.State is "NEW" or "CLOSED";
        if (isOfferee)
        {
            task.OfferedTo = null;
            _agents.EndOffer(agent, at);
        }
        else
        {
            var isHis = isOver ? task.Holders.Remove(agent) : task.Holders.Contains(agent);
            Expect(
                isHis, ViolationKind.Owners, task, $"is {message.State} with {agent.Agent.Id}, who did not have it");
        }

        if (isOver)
        {
            task.WasOfferedAtEnd = isOfferee && message.State is "CLOSED";
            _agents.Release(agent, MrdOf(task), at);
            Wait(task, isWaiting: message.State is "NEW", at);
        }
        else if (isOfferee)
        {
            Expect(
                task.AnsweredAt == 0, ViolationKind.Owners, task, $"was accepted by {agent.Agent.Id} after another");
            task.AnsweredAt = at;
            task.Holders.Add(agent);
            agent.On(MrdOf(task)).Answered++;
        }
    }

    private void Transferred(TaskTrace task, WireMessage message, long at)
    {
        var from = _agents.Of(message.PreviousAgentId, message.Number);
        var to = _agents.Of(message.AgentId, message.Number);
        Expect(
            task.Holders.Remove(from),
            ViolationKind.Owners,
            task,
            $"was transferred from {from.Agent.Id}, who did not have it");
        Expect(
            task.Holders.Add(to), ViolationKind.Owners, task, $"was transferred to {to.Agent.Id}, who had it already");
        _agents.Release(from, MrdOf(task), at);
        _agents.Take(to, MrdOf(task), at);
    }

    /// <summary>Owner and participant are both told; the second to be told says nothing new.</summary>
    private void Joined(TaskTrace task, WireMessage message, long at)
    {
        var agent = _agents.Of(message.ParticipantAgentId, message.Number);
        Expect(!task.HasEnded, ViolationKind.TaskEnds, task, $"was joined by {agent.Agent.Id} after its end");
        if (task.Holders.Add(agent))
        {
            _agents.Take(agent, MrdOf(task), at);
        }
    }

    private void Ended(TaskTrace task, WireMessage message, long at)
    {
        Expect(!task.HasEnded, ViolationKind.TaskEnds, task, "ended twice");
        Expect(
            task.OfferedTo is null && task.Holders.Count == 0,
            ViolationKind.TaskEnds,
            task,
            $"ended while others had it: {task.OfferedTo?.Agent.Id}{HoldersOf(task)}");
        task.EndedAt = at;
        task.EndCode = message.Code;
        Wait(task, isWaiting: false, at);
    }

    private void Wait(TaskTrace task, bool isWaiting, long at)
    {
        if (task.IsWaiting != isWaiting)
        {
            task.IsWaiting = isWaiting;
            _idle.ChangeWaiting(task.Queue, isWaiting ? 1 : -1, at);
        }
    }

    private string MrdOf(TaskTrace task) => _site.Queues[task.Queue].Mrd;

    private TaskTrace TaskOf(WireMessage message)
    {
        if (!_byTask.TryGetValue(message.TaskId, out var task))
        {
            _violations.Add(
                ViolationKind.Unexpected,
                $"number {message.Number}, {message.Type}, tells of task {message.TaskId}, which nobody brought in");
            task = new TaskTrace(message.TaskId, queue: 0) { TaskId = message.TaskId };
            _byTask.Add(message.TaskId, task);
        }

        return task;
    }

    private void Expect(bool holds, ViolationKind kind, TaskTrace task, string otherwise)
    {
        if (!holds)
        {
            _violations.Add(kind, $"{task.Customer} {otherwise}");
        }
    }
}
