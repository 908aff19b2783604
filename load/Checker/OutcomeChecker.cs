using MediaRouting.Load.Wire;

namespace MediaRouting.Load.Checker;

/// <summary>
/// Judges the daemon by nothing but what was sent to it and what came back, in the order of MediaRoutingSequence. It
/// knows no table of the daemon's and shares no code with it. One thread at a time uses it.
/// </summary>
internal sealed class OutcomeChecker
{
    private readonly CheckedSite _site;
    private readonly Violations _violations = new();
    private readonly Reception _reception;
    private readonly Answers _answers;
    private readonly IdleWatch _idle;
    private readonly AgentLives _agents;
    private readonly TaskLives _tasks;
    private long _lastAt;

    /// <summary>Nothing was sent yet.</summary>
    public OutcomeChecker(CheckedSite site)
    {
        _site = site;
        _reception = new Reception(_violations);
        _answers = new Answers(_violations);
        _idle = new IdleWatch(site.Queues);
        _agents = new AgentLives(site, _violations, _idle);
        _tasks = new TaskLives(site, _violations, _agents, _idle);
    }

    /// <summary>Messages that nothing has come back for.</summary>
    public long Unanswered => _answers.Unanswered;

    /// <summary>Tasks that wait for an agent.</summary>
    public int Waiting => _idle.Waiting;

    /// <summary>Violations so far.</summary>
    public long ViolationCount => _violations.Total;

    /// <summary>The Chat Server sends a message.</summary>
    public void Sent(WireMessage message)
    {
        _answers.Expect(message);
        _tasks.Sent(message);
    }

    /// <summary>A message has arrived.</summary>
    /// <returns>False if it is not new, and is to be ignored.</returns>
    public bool Received(WireMessage message)
    {
        if (!_reception.Add(message))
        {
            return false;
        }

        _answers.Judge(message);
        JudgeInOrder();
        return true;
    }

    /// <summary>The broker is going, or a connection to it was lost.</summary>
    public void Disturb() => _reception.Disturb();

    /// <summary>For how long messages were held up by that, as timestamps.</summary>
    public void Disturbed(long from, long until) => _idle.Disturbed(from, until);

    /// <summary>Everything was sent and received: what it comes to.</summary>
    /// <param name="idleBound">
    /// Longest that a task may be seen to wait beside an idle agent: what a message takes, and a margin.
    /// </param>
    public Outcome Conclude(TimeSpan idleBound)
    {
        while (_reception.TrySkip())
        {
            JudgeInOrder();
        }

        _answers.Conclude();
        _tasks.Conclude();
        _agents.Conclude(_lastAt);
        var longestIdle = _idle.Conclude(idleBound, _lastAt, _violations);
        return new Outcome
        {
            Violations = _violations,
            Sent = _answers.Sent,
            Received = _reception.Received,
            Recovered = _reception.Recovered,
            Refusals = _answers.Refusals,
            Offers = _tasks.Offers,
            Tasks = [.. _tasks.All],
            Agents = [.. _agents.All],
            IdleBound = idleBound,
            LongestIdle = longestIdle,
        };
    }

    private void JudgeInOrder()
    {
        while (_reception.TryTake(out var message))
        {
            // What was made later may arrive earlier, on another queue.
            _lastAt = Math.Max(_lastAt, message.At);
            Judge(message);
        }
    }

    private void Judge(WireMessage message)
    {
        if (string.Equals(message.Queue, _site.DeadLetters, StringComparison.Ordinal))
        {
            _violations.Add(ViolationKind.Unexpected, $"number {message.Number}, {message.Type}, is a dead letter");
            return;
        }

        if (string.Equals(message.Queue, _site.Asked, StringComparison.Ordinal))
        {
            return;
        }

        switch (message.Type)
        {
            case "Connect":
                _agents.Of(message.AgentId, message.Number).ConnectedAs = message.Number;
                break;
            case "AgentState":
                _agents.StateChanged(message, _lastAt);
                break;
            case "Error":
                break;
            case "Task" or "TaskAssigned" or "TaskState" or "TaskAgentTransferred" or "TaskConferenced":
                _tasks.Judge(message, _lastAt);
                break;
            default:
                _violations.Add(
                    ViolationKind.Unexpected, $"number {message.Number} is a \"{message.Type}\" on {message.Queue}");
                break;
        }
    }
}
