using MediaRouting.Tests.Simulation.Broker;
using MediaRouting.Tests.Simulation.People;

namespace MediaRouting.Tests.Simulation.Checks;

/// <summary>
/// Sees the situations in which the original failed (2-domain, "Known failures"), so that a run can say that it was in
/// each. Whether they went well is for the checks to say.
/// </summary>
/// <param name="saw">Told of each.</param>
internal sealed class KnownFailures(Action<string> saw)
{
    private readonly Dictionary<string, KnownTask> _tasks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _offers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _lastMrd = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Agent, string Mrd), string> _pending = [];
    private readonly HashSet<(string Agent, string Mrd)> _notAnswering = [];
    private readonly Dictionary<string, (string Agent, string Id)> _lastStateAsked = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unanswered = new(StringComparer.Ordinal);
    private int _starts;
    private int _created;

    public void Started() => _starts++;

    public void Sent(Letter letter)
    {
        if (letter.Type is not "AgentState")
        {
            return;
        }

        var news = new News(letter.Type, letter.Body);
        var key = $"{news.AgentId}/{news.Mrd}";
        if (_lastStateAsked.TryGetValue(key, out var before) && _unanswered.Contains(before.Id))
        {
            saw("known: READY and NOT_READY on their way at once");
        }

        _lastStateAsked[key] = (news.AgentId, letter.Id);
        _unanswered.Add(letter.Id);
    }

    public void Judge(Letter letter, News news)
    {
        _unanswered.Remove(letter.CorrelationId);
        if (letter.Queue is Office.Asked)
        {
            return;
        }

        switch (news.Type)
        {
            case "Task":
                Created(news);
                break;
            case "TaskAssigned":
                Offered(news);
                break;
            case "TaskState":
                Changed(news);
                break;
            case "AgentState":
                AgentChanged(news);
                break;
            case "TaskConferenced" when _tasks.GetValueOrDefault(news.TaskId) is { } task:
                task.IsShared = true;
                break;
            case "Error":
                Refused(news);
                break;
        }
    }

    private void Created(News news)
    {
        if (_tasks.ContainsKey(news.TaskId))
        {
            return;
        }

        if (_offers.Count > 0)
        {
            saw("known: a task comes while an agent has an offer");
        }

        if (_tasks.Values.Any(task => task.IsWaiting && Same(task.Mrd, news.Mrd)))
        {
            saw("known: a task comes while another is at the head");
        }

        _tasks[news.TaskId] = new KnownTask(news.Mrd, ++_created, _starts);
    }

    private void Offered(News news)
    {
        if (_tasks.GetValueOrDefault(news.TaskId) is not { } task)
        {
            return;
        }

        if (Same(_offers.GetValueOrDefault(news.AgentId), news.TaskId))
        {
            saw("known: the agent reconnects while an offer is open");
        }

        if (_tasks.Values.Any(other => other.IsWaiting && Same(other.Mrd, task.Mrd) && other.Number < task.Number))
        {
            saw("known: a task is offered past one that nobody free matches");
        }

        if (_lastMrd.TryGetValue(news.AgentId, out var mrd) && !Same(mrd, task.Mrd))
        {
            saw("known: an agent has work of one queue, then of another");
        }

        if (_notAnswering.Remove((news.AgentId, task.Mrd)))
        {
            saw("known: ready after a no-answer, and routed again");
        }

        if (task.IsShared)
        {
            saw("known: a task that several had is offered again");
        }

        _lastMrd[news.AgentId] = task.Mrd;
        _offers[news.AgentId] = news.TaskId;
        task.IsWaiting = false;
        task.OfferedTo = news.AgentId;
    }

    private void Changed(News news)
    {
        if (_tasks.GetValueOrDefault(news.TaskId) is not { } task)
        {
            return;
        }

        var wasOffered = task.OfferedTo.Length > 0;
        if (news.State is not "OFFERED" && wasOffered)
        {
            _offers.Remove(task.OfferedTo);
            task.OfferedTo = "";
            Saw(
                news.State is "CLOSED" && news.Code is "CANCELLED",
                "known: the customer leaves while the offer is open");
        }

        if (news.State is "NEW")
        {
            task.IsWaiting = true;
            task.WasNotAnswered |= news.Code is "RONA";
            if (news.Code is "RONA")
            {
                task.LetPassBy = news.AgentId;
                _notAnswering.Add((news.AgentId, task.Mrd));
            }
        }
        else if (news.State is "CLOSED" && news.AgentId.Length == 0)
        {
            task.IsWaiting = false;
            var isGivenUp = news.Code is "NO_AGENT_AVAILABLE";
            Saw(isGivenUp && task.WasNotAnswered, "known: time to live around a no-answer");
            Saw(isGivenUp && task.Starts < _starts, "known: time to live over a restart");
        }
    }

    private void AgentChanged(News news)
    {
        var key = (news.AgentId, news.Mrd);
        var pending = news["PendingState"];
        Saw(
            _pending.GetValueOrDefault(key, "") is "NOT_READY" && pending.Length == 0 && news.State is "NOT_READY",
            "known: not ready after the last task is closed");
        _pending[key] = pending;
    }

    private void Refused(News news)
    {
        var (request, code) = (news["Request"], news.Code);
        Saw(request is "AgentState" && news.State is "RESERVED", "known: NOT_READY with an offer open");
        Saw(request is "TaskState" && code is "TASK_CLOSED", "known: closed twice");
        Saw(
            request is "Transfer" && code is "TASK_CLOSED" or "NOT_TASK_AGENT",
            "known: a transfer races a close");
        Saw(
            request is "Transfer" or "Conference" && code is "STATE_NOT_ALLOWED",
            "known: an agent is offered what he is already in");
        Saw(
            request is "TaskState" && code is "NOT_TASK_AGENT"
                && Same(_tasks.GetValueOrDefault(news.TaskId)?.LetPassBy, news.AgentId),
            "known: an accept races the offer timeout");
    }

    private static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    private void Saw(bool isSo, string situation)
    {
        if (isSo)
        {
            saw(situation);
        }
    }

    private sealed class KnownTask(string mrd, int number, int starts)
    {
        public string Mrd => mrd;

        public int Number => number;

        public int Starts => starts;

        public bool IsWaiting { get; set; } = true;

        public bool IsShared { get; set; }

        public bool WasNotAnswered { get; set; }

        public string OfferedTo { get; set; } = "";

        public string LetPassBy { get; set; } = "";
    }
}
