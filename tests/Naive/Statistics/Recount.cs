using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Events;
using MediaRouting.Tests.Naive.Model;

namespace MediaRouting.Tests.Naive.Statistics;

/// <summary>
/// The statistics counted again from what goes to the Chat Server and from the tasks that it asked for: lists, no
/// counters, and nothing of the engine's. Counts follow agents, MRDs and queues by their ids, and go with them.
/// </summary>
internal sealed class Recount
{
    private readonly Dictionary<string, CountedTask> _tasks = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Agent, string Mrd), CountedSession> _sessions = [];
    private long _now;

    /// <summary>Nothing has happened.</summary>
    public Recount(RoutingConfiguration configuration)
    {
        Configuration = configuration;
        AddSessions();
    }

    /// <summary>What is in force.</summary>
    public RoutingConfiguration Configuration { get; private set; }

    /// <summary>Time of the last command, Unix milliseconds.</summary>
    public long Now => _now;

    /// <summary>All tasks that there were.</summary>
    public IEnumerable<CountedTask> Tasks => _tasks.Values;

    /// <summary>The tasks that are not closed, by id.</summary>
    public IEnumerable<KeyValuePair<string, CountedTask>> OpenTasks => _tasks.Where(task => !task.Value.IsClosed);

    /// <summary>Every agent on every MRD.</summary>
    public IEnumerable<KeyValuePair<(string Agent, string Mrd), CountedSession>> Sessions => _sessions;

    /// <summary>An agent on an MRD.</summary>
    public CountedSession Session(string agent, string mrd) => _sessions[(agent, mrd)];

    /// <summary>A command came, and this was told.</summary>
    public void Add(Input input, IReadOnlyList<Told> told)
    {
        Pass(input.Time);
        foreach (var one in told)
        {
            Add(input, one);
        }
    }

    /// <summary>Another configuration is in force, and this was told.</summary>
    public void Configure(RoutingConfiguration to, Input input, IReadOnlyList<Told> told)
    {
        Pass(input.Time);
        var gone = Configuration.Queues
            .Where(queue => !to.Queues.Any(now => now.Id == queue.Id && now.Mrd == queue.Mrd))
            .Select(queue => queue.Id)
            .ToHashSet(StringComparer.Ordinal);
        Configuration = to;
        foreach (var task in _tasks.Values)
        {
            TakeOutOf(gone, task);
        }

        AddSessions();
        foreach (var one in told)
        {
            Add(input, one);
        }

        foreach (var session in _sessions.Keys.Except(SessionsOf(to)).ToList())
        {
            _sessions.Remove(session);
        }
    }

    private static IEnumerable<(string Agent, string Mrd)> SessionsOf(RoutingConfiguration configuration) =>
        configuration.Agents.SelectMany(agent => configuration.Mrds.Select(mrd => (agent.Id, mrd.Id)));

    private void AddSessions()
    {
        foreach (var session in SessionsOf(Configuration))
        {
            _sessions.TryAdd(session, new CountedSession());
        }
    }

    private void Pass(long until)
    {
        var passed = Math.Max(0, until - _now);
        foreach (var session in _sessions.Values)
        {
            session.Pass(passed);
        }

        _now += passed;
    }

    /// <summary>A queue takes its counts along; who has not been answered yet enters the default queue.</summary>
    private void TakeOutOf(HashSet<string> gone, CountedTask task)
    {
        var usual = task.IsClosed ? task.Queue : QueueOf(task.Mrd, skillgroup: null);
        if (task.CountedIn is { } counted && gone.Contains(counted))
        {
            task.CountedIn = task.HasEndedWait ? null : usual;
        }

        task.Queue = gone.Contains(task.Queue) ? usual : task.Queue;
    }

    private void Add(Input input, Told told)
    {
        switch (told.Kind)
        {
            case EventKind.AgentStateChanged:
                _sessions[(told.AgentId, told.Mrd)].State = told.AgentState;
                break;
            case EventKind.TaskCreated:
                _tasks.TryAdd(told.TaskId, NewTask(told.Mrd, input));
                break;
            case EventKind.TaskAssigned:
                if (Join(told.TaskId, told.AgentId, told.Mrd))
                {
                    _sessions[(told.AgentId, told.Mrd)].Offers++;
                }

                break;
            case EventKind.TaskConferenced:
                Join(told.TaskId, told.OtherAgentId, _tasks[told.TaskId].Mrd);
                break;
            case EventKind.TaskAgentTransferred:
                Leave(told.TaskId, told.OtherAgentId, _tasks[told.TaskId].Mrd);
                Join(told.TaskId, told.AgentId, _tasks[told.TaskId].Mrd);
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
                if (!task.HasEndedWait)
                {
                    task.AnsweredAfter = _now - task.Entered;
                    task.IsInTime = _now - task.Entered <= ThresholdOf(task);
                    _sessions[(told.AgentId, told.Mrd)].Answered++;
                }

                break;
        }
    }

    private void CountUnanswered(CountedTask task, Told told)
    {
        if (!task.HasEndedWait)
        {
            var how = told.Text == "NO_AGENT_AVAILABLE" ? UnansweredEnd.GivenUp
                : task.Waits ? UnansweredEnd.InQueue
                : UnansweredEnd.WhileOffered;
            task.Unanswered = (how, _now - task.Entered);
            task.IsInTime = _now - task.Entered <= ThresholdOf(task);
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

    private CountedTask NewTask(string mrd, Input input) =>
        new(mrd, QueueOf(mrd, input.Params.FirstOrDefault(entry => entry.Key == "skillgroup").Value), _now);

    /// <summary>Milliseconds; -1 where there is no service level.</summary>
    private long ThresholdOf(CountedTask task) =>
        Configuration.Queues.First(queue => queue.Id == task.Queue).ServiceLevel?.ThresholdSeconds * 1000L ?? -1;

    private string QueueOf(string mrd, string? skillgroup)
    {
        var ofMrd = Configuration.Queues.Where(queue => queue.Mrd == mrd).ToList();
        var named = ofMrd.Find(queue => queue.Id == skillgroup || queue.Name == skillgroup);
        var usual = Configuration.Mrds.First(one => one.Id == mrd).DefaultQueue;
        return (named ?? ofMrd.Find(queue => queue.Id == usual) ?? ofMrd.Single()).Id;
    }
}
