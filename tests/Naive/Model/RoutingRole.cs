using System.Collections.Immutable;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Tests.Naive.Model;

/// <summary>
/// The MRE: it knows how every agent stands and which tasks wait, and brings the two together. It need not check rows 5
/// and 8 again: in <c>combined</c> nothing crosses on the way.
/// </summary>
internal sealed class RoutingRole
{
    private readonly ModelTimers _timers;
    private readonly ModelHandover _handover;
    private readonly Coverage _seen;
    private readonly TaskClass _class;
    private readonly Matching _matching;
    private readonly List<ModelTask> _tasks = [];
    private long _arrivals;

    /// <summary>Nobody signed in, no tasks.</summary>
    /// <param name="configuration">Agents, MRDs and queues.</param>
    /// <param name="timers">The timers of both roles.</param>
    /// <param name="handover">Where rows 6, 9 and 15 go.</param>
    /// <param name="seen">What has happened.</param>
    /// <param name="hasTiesReversed">A fault, for the test of the swarm.</param>
    public RoutingRole(
        RoutingConfiguration configuration,
        ModelTimers timers,
        ModelHandover handover,
        Coverage seen,
        bool hasTiesReversed)
    {
        _timers = timers;
        _handover = handover;
        _seen = seen;
        _class = new TaskClass(configuration, seen);
        Agents = [.. configuration.Agents.Select((agent, order) => new ModelAgent(agent, order, configuration.Mrds))];
        _matching = new Matching(Agents, _tasks, seen) { HasTiesReversed = hasTiesReversed };
    }

    /// <summary>Everybody, as MRE knows them.</summary>
    public IReadOnlyList<ModelAgent> Agents { get; }

    /// <summary>The tasks that are open.</summary>
    public IReadOnlyList<ModelTask> Tasks => _tasks;

    /// <summary>Row 10.</summary>
    public void AgentState(string agentId, string mrd, AgentState state)
    {
        var session = Agent(agentId).On(mrd);
        session.SignedIn = state != MediaRouting.Engine.Commands.AgentState.Logout;
        session.Asked = state;
        Changed(session.Agent);
    }

    /// <summary>Row 14.</summary>
    public void NewTask(string id, string mrd, ImmutableArray<(string Key, string Value)> entries, int priority)
    {
        var task = new ModelTask(id, mrd)
        {
            Params = entries,
            Queue = _class.QueueOf(mrd, entries),
            Level = _class.LevelOf(priority, entries),
            Arrival = ++_arrivals,
            FirstQueued = _timers.Now,
        };
        _tasks.Add(task);
        Wait(task, but: null);
        _seen.Count(Feature.SecondStepOpenAtOnce, task.Step > 0);
    }

    /// <summary>Row 5: somebody joins.</summary>
    public void Conference(string taskId, string owner, string participant, Asker asker)
    {
        var task = Task(taskId);
        AddPart(task, Agent(participant).On(task.Mrd), TaskState.Active);
        _handover.ToCommunication(role => role.TaskConferenced(taskId, owner, participant, asker));
        Changed(Agent(participant));
    }

    /// <summary>Row 8: somebody hands a task over.</summary>
    public void Transfer(string taskId, string owner, string recipient, Asker asker)
    {
        var task = Task(taskId);
        var part = task.PartOf(Agent(owner))!;
        part.Session.Agent.Parts.Remove(part);
        part.Session.AvailableSince = _timers.Now;
        part.Session = Agent(recipient).On(task.Mrd);
        part.Session.Agent.Parts.Add(part);
        _handover.ToCommunication(role => role.TaskAgentTransferred(taskId, recipient, owner, asker));
        Changed(Agent(recipient), Agent(owner));
    }

    /// <summary>Row 12 of an agent's part.</summary>
    public void PartState(string taskId, string agentId, TaskState state)
    {
        var (task, agent) = (Task(taskId), Agent(agentId));
        var part = task.PartOf(agent)!;
        switch (state)
        {
            case TaskState.New:
                EndPart(part);
                task.Level = 11;
                if (agent.On(task.Mrd).Mrd.NoAnswer == NoAnswerPolicy.Ready)
                {
                    task.Passed.Add(agent);
                }

                // Everybody else comes first: the agent itself looks afterwards, as one who is free again.
                Wait(task, but: agent);
                break;
            case TaskState.Closed:
                EndPart(part);
                if (task.Parts.Count == 0)
                {
                    _tasks.Remove(task);
                }

                break;
            default:
                part.State = state;
                task.Passed.Clear();
                break;
        }

        Changed(agent);
    }

