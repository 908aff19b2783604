using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Events;

namespace MediaRouting.Tests.Naive.Model;

/// <summary>
/// The Communication Server: what it knows, what MRE tells it, and how an agent's part in a task ends. What the Chat
/// Server asks for is in <see cref="AgentRequests"/>, <see cref="TaskRequests"/> and <see cref="PartyRequests"/>.
/// </summary>
internal sealed class CommunicationRole
{
    private readonly Teller _teller;
    private readonly ModelTimers _timers;
    private readonly ModelHandover _handover;
    private readonly Coverage _seen;
    private readonly int _closedTaskLimit;
    private readonly List<ModelTask> _tasks = [];
    private readonly Dictionary<string, ModelBucket> _buckets = [];

    /// <summary>Nobody connected, no tasks.</summary>
    public CommunicationRole(
        RoutingConfiguration configuration,
        Teller teller,
        ModelTimers timers,
        ModelHandover handover,
        Coverage seen,
        int closedTaskLimit)
    {
        Configuration = configuration;
        Agents = [.. configuration.Agents.Select((agent, order) => new ModelAgent(agent, order, configuration.Mrds))];
        _teller = teller;
        _timers = timers;
        _handover = handover;
        _seen = seen;
        _closedTaskLimit = closedTaskLimit;
    }

    /// <summary>Agents, MRDs and queues.</summary>
    public RoutingConfiguration Configuration { get; }

    /// <summary>Everybody.</summary>
    public IReadOnlyList<ModelAgent> Agents { get; }

    /// <summary>The tasks that are open.</summary>
    public IEnumerable<ModelTask> Open => _tasks.Where(task => !task.IsClosed);

    /// <summary>The tasks that are remembered: as they came, and once closed, as they ended.</summary>
    public IReadOnlyList<ModelTask> Tasks => _tasks;

    /// <summary>An agent, or null.</summary>
    public ModelAgent? FindAgent(string id) => Agents.FirstOrDefault(agent => agent.Id == id);

    /// <summary>An MRD by id or name, or null.</summary>
    public MrdConfiguration? FindMrd(string idOrName) =>
        Configuration.Mrds.FirstOrDefault(mrd => mrd.Id == idOrName || mrd.Name == idOrName);

    /// <summary>A task that is remembered, or null.</summary>
    public ModelTask? FindTask(string id) => _tasks.Find(task => task.Id == id);

    /// <summary>How many tasks of an MRD nobody has.</summary>
    public int Waiting(string mrd) => Open.Count(task => task.Mrd == mrd && task.Parts.Count == 0);

    /// <summary>True if one more task does not come too soon after others; it counts then.</summary>
    public bool TakesNow(MrdConfiguration mrd)
    {
        if (mrd.MessagesPerSecond is not { } rate)
        {
            return true;
        }

        _buckets.TryAdd(mrd.Id, new ModelBucket(rate, _timers.Now));
        return _buckets[mrd.Id].Takes(_timers.Now);
    }

    /// <summary>A task is new.</summary>
    public void Add(ModelTask task) => _tasks.Add(task);

    /// <summary>A task is over; of those that are, the last so many are remembered.</summary>
    public void Close(ModelTask task, string code)
    {
        task.IsClosed = true;
        task.ClosingCode = code;
        _tasks.Remove(task);
        _tasks.Add(task);
        if (_tasks.Count(one => one.IsClosed) > _closedTaskLimit)
        {
            _seen.Count(Feature.ClosedTaskForgotten);
            _tasks.Remove(_tasks.First(one => one.IsClosed));
        }
    }

    /// <summary>Another reason; for the NOT_READY that is shown its time begins anew.</summary>
    public void SetReason(ModelSession session, string reason)
    {
        if (session.Reason != reason)
        {
            session.Reason = reason;
            session.StateChangeTime =
                session.ToldState == AgentState.NotReady ? _timers.Now : session.StateChangeTime;
        }
    }

    /// <summary>Row 10.</summary>
    public void TellRouting(ModelSession session, AgentState state) =>
        _handover.ToRouting(routing => routing.AgentState(session.Agent.Id, session.Mrd.Id, state));

    /// <summary>Row 15: a task is reserved for an agent.</summary>
    public void TaskAgentSelected(string taskId, string agentId)
    {
        var task = FindTask(taskId)!;
        var session = FindAgent(agentId)!.On(task.Mrd);
        var part = AddPart(task, session, TaskState.Offered);
        part.Timer = Arm(session.Mrd.OfferTimeoutSeconds, () =>
        {
            _seen.Count(Feature.OfferTimedOut);
            EndOffer(part, "RONA", Asker.Nobody);
        });
        _teller.TaskAssigned(part);
        _teller.AgentState(session, Asker.Nobody);
        _teller.TaskOffered(part);
    }

    /// <summary>Row 15: MRE has given a task up.</summary>
    public void NoAgentAvailable(string taskId)
    {
        var task = FindTask(taskId)!;
        _teller.TaskChanged(task, TaskState.Closed, "NO_AGENT_AVAILABLE", Asker.Nobody);
        Close(task, "NO_AGENT_AVAILABLE");
    }

