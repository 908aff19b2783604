using MediaRouting.Engine.Configuration;
using MediaRouting.Tests.Simulation.Broker;
using MediaRouting.Tests.Simulation.People;

namespace MediaRouting.Tests.Simulation.Checks;

/// <summary>
/// Assignment safety, as the messages show it, in their order: a task is offered to one agent at a time, and to nobody
/// while somebody has it; an agent has one open offer and no more tasks than the limit; every task ends once, and
/// nothing happens to it later.
/// </summary>
internal sealed class AssignmentCheck
{
    private const string Check = "assignment safety";

    private readonly SortedDictionary<string, TaskLife> _tasks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _offers = new(StringComparer.Ordinal);
    private readonly bool _isSplit;
    private readonly SortedList<long, Dictionary<(string Agent, string Mrd), int>> _limits = [];
    private long _cause;

    /// <summary>Nothing was told yet.</summary>
    /// <param name="configuration">What is in force first.</param>
    /// <param name="isSplit">
    /// Two daemons have it, and an offer was made under what the one had while the other tells it: then the highest
    /// limit that there ever was holds.
    /// </param>
    public AssignmentCheck(RoutingConfiguration configuration, bool isSplit)
    {
        _isSplit = isSplit;
        Configure(configuration, 0);
    }

    /// <summary>Tasks that have no end yet.</summary>
    public IEnumerable<string> Open => _tasks.Where(task => task.Value.Ends == 0).Select(task => task.Key);

    /// <summary>Another configuration: what is above a limit that was lowered may stay so.</summary>
    public void Configure(RoutingConfiguration configuration, long from)
    {
        var limits = _isSplit && _limits.Count > 0 ? _limits.Values[0] : [];
        foreach (var agent in configuration.Agents)
        {
            foreach (var mrd in configuration.Mrds)
            {
                var limit = agent.MaxTasks.GetValueOrDefault(mrd.Id, mrd.MaxTasks);
                limits[(agent.Id, mrd.Id)] = Math.Max(limit, limits.GetValueOrDefault((agent.Id, mrd.Id)));
            }
        }

        _limits[_isSplit ? 0 : from] = limits;
    }

    /// <summary>The next message to the Chat Server.</summary>
    /// <param name="letter">The message.</param>
    /// <param name="news">What it says.</param>
    /// <param name="cause">The command that it comes of.</param>
    public void Judge(Letter letter, News news, long cause)
    {
        _cause = cause;
        if (letter.Queue is Office.Asked)
        {
            return;
        }

        if (news.Type is "Task")
        {
            _tasks.TryAdd(news.TaskId, new TaskLife(news.Mrd));
        }
        else if (_tasks.TryGetValue(news.TaskId, out var task))
        {
            Judge(task, news);
        }
    }

    public void Conclude()
    {
        if (Open.FirstOrDefault() is { } open)
        {
            throw new SimulationFault(Check, $"task {open} has no end", open);
        }
    }

    private void Judge(TaskLife task, News news)
    {
        switch (news.Type)
        {
            case "TaskAssigned":
                Offered(task, news);
                break;
            case "TaskState" when news.AgentId.Length == 0:
                Require(news.State is not "CLOSED" || ++task.Ends == 1, news, "ended twice");
                Require(
                    news.State is not "CLOSED" || (task.Holders.Count == 0 && task.OfferedTo.Length == 0),
                    news,
                    "ended while somebody had it");
                break;
            case "TaskState" when news.State is not "OFFERED":
                PartChanged(task, news);
                break;
            case "TaskAgentTransferred" when !task.Holders.ContainsKey(news.AgentId):
                var hadIt = task.Holders.Remove(news["PreviousAgentId"]);
                Require(hadIt, news, "was transferred by one who did not have it");
                Take(task, news.AgentId, "ACTIVE", news);
                CheckLimit(task, news.AgentId, news);
                break;
            case "TaskConferenced" when !task.Holders.ContainsKey(news["ParticipantAgentId"]):
                Take(task, news["ParticipantAgentId"], "ACTIVE", news);
                CheckLimit(task, news["ParticipantAgentId"], news);
                break;
        }
    }

    private void Offered(TaskLife task, News news)
    {
        var agent = news.AgentId;
        Require(task.Ends == 0, news, "was offered after its end");
        Require(
            task.OfferedTo.Length == 0 || string.Equals(task.OfferedTo, agent, StringComparison.Ordinal),
            news,
            $"was offered to {agent} while {task.OfferedTo} had the offer");
        Require(task.Holders.Count == 0, news, $"was offered to {agent} while somebody had it");
        var open = _offers.GetValueOrDefault(agent, news.TaskId);
        Require(
            string.Equals(open, news.TaskId, StringComparison.Ordinal),
            news,
            $"was offered to {agent}, who had the offer of {open}");
        var isTold = task.OfferedTo.Length > 0;
        task.OfferedTo = agent;
        _offers[agent] = news.TaskId;
        if (!isTold)
        {
            CheckLimit(task, agent, news);
        }
    }

    private void PartChanged(TaskLife task, News news)
    {
        var agent = news.AgentId;
        var isRepeated = string.Equals(task.Last.GetValueOrDefault(agent), news.State, StringComparison.Ordinal);
        if (string.Equals(task.OfferedTo, agent, StringComparison.Ordinal))
        {
            task.OfferedTo = "";
            _offers.Remove(agent);
            if (news.State is not ("NEW" or "CLOSED"))
            {
                // Whether it is within the limit was decided when it was offered.
                Require(task.Holders.Count == 0, news, $"was accepted by {agent} and by somebody else");
                Take(task, agent, news.State, news);
            }
        }
        else if (news.State is "NEW" or "CLOSED")
        {
            Require(task.Holders.Remove(agent) || isRepeated, news, $"was taken from {agent}, who did not have it");
        }
        else
        {
            Require(
                task.Holders.ContainsKey(agent), news, $"is {news.State} with {agent}, who does not have it");
        }

        task.Last[agent] = news.State;
    }

    private void Take(TaskLife task, string agent, string state, News news)
    {
        Require(task.Ends == 0, news, $"was taken by {agent} after its end");
        task.Holders[agent] = state;
        task.Last[agent] = state;
    }

    private void CheckLimit(TaskLife task, string agent, News news)
    {
        var load = LoadOf(agent, task.Mrd);
        var place = _limits.Count - 1;
        while (_limits.Keys[place] > _cause)
        {
            place--;
        }

        var limit = _limits.Values[place].GetValueOrDefault((agent, task.Mrd));
        Require(load <= limit, news, $"is one of {load} with {agent}, who may have {limit}");
    }

    private int LoadOf(string agent, string mrd) => _tasks.Values.Count(task =>
        string.Equals(task.Mrd, mrd, StringComparison.Ordinal)
        && (task.Holders.ContainsKey(agent) || string.Equals(task.OfferedTo, agent, StringComparison.Ordinal)));

    private static void Require(bool holds, News news, string otherwise)
    {
        if (!holds)
        {
            throw new SimulationFault(Check, $"task {news.TaskId} {otherwise} ({news.Type})", news.TaskId);
        }
    }
}