    /// <summary>Row 12 without an agent: the task is closed for everybody.</summary>
    public void Close(string taskId)
    {
        var task = Task(taskId);
        StopWaiting(task);
        var freed = task.Parts.Select(part => part.Session.Agent).ToArray();
        task.Parts.ToList().ForEach(EndPart);
        _tasks.Remove(task);
        Changed(freed);
        _seen.Count(Feature.SeveralFreed, freed.Count(agent => agent.Offer is not null) > 1);
    }

    private ModelAgent Agent(string id) => Agents.First(agent => agent.Id == id);

    private ModelTask Task(string id) => _tasks.First(task => task.Id == id);

    private static void AddPart(ModelTask task, ModelSession session, TaskState state)
    {
        var part = new ModelPart { Task = task, Session = session, State = state };
        task.Parts.Add(part);
        session.Agent.Parts.Add(part);
    }

    private void EndPart(ModelPart part)
    {
        part.Task.Parts.Remove(part);
        part.Session.Agent.Parts.Remove(part);
        if (part.State != TaskState.Offered)
        {
            part.Session.AvailableSince = _timers.Now;
        }
    }

    /// <summary>
    /// Something about these agents has changed. First it is seen of all of them since when they are available; then
    /// each, in this order, looks for a task.
    /// </summary>
    private void Changed(params ModelAgent[] agents)
    {
        foreach (var agent in agents)
        {
            SeeAvailability(agent);
        }

        foreach (var agent in agents)
        {
            while (_matching.TaskFor(agent) is { } task)
            {
                // Somebody else whom the same row freed comes before one who has let it pass.
                var chosen = task.Passed.Contains(agent) ? _matching.AgentFor(task, but: null)! : agent;
                _seen.Count(Feature.LeftToAnotherFreed, chosen != agent);
                Offer(task, chosen);
            }
        }
    }

    private void SeeAvailability(ModelAgent agent)
    {
        foreach (var session in agent.Sessions)
        {
            session.AvailableSince = session.IsAble && !session.WasAble ? _timers.Now : session.AvailableSince;
            session.WasAble = session.IsAble;
        }
    }

    private void Offer(ModelTask task, ModelAgent agent)
    {
        StopWaiting(task);
        AddPart(task, agent.On(task.Mrd), TaskState.Offered);
        SeeAvailability(agent);
        _handover.ToCommunication(role => role.TaskAgentSelected(task.Id, agent.Id));
    }

    private void StopWaiting(ModelTask task)
    {
        task.IsWaiting = false;
        _timers.Cancel(task.Timer);
    }

    /// <summary>
    /// A task comes to its queue, comes back to it, or has waited until something is due: it is given up, or sees its
    /// steps open and looks for an agent.
    /// </summary>
    private void Wait(ModelTask task, ModelAgent? but)
    {
        var end = task.Queue.TimeToLiveSeconds is { } seconds ? After(task.FirstQueued, seconds) : long.MaxValue;
        if (end <= _timers.Now)
        {
            _seen.Count(task.IsWaiting ? Feature.GivenUp : Feature.GivenUpOnReturn);
            _tasks.Remove(task);
            _handover.ToCommunication(role => role.NoAgentAvailable(task.Id));
            return;
        }

        var openings = Openings(task);
        var step = openings.FindLastIndex(opening => opening <= _timers.Now);
        _seen.Count(Feature.StepOpenedWhileOffered, !task.IsWaiting && step > task.Step && task.Level == 11);
        _seen.Count(Feature.StepOpened, task.IsWaiting && step > task.Step);
        _seen.Count(Feature.SeveralStepsOpened, task.IsWaiting && step > task.Step + 1);
        var hasWaited = task.IsWaiting;
        task.IsWaiting = true;
        task.Step = step;
        if (_matching.AgentFor(task, but) is { } agent)
        {
            _seen.Count(Feature.StepFoundAgent, hasWaited);
            Offer(task, agent);
            return;
        }

        var nextStep = step + 1 < openings.Count ? openings[step + 1] : long.MaxValue;
        var due = Math.Min(end, nextStep);
        task.Timer = due == long.MaxValue ? null : _timers.Arm(due, () => Wait(task, but: null));
    }

    /// <summary>When each step opens: the first at once, each other after the timeouts of those before it.</summary>
    private static List<long> Openings(ModelTask task)
    {
        var openings = new List<long> { task.FirstQueued };
        foreach (var step in task.Queue.Steps.SkipLast(1))
        {
            openings.Add(After(openings[^1], step.TimeoutSeconds));
        }

        return openings;
    }

    private static long After(long time, int seconds) => time + (seconds * 1000L);
}
