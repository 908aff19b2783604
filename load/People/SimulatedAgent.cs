using MediaRouting.Load.Plan;
using MediaRouting.Load.Wire;

namespace MediaRouting.Load.People;

/// <summary>
/// An agent: knows only what the messages told, answers offers, works and wraps up; now and then declines, is away,
/// hands a task on, asks a colleague to join, takes a break, or is cut off.
/// </summary>
internal sealed class SimulatedAgent
{
    private readonly Floor _floor;
    private readonly AgentPlan _plan;
    private readonly Random _random;
    private readonly Dictionary<string, DeskTask> _tasks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _states = new(StringComparer.Ordinal);
    private readonly HashSet<string> _pauses = new(StringComparer.Ordinal);
    private readonly HashSet<string> _signedOut = new(StringComparer.Ordinal);
    private bool _isCutOff;
    private bool _isOnBreak;
    private bool _isGoing;

    /// <summary>An agent who is not there yet.</summary>
    public SimulatedAgent(StaffMember member, Floor floor, int seed)
    {
        Member = member;
        _floor = floor;
        _plan = floor.Scenario.Agents;
        _random = new Random(unchecked((seed * 7919) + member.Number));
    }

    /// <summary>Who.</summary>
    public StaffMember Member { get; }

    /// <summary>True if nothing is offered and nothing held.</summary>
    public bool HasNothing => _tasks.Count == 0;

    /// <summary>True once signed in nowhere.</summary>
    public bool IsGone => _states.Values.All(state => state is "LOGOUT");

    /// <summary>True if the agent, by what it was told, could take another task on an MRD.</summary>
    public bool SeemsFree(string mrd) =>
        !_isCutOff
        && !_isGoing
        && _states.GetValueOrDefault(mrd) is "READY" or "ACTIVE"
        && _tasks.Values.All(task => task.State is not "OFFERED");

    /// <summary>The shift begins: connects; signing in follows when that is confirmed.</summary>
    public void Arrive()
    {
        _floor.Send(new WireMessage("Connect")
        {
            AgentId = Member.Id,
            Password = Staff.Password,
            Destination = _floor.Queues.DestinationOf(Member.Number),
        });
    }

    /// <summary>The shift ends: no more work, and out when what there is is done.</summary>
    public void Leave()
    {
        if (!_isGoing)
        {
            _isGoing = true;
            ForEachMrd(mrd => Ask(mrd, "NOT_READY", "END_OF_SHIFT"));
        }
    }

    /// <summary>Reads a message that tells of this agent.</summary>
    public void Read(WireMessage message)
    {
        var destination = _floor.Queues.DestinationOf(Member.Number);
        if (!string.Equals(message.Queue, destination, StringComparison.Ordinal))
        {
            return; // the colleague's copy
        }

        switch (message.Type)
        {
            case "Connect":
                Connected();
                break;
            case "AgentState":
                StateChanged(message);
                break;
            case "TaskAssigned":
                Offered(message);
                break;
            case "TaskState":
                TaskChanged(message);
                break;
            case "TaskAgentTransferred" when IsMe(message.AgentId):
            case "TaskConferenced" when IsMe(message.ParticipantAgentId):
                Joined(message.TaskId);
                break;
            case "TaskAgentTransferred" when IsMe(message.PreviousAgentId):
                _tasks.Remove(message.TaskId);
                break;
            case "Error" when message.Code is "STATE_NOT_ALLOWED" && message.TaskId.Length == 0:
                TryAgain(message.Mrd);
                break;
        }
    }

    private bool IsMe(string agentId) => string.Equals(agentId, Member.Id, StringComparison.Ordinal);

    private bool HasTasksOn(string mrd) =>
        _tasks.Values.Any(task => string.Equals(task.Mrd, mrd, StringComparison.Ordinal));

    private void ForEachMrd(Action<string> action)
    {
        foreach (var mrd in _floor.Scenario.Mrds)
        {
            action(mrd.Id);
        }
    }

    private void Ask(string mrd, string state, string reason = "") => _floor.Send(new WireMessage("AgentState")
    {
        AgentId = Member.Id, Mrd = mrd, State = state, ReasonCode = reason,
    });

    private void Connected()
    {
        if (_states.Count == 0)
        {
            ForEachMrd(SignIn);
            PlanBreak();
        }
        else
        {
            _isCutOff = false;
            foreach (var task in _tasks.Values)
            {
                Continue(task);
            }
        }
    }

    private void SignIn(string mrd)
    {
        _states[mrd] = "LOGIN";
        _floor.Send(new WireMessage("Login") { AgentId = Member.Id, Password = Staff.Password, Mrd = mrd });
    }

    /// <summary>Once, though NOT_READY may be told for two reasons at a time.</summary>
    private void SignOut(string mrd)
    {
        if (_signedOut.Add(mrd))
        {
            Ask(mrd, "LOGOUT");
        }
    }

    private void StateChanged(WireMessage message)
    {
        var mrd = message.Mrd;
        var before = _states.GetValueOrDefault(mrd, "LOGOUT");
        _states[mrd] = message.State;
        _floor.Count(before, message.State);
        if (before is "LOGIN")
        {
            Ask(mrd, "READY");
        }
        else if (_isGoing && message.State is "NOT_READY" && !HasTasksOn(mrd))
        {
            SignOut(mrd);
        }
        else if (message.ReasonCode is "RONA" or "REJECTED"
            && (message.State is "NOT_READY" || message.PendingState is "NOT_READY")
            && _pauses.Add(mrd))
        {
            _floor.Agenda.After(_plan.Habits.PauseSeconds, () => EndPause(mrd));
        }
    }

