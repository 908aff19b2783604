namespace MediaRouting.Daemon.Demo;

/// <summary>
/// The proof: judges the daemon by nothing but the messages that the Chat Server sent and received, in the order of
/// MediaRoutingSequence. It does not know the daemon's tables, and shares no code with them.
/// </summary>
/// <remarks>
/// A change of an agent's part in a task is told to the agent and to the task's origin. Offers and parts are read from
/// what the agent was told, the task's id, its end and transfers from what the origin was told, so that each counts
/// once.
/// </remarks>
public sealed class OutcomeCheck : IWitness
{
    private readonly string _origin;
    private readonly string _deadLetters;
    private readonly Faults _faults = new();
    private readonly AgentLoads _loads;
    private readonly SequenceOrder _order;
    private readonly Dictionary<string, TaskTrace> _byClientUniqueId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TaskTrace> _byTaskId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _unanswered = new(StringComparer.Ordinal);
    private readonly HashSet<string> _customerLeft = new(StringComparer.Ordinal);
    private Outcome _counts = new() { Faults = [], Sentences = [] };

    /// <summary>Nothing seen yet.</summary>
    /// <param name="origin">The reply address of all tasks; no agent is told there.</param>
    /// <param name="deadLetters">The queue of dead letters.</param>
    /// <param name="limits">Tasks that an agent may have, by agent and MRD.</param>
    public OutcomeCheck(
        string origin, string deadLetters, IReadOnlyDictionary<(string AgentId, string Mrd), int> limits)
    {
        _origin = origin;
        _deadLetters = deadLetters;
        _loads = new AgentLoads(limits, _faults);
        _order = new SequenceOrder(_faults);
    }

    /// <inheritdoc/>
    public void Sent(ChatMessage message)
    {
        _counts = _counts with { MessagesIn = _counts.MessagesIn + 1 };
        _unanswered[message.CorrelationId] = message.Type;
        var customer = message["ClientUniqueId"];
        if (message.Type is "Task" && _byClientUniqueId.TryAdd(customer, new TaskTrace(customer)))
        {
            _counts = _counts with { TasksIn = _counts.TasksIn + 1 };
        }
        else if (message.Type is "TaskState" && message.AgentId.Length == 0)
        {
            _customerLeft.Add(message.TaskId);
        }
    }

    /// <inheritdoc/>
    public void Received(ChatMessage message)
    {
        _counts = _counts with { MessagesOut = _counts.MessagesOut + 1 };
        _unanswered.Remove(message.CorrelationId);
        _order.Add(message);
        JudgeInOrder();
    }

    /// <summary>Everything was sent and received: what it comes to.</summary>
    public Outcome Conclude()
    {
        while (_order.TrySkip())
        {
            JudgeInOrder();
        }

        foreach (var task in _byClientUniqueId.Values)
        {
            Conclude(task);
        }

        foreach (var (correlationId, type) in _unanswered)
        {
            _faults.Add(FaultKind.Unanswered, $"nothing came back for message {correlationId}, {type}");
        }

        return _counts with
        {
            Faults = [.. Enum.GetValues<FaultKind>().Select(kind => _faults[kind])],
            Sentences = _faults.Sentences,
        };
    }

    private void Conclude(TaskTrace task)
    {
        if (task.TaskId.Length == 0)
        {
            _faults.Add(FaultKind.Lost, $"{task.Name} was never answered");
        }
        else if (!task.HasEnded)
        {
            _faults.Add(FaultKind.Lost, $"{task.Name} has no end");
        }
        else if (task.IsAnswered)
        {
            _counts = _counts with { Answered = _counts.Answered + 1 };
        }
        else if (task.HasExpired)
        {
            _counts = _counts with { Expired = _counts.Expired + 1 };
        }
        else if (_customerLeft.Contains(task.TaskId))
        {
            _counts = _counts with { Abandoned = _counts.Abandoned + 1 };
        }
        else
        {
            _faults.Add(FaultKind.Lost, $"{task.Name} was closed unanswered, and its customer was waiting");
        }
    }

    private void JudgeInOrder()
    {
        while (_order.TryTake(out var message))
        {
            Judge(message);
        }
    }

    private void Judge(ChatMessage message)
    {
        if (string.Equals(message.Address, _deadLetters, StringComparison.Ordinal))
        {
            _faults.Add(FaultKind.DeadLetter, $"number {message.Sequence}, {message.Type}");
            return;
        }

        var isAtOrigin = string.Equals(message.Address, _origin, StringComparison.Ordinal);
        switch (message.Type)
        {
            case "Task":
                Created(message);
                break;
            case "TaskAssigned":
                Offered(TaskOf(message), message.AgentId);
                break;
            case "TaskState" when !isAtOrigin:
                PartChanged(TaskOf(message), message);
                break;
            case "TaskState" when message.State is "CLOSED" && message.AgentId.Length == 0:
                Ended(TaskOf(message), message["Code"]);
                break;
            case "TaskAgentTransferred" when isAtOrigin:
                Transferred(TaskOf(message), message["PreviousAgentId"], message.AgentId);
                break;
            case "TaskConferenced":
                Joined(TaskOf(message), message["ParticipantAgentId"]);
                break;
            case "Error":
                _counts = _counts with { Refused = _counts.Refused + 1 };
                break;
        }
    }