    /// <summary>Row 6.</summary>
    public void TaskConferenced(string taskId, string ownerId, string participantId, Asker asker)
    {
        var (task, owner, participant) = (FindTask(taskId)!, FindAgent(ownerId)!, FindAgent(participantId)!);
        var session = participant.On(task.Mrd);
        _seen.Count(Feature.JoinedInterrupted, session.IsInterrupted);
        _seen.Count(Feature.JoinedWithOfferOpen, participant.Offer is not null);
        var part = AddPart(task, session, TaskState.Active);
        _teller.TaskConferenced(task, owner, participant, asker);
        if (part.Shown != TaskState.Active)
        {
            _teller.PartChanged(task, participant, part.Shown, string.Empty, Asker.Nobody);
        }

        _teller.AgentState(session, Asker.Nobody);
    }

    /// <summary>Row 9.</summary>
    public void TaskAgentTransferred(string taskId, string recipientId, string previousId, Asker asker)
    {
        var (task, recipient, previous) = (FindTask(taskId)!, FindAgent(recipientId)!, FindAgent(previousId)!);
        var part = task.PartOf(previous)!;
        previous.Parts.Remove(part);
        part.Session = recipient.On(task.Mrd);
        recipient.Parts.Add(part);
        _teller.TaskTransferred(task, recipient, previous, asker);
        _teller.AgentState(previous.On(task.Mrd), Asker.Nobody);
        _teller.AgentState(recipient.On(task.Mrd), Asker.Nobody);
    }

    /// <summary>Something is to happen after some seconds.</summary>
    public ModelTimer Arm(int seconds, Action fire) => _timers.Arm(_timers.Now + (seconds * 1000L), fire);

    /// <summary>A timer is not needed any more.</summary>
    public void Disarm(ModelPart part) => _timers.Cancel(part.Timer);

    /// <summary>An agent's part is closed; the agent's own state is left to the caller.</summary>
    public void ClosePart(ModelPart part, string code, Asker asker)
    {
        var (task, agent) = (part.Task, part.Session.Agent);
        _seen.Count(Feature.OwnershipPassedOn, task.Owner == part && task.Parts.Count > 1);
        Remove(part);
        _teller.PartChanged(task, agent, TaskState.Closed, code, asker);
        _handover.ToRouting(routing => routing.PartState(task.Id, agent.Id, TaskState.Closed));
        if (task.Parts.Count == 0)
        {
            Close(task, code);
        }
    }

    /// <summary>The customer has left: a task is closed for everybody.</summary>
    public void CloseForAll(ModelTask task, string code, Asker asker)
    {
        _seen.Count(Feature.AbandonedInQueue, task.Parts.Count == 0);
        _seen.Count(Feature.AbandonedWhileOffered, task.Owner?.State == TaskState.Offered);
        _seen.Count(Feature.ClosedForSeveral, task.Parts.Count > 1);
        foreach (var part in task.Parts.ToList())
        {
            Remove(part);
            _teller.PartClosed(task, part.Session.Agent, code, asker);
            _teller.AgentState(part.Session, Asker.Nobody);
        }

        _teller.TaskChanged(task, TaskState.Closed, code, asker);
        _handover.ToRouting(routing => routing.Close(task.Id));
        Close(task, code);
    }

    /// <summary>
    /// An offer was declined or not answered: MRE hears of the agent first, unless that one stays READY, and then of
    /// the task.
    /// </summary>
    public void EndOffer(ModelPart part, string code, Asker asker)
    {
        var session = part.Session;
        if (session.Mrd.NoAnswer == NoAnswerPolicy.NotReady)
        {
            session.Asked = AgentState.NotReady;
            SetReason(session, code);
            TellRouting(session, AgentState.NotReady);
        }

        Requeue(part, code, asker);
        _teller.AgentState(session, Asker.Nobody);
    }

    /// <summary>A task goes back to its queue; the agent's own state is left to the caller.</summary>
    public void Requeue(ModelPart part, string code, Asker asker)
    {
        var (task, agent) = (part.Task, part.Session.Agent);
        Remove(part);
        _seen.Count(Feature.WaitsBeyondLimit, Waiting(task.Mrd) > part.Session.Mrd.WaitingLimit);
        _teller.PartChanged(task, agent, TaskState.New, code, asker);
        _handover.ToRouting(routing => routing.PartState(task.Id, agent.Id, TaskState.New));
    }

    /// <summary>An input is refused.</summary>
    public void Refuse(Input input, Refusal refusal, AgentState agentState, TaskState taskState)
    {
        var isError = input.Type == "Error";
        if (isError || refusal.Code is RefusalCode.MalformedJson or RefusalCode.UnknownType or RefusalCode.TooLarge)
        {
            _teller.DeadLetter(input);
        }

        if (isError)
        {
            return;
        }

        _teller.Refused(Asker.Of(input), Teller.HomeOf(FindAgent(input.AgentId)), to => to with
        {
            Request = input.Kind,
            Type = input.Kind == CommandKind.None ? input.Type : string.Empty,
            Refusal = refusal,
            AgentId = input.AgentId,
            TaskId = input.TaskId,
            Mrd = FindMrd(input.Mrd)?.Id ?? input.Mrd,
            ClientUniqueId = input.ClientUniqueId,
            AgentState = agentState,
            TaskState = taskState,
            RetryAfter = refusal.Code != RefusalCode.Overloaded ? 0 : refusal.Fault == Fault.TooManyPerSecond ? 1 : 5,
        });
    }

    private static ModelPart AddPart(ModelTask task, ModelSession session, TaskState state)
    {
        var part = new ModelPart { Task = task, Session = session, State = state };
        task.Parts.Add(part);
        session.Agent.Parts.Add(part);
        return part;
    }

    private void Remove(ModelPart part)
    {
        Disarm(part);
        part.Task.Parts.Remove(part);
        part.Session.Agent.Parts.Remove(part);
    }
}