    private void EndPause(string mrd)
    {
        if (_isCutOff)
        {
            _floor.Agenda.After(_plan.Habits.ReconnectSeconds, () => EndPause(mrd));
            return;
        }

        _pauses.Remove(mrd);
        if (!_isOnBreak && !_isGoing)
        {
            Ask(mrd, "READY");
        }
    }

    /// <summary>NOT_READY was refused, for an offer was on its way: asked again a moment later.</summary>
    private void TryAgain(string mrd) => _floor.Agenda.After(_plan.AnswerTime.Median, () =>
    {
        if ((_isOnBreak || _isGoing) && !_signedOut.Contains(mrd))
        {
            Ask(mrd, "NOT_READY", _isGoing ? "END_OF_SHIFT" : "BREAK");
        }
    });

    private void PlanBreak()
    {
        if (_plan.Breaks is { } breaks)
        {
            _floor.Agenda.After(Draw.Exponential(_random, breaks.EverySeconds), TakeBreak);
        }
    }

    private void TakeBreak()
    {
        if (_isGoing)
        {
            return;
        }

        if (!_isCutOff)
        {
            _isOnBreak = true;
            var reasons = _plan.Breaks!.ReasonCodes;
            var reason = reasons[_random.Next(reasons.Count)];
            ForEachMrd(mrd => Ask(mrd, "NOT_READY", reason));
            _floor.Agenda.After(Draw.LogNormal(_random, _plan.Breaks.Length), EndBreak);
        }

        PlanBreak();
    }

    private void EndBreak()
    {
        if (_isCutOff)
        {
            _floor.Agenda.After(_plan.Habits.ReconnectSeconds, EndBreak);
            return;
        }

        _isOnBreak = false;
        if (!_isGoing)
        {
            ForEachMrd(mrd => Ask(mrd, "READY"));
        }
    }

    private void Offered(WireMessage message)
    {
        // Told again after a reconnection, it is considered again; what was planned before no longer finds it.
        var task = new DeskTask(message.TaskId, message.Mrd, "OFFERED");
        _tasks[message.TaskId] = task;
        var mood = _random.NextDouble();
        if (mood < _plan.Habits.NoAnswer)
        {
            return;
        }

        var answer = mood < _plan.Habits.NoAnswer + _plan.Habits.Decline ? "NEW" : "ACTIVE";
        _floor.Agenda.After(Draw.LogNormal(_random, _plan.AnswerTime), () => Change(task, "OFFERED", answer));
    }

    private void TaskChanged(WireMessage message)
    {
        if (message.State is "NEW" or "CLOSED")
        {
            _tasks.Remove(message.TaskId);
        }
        else if (_tasks.TryGetValue(message.TaskId, out var task))
        {
            task.State = message.State;
            Continue(task);
        }
    }

    private void Joined(string taskId)
    {
        // Both agents are told, on what may be one queue. Only tasks of the first MRD are handed on.
        var task = new DeskTask(taskId, _floor.Scenario.Mrds[0].Id, "ACTIVE") { IsBegun = true };
        if (_tasks.TryAdd(taskId, task))
        {
            Continue(task);
        }
    }

    /// <summary>Plans what comes next with a task that is in its state.</summary>
    private void Continue(DeskTask task)
    {
        switch (task.State)
        {
            case "ACTIVE":
                Work(task);
                break;
            case "WRAPPING_UP":
                _floor.Agenda.After(
                    Draw.LogNormal(_random, _plan.WrapUp), () => Change(task, "WRAPPING_UP", "CLOSED", "DONE"));
                break;
        }
    }

    private void Work(DeskTask task)
    {
        var length = Draw.LogNormal(_random, _plan.HandleTime);
        var habits = _plan.Habits;
        var mood = task.IsBegun ? 1 : _random.NextDouble();
        task.IsBegun = true;
        if (mood < habits.Disconnect)
        {
            _floor.Agenda.After(length / 2, CutOff);
        }
        else if (mood < habits.Disconnect + habits.Transfer + habits.Conference)
        {
            var isTransfer = mood < habits.Disconnect + habits.Transfer;
            _floor.Agenda.After(length / 2, () => TurnToColleague(task, isTransfer));
        }

        _floor.Agenda.After(length, () => Change(task, "ACTIVE", "WRAPPING_UP"));
    }

    private void CutOff()
    {
        if (!_isCutOff && !_isGoing)
        {
            _isCutOff = true;
            _floor.Agenda.After(_plan.Habits.ReconnectSeconds, Arrive);
        }
    }

    private void TurnToColleague(DeskTask task, bool isTransfer)
    {
        var isFirst = string.Equals(task.Mrd, _floor.Scenario.Mrds[0].Id, StringComparison.Ordinal);
        if (_isCutOff || !isFirst || !Has(task, "ACTIVE") || _floor.FindColleague(this, task.Mrd) is not { } colleague)
        {
            return;
        }

        var other = colleague.Member.Id;
        _floor.Send(isTransfer
            ? new WireMessage("Transfer") { TaskId = task.TaskId, OwnerAgentId = Member.Id, RecipientAgentId = other }
            : new WireMessage("Conference")
            {
                TaskId = task.TaskId, OwnerAgentId = Member.Id, ParticipantAgentId = other, Mrd = task.Mrd,
            });
    }

    private bool Has(DeskTask task, string state) =>
        _tasks.GetValueOrDefault(task.TaskId) == task && string.Equals(task.State, state, StringComparison.Ordinal);

    /// <summary>
    /// Asks for a task's next state, if it is still this agent's and as it was when this was planned.
    /// </summary>
    private void Change(DeskTask task, string from, string to, string code = "")
    {
        if (!_isCutOff && Has(task, from))
        {
            _floor.Send(new WireMessage("TaskState")
            {
                AgentId = Member.Id, TaskId = task.TaskId, State = to, Code = code,
            });
        }
    }
}