    private void Created(ChatMessage message)
    {
        if (!_byClientUniqueId.TryGetValue(message["ClientUniqueId"], out var task))
        {
            task = new TaskTrace(message["ClientUniqueId"]);
            _faults.Add(FaultKind.Double, $"task {message.TaskId} was made for {task.Name}, which nobody brought in");
        }
        else if (task.TaskId.Length > 0)
        {
            _faults.Add(FaultKind.Double, $"{task.Name} became task {task.TaskId} and task {message.TaskId}");
        }

        (task.TaskId, task.Mrd) = (message.TaskId, message.Mrd);
        if (!_byTaskId.TryAdd(message.TaskId, task))
        {
            _faults.Add(FaultKind.Double, $"task id {message.TaskId} was given twice, now to {task.Name}");
        }
    }

    private void Offered(TaskTrace task, string agentId)
    {
        _counts = _counts with { Offered = _counts.Offered + 1 };
        Expect(!task.HasEnded, task, $"was offered to {agentId} after its end");
        Expect(task.OfferedTo is null, task, $"was offered to {agentId} while offered to {task.OfferedTo}");
        Expect(task.Holders.Count == 0, task, $"was offered to {agentId} while {HoldersOf(task)} had it");
        task.OfferedTo = agentId;
        _loads.OpenOffer(agentId);
        _loads.Take(agentId, task.Mrd);
    }

    private void PartChanged(TaskTrace task, ChatMessage message)
    {
        var agentId = message.AgentId;
        _counts = _counts with { Interrupted = _counts.Interrupted + (message.State is "INTERRUPTED" ? 1 : 0) };
        var isOfferee = string.Equals(task.OfferedTo, agentId, StringComparison.Ordinal);
        if (isOfferee)
        {
            task.OfferedTo = null;
            _loads.EndOffer(agentId);
        }

        switch (message.State)
        {
            case "NEW" or "CLOSED" when isOfferee:
                _loads.Release(agentId, task.Mrd);
                OfferEnded(message);
                break;
            case "NEW" or "CLOSED":
                Expect(task.Holders.Remove(agentId), task, $"was taken from {agentId}, who did not have it");
                _loads.Release(agentId, task.Mrd);
                break;
            case var _ when isOfferee:
                Expect(!task.IsAnswered, task, $"was accepted by {agentId} after another agent");
                task.IsAnswered = true;
                task.Holders.Add(agentId);
                break;
            default:
                Expect(
                    task.Holders.Contains(agentId), task, $"is {message.State} with {agentId}, who was not given it");
                break;
        }
    }

    private void OfferEnded(ChatMessage message) => _counts = message switch
    {
        { State: "CLOSED" } => _counts with { LeftDuringOffer = _counts.LeftDuringOffer + 1 },
        _ when message["Code"] is "RONA" => _counts with { NoAnswer = _counts.NoAnswer + 1 },
        _ => _counts with { Declined = _counts.Declined + 1 },
    };

    private void Transferred(TaskTrace task, string previous, string agentId)
    {
        _counts = _counts with { Transferred = _counts.Transferred + 1 };
        Expect(task.Holders.Remove(previous), task, $"was transferred from {previous}, who did not have it");
        Expect(task.Holders.Add(agentId), task, $"was transferred to {agentId}, who had it already");
        _loads.Release(previous, task.Mrd);
        _loads.Take(agentId, task.Mrd);
    }

    /// <summary>Owner and participant are both told; the second to be told says nothing new.</summary>
    private void Joined(TaskTrace task, string agentId)
    {
        if (task.Holders.Add(agentId))
        {
            _counts = _counts with { Conferenced = _counts.Conferenced + 1 };
            _loads.Take(agentId, task.Mrd);
        }
    }

    private void Ended(TaskTrace task, string code)
    {
        Expect(!task.HasEnded, task, "ended twice");
        Expect(task.OfferedTo is null, task, $"ended while offered to {task.OfferedTo}");
        Expect(task.Holders.Count == 0, task, $"ended while {HoldersOf(task)} had it");
        _counts = _counts with { Closed = _counts.Closed + (task.HasEnded ? 0 : 1) };
        task.HasExpired = code is "NO_AGENT_AVAILABLE";
        task.HasEnded = true;
    }

    private static string HoldersOf(TaskTrace task) => string.Join(", ", task.Holders);

    private void Expect(bool holds, TaskTrace task, string otherwise)
    {
        if (!holds)
        {
            _faults.Add(FaultKind.Double, $"{task.Name} {otherwise}");
        }
    }

    private TaskTrace TaskOf(ChatMessage message)
    {
        if (!_byTaskId.TryGetValue(message.TaskId, out var task))
        {
            _faults.Add(FaultKind.Double, $"{message.Type} tells of task {message.TaskId}, which nobody brought in");
            task = new TaskTrace(message.TaskId) { TaskId = message.TaskId, Mrd = message.Mrd };
            _byTaskId.Add(message.TaskId, task);
        }

        return task;
    }
}
