using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Events;
using MediaRouting.Tests.Naive.Model;

namespace MediaRouting.Tests.Naive.Statistics;

/// <summary>
/// The statistics counted again from what goes to the Chat Server and from the tasks that it asked for: lists, no
/// counters, and nothing of the engine's.
/// </summary>
internal sealed class Recount(RoutingConfiguration configuration)
{
    private readonly Dictionary<string, CountedTask> _tasks = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Agent, string Mrd), CountedSession> _sessions = configuration.Agents
        .SelectMany(agent => configuration.Mrds.Select(mrd => (agent.Id, mrd.Id)))
        .ToDictionary(session => session, _ => new CountedSession());

    private long _now;

    /// <summary>Time of the last command, Unix milliseconds.</summary>
    public long Now => _now;

    /// <summary>All tasks that there were.</summary>
    public IEnumerable<CountedTask> Tasks => _tasks.Values;

    /// <summary>An agent on an MRD.</summary>
    public CountedSession Session(string agent, string mrd) => _sessions[(agent, mrd)];

    /// <summary>A command came, and this was told.</summary>
    public void Add(Input input, IReadOnlyList<Told> told)
    {
        var passed = Math.Max(0, input.Time - _now);
        foreach (var session in _sessions.Values)
        {
            session.Pass(passed);
        }

        _now += passed;
        foreach (var one in told)
        {
            Add(input, one);
        }
    }

    private void Add(Input input, Told told)
    {
        switch (told.Kind)
        {
            case EventKind.AgentStateChanged:
                _sessions[(told.AgentId, told.Mrd)].State = told.AgentState;
                break;
            case EventKind.TaskCreated:
                _tasks.TryAdd(told.TaskId, new CountedTask(QueueOf(told.Mrd, input), _now));
                break;
            case EventKind.TaskAssigned:
                if (Join(told.TaskId, told.AgentId, told.Mrd))
                {
                    _sessions[(told.AgentId, told.Mrd)].Offers++;
                }

                break;
            case EventKind.TaskConferenced:
                Join(told.TaskId, told.OtherAgentId, MrdOf(told.TaskId));
                break;
            case EventKind.TaskAgentTransferred:
                Leave(told.TaskId, told.OtherAgentId, MrdOf(told.TaskId));
                Join(told.TaskId, told.AgentId, MrdOf(told.TaskId));
                break;
            case EventKind.TaskStateChanged when input.Kind != CommandKind.GetTaskState:
                ChangeState(told);
                break;
        }
    }

    private void ChangeState(Told told)
    {
        var task = _tasks[told.TaskId];
        switch (told.TaskState)
        {
            case TaskState.Offered:
                break;
            case TaskState.New:
                Leave(told.TaskId, told.AgentId, told.Mrd);
                break;
            case TaskState.Closed when told.AgentId.Length > 0:
                CountUnanswered(task, told);
                Leave(told.TaskId, told.AgentId, told.Mrd);
                break;
            case TaskState.Closed:
                CountUnanswered(task, told);
                foreach (var agent in task.Agents.ToList())
                {
                    Leave(told.TaskId, agent, told.Mrd);
                }

                task.IsClosed = true;
                break;
            default:
                if (task.AnsweredAfter is null && task.Unanswered is null)
                {
                    task.AnsweredAfter = _now - task.Entered;
                    _sessions[(told.AgentId, told.Mrd)].Answered++;
                }

                break;
        }
    }

    private void CountUnanswered(CountedTask task, Told told)
    {
        if (task.AnsweredAfter is null && task.Unanswered is null)
        {
            var how = told.Text == "NO_AGENT_AVAILABLE" ? UnansweredEnd.GivenUp
                : task.Waits ? UnansweredEnd.InQueue
                : UnansweredEnd.WhileOffered;
            task.Unanswered = (how, _now - task.Entered);
        }
    }

    private bool Join(string taskId, string agent, string mrd)
    {
        var joins = _tasks[taskId].Agents.Add(agent);
        _sessions[(agent, mrd)].Tasks += joins ? 1 : 0;
        return joins;
    }

    private void Leave(string taskId, string agent, string mrd)
    {
        if (_tasks[taskId].Agents.Remove(agent))
        {
            _sessions[(agent, mrd)].Tasks--;
        }
    }

    private string MrdOf(string taskId) =>
        configuration.Queues.First(queue => queue.Id == _tasks[taskId].Queue).Mrd;

    private string QueueOf(string mrd, Input input)
    {
        var skillgroup = input.Params.FirstOrDefault(entry => entry.Key == "skillgroup").Value;
        var ofMrd = configuration.Queues.Where(queue => queue.Mrd == mrd).ToList();
        var named = ofMrd.Find(queue => queue.Id == skillgroup || queue.Name == skillgroup);
        var usual = configuration.Mrds.First(one => one.Id == mrd).DefaultQueue;
        return (named ?? ofMrd.Find(queue => queue.Id == usual) ?? ofMrd.Single()).Id;
    }
}
