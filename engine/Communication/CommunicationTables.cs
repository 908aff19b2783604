using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.MessagePack;
using MediaRouting.Engine.Routing;
using MediaRouting.Engine.Snapshot;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Communication;

/// <summary>
/// Everything that the Communication Server role knows: connected agents, sessions, tasks, offer timers.
/// </summary>
public sealed class CommunicationTables
{
    private static readonly FieldTable<Agent> AgentFields = new FieldTableBuilder<Agent>("ConnectedAgent")
        .Field(1, "IsConnected", (ref it) => ref it.IsConnected)
        .Field(2, "Destination", (ref it) => ref it.Destination)
        .Field(3, "IsInterrupted", (ref it) => ref it.IsInterrupted)
        .Build();

    private static readonly FieldTable<Session> SessionFields = new FieldTableBuilder<Session>("Session")
        .Field(1, "StateChangeTime", (ref it) => ref it.StateChangeTime)
        .Field(2, "Reason", (ref it) => ref it.Reason)
        .Field(3, "Shown", (ref it) => ref it.Shown)
        .Field(4, "Pending", (ref it) => ref it.Pending)
        .Field(5, "IsUnroutable", (ref it) => ref it.IsUnroutable)
        .Build();

    private static readonly FieldTable<TaskRecord> TaskFields = new FieldTableBuilder<TaskRecord>("TaskRecord")
        .Field(1, "Origin", (ref it) => ref it.Origin)
        .Field(2, "ClientUniqueId", (ref it) => ref it.ClientUniqueId)
        .Field(3, "Name", (ref it) => ref it.Name)
        .Params(4, "Params", it => it.Params)
        .Build();

    // Signed in never.
    private static readonly Session NewSession = new() { Shown = AgentState.Logout };

    private Agent[] _agents;
    private Session[] _sessions;
    private readonly Slab<TaskRecord> _tasks = new();
    private readonly HandleTable<ClientIds> _clientIds;

    /// <summary>Nobody connected, no tasks.</summary>
    public CommunicationTables(
        Registry registry, TaskIdentities identities, Destinations destinations, int openTaskLimit)
    {
        Registry = registry;
        Identities = identities;
        Destinations = destinations;
        Assignments = new Assignments(registry);
        Admission = new Admission(registry, identities, Assignments, openTaskLimit);
        _clientIds = new HandleTable<ClientIds>(new ClientIds(this), expected: 1024);
        _agents = new Agent[registry.AgentCount];
        _sessions = new Session[registry.SessionCount];
        Array.Fill(_sessions, NewSession);
    }

    /// <summary>The configuration.</summary>
    public Registry Registry { get; }

    /// <summary>The tasks by id.</summary>
    public TaskIdentities Identities { get; }

    /// <summary>The destinations in use.</summary>
    public Destinations Destinations { get; }

    /// <summary>The timers of this role.</summary>
    public TimerWheel Timers { get; } = new();

    /// <summary>Who has which task, as the Chat Server was told.</summary>
    public Assignments Assignments { get; }

    /// <summary>Reason codes, client ids, names and params.</summary>
    public TextHeap Texts { get; } = new();

    /// <summary>How many sessions MRE was told to offer no work to (<see cref="SetRoutable"/>): mostly none.</summary>
    public int UnroutableCount { get; private set; }

    /// <summary>Which new tasks are taken.</summary>
    public Admission Admission { get; }

    /// <summary>Unix milliseconds: the time of the command in hand.</summary>
    public long Now { get; set; }

    /// <summary>What is known of an agent, whatever the MRD.</summary>
    public ref Agent Agent(int agent) => ref _agents[agent];

    /// <summary>What is known of an agent on an MRD.</summary>
    public ref Session Session(int session) => ref _sessions[session];

    /// <summary>What is known of an open task.</summary>
    public ref TaskRecord Task(int task) => ref _tasks[task];

    /// <summary>The agent's destination; the queue ChatServer before Connect.</summary>
    public Address HomeOf(int agent) => AddressOf(_agents[agent].Destination);

    /// <summary>Where every change of a task is told.</summary>
    public Address OriginOf(int task) => AddressOf(_tasks[task].Origin);

    /// <summary>The state shown of a task: NEW while it waits, else the owner's.</summary>
    public TaskState StateOf(int task)
    {
        if (Identities.IsClosed(task))
        {
            return TaskState.Closed;
        }

        var owner = Assignments.Owner(task);
        return owner == Assignments.None ? TaskState.New : ShownState(owner);
    }

    /// <summary>The state shown of a part.</summary>
    public TaskState ShownState(int part) => TaskStateDerivation.Shown(Assignments, part);

    /// <summary>Notes what MRE is told of a session: whether to offer it work.</summary>
    public void SetRoutable(int session, bool isRoutable)
    {
        ref var isUnroutable = ref _sessions[session].IsUnroutable;
        UnroutableCount += (isRoutable ? 0 : 1) - (isUnroutable ? 1 : 0);
        isUnroutable = !isRoutable;
    }

    /// <summary>
    /// Sets the reason of a session; another reason for the NOT_READY that is shown starts its time anew.
    /// </summary>
    public void SetReason(int session, ReadOnlySpan<byte> reason)
    {
        ref var record = ref _sessions[session];
        if (!Texts[record.Reason].SequenceEqual(reason))
        {
            Texts.Free(ref record.Reason);
            record.Reason = Texts.Add(reason);
            record.StateChangeTime = record.Shown == AgentState.NotReady ? Now : record.StateChangeTime;
        }
    }

    /// <summary>The open task of an MRD with this ClientUniqueId, or -1.</summary>
    public int FindByClientId(int mrd, ReadOnlySpan<byte> clientId) =>
        _clientIds.Find(ClientHash(mrd, clientId), clientId);

    /// <summary>Makes a task known. Its id is new, and its ClientUniqueId is not in use on the MRD.</summary>
    public int OpenTask(ReadOnlySpan<byte> id, int mrd, ref readonly CommandSlot slot)
    {
        ref readonly var request = ref slot.Body.CreateTask;
        var task = Identities.Open(id, mrd);
        _tasks.Cover(task);
        _tasks[task] = new TaskRecord
        {
            Origin = Destinations.Hold(slot.ReplyToKind, slot.Text[slot.ReplyTo]),
            ClientUniqueId = Texts.Add(slot.Text[request.ClientUniqueId]),
            Name = Texts.Add(slot.Text[request.Name]),
            Params = Texts.Add(slot.Text[request.Params]),
        };
        _clientIds.Add(ClientHash(mrd, slot.Text[request.ClientUniqueId]), task);
        return task;
    }

    /// <summary>Makes the reply address of a command the origin of a task.</summary>
    public void MoveOrigin(int task, ref readonly CommandSlot slot)
    {
        ref var origin = ref _tasks[task].Origin;
        var former = origin;
        origin = Destinations.Hold(slot.ReplyToKind, slot.Text[slot.ReplyTo]);
        Destinations.Release(ref former);
    }

    /// <summary>Closes a task that has no parts: its id stays known, the rest is given up.</summary>
    public void CloseTask(int task, ReadOnlySpan<byte> code)
    {
        ref var record = ref _tasks[task];
        _clientIds.Remove(task);
        Destinations.Release(ref record.Origin);
        Texts.Free(ref record.ClientUniqueId);
        Texts.Free(ref record.Name);
        Texts.Free(ref record.Params);
        Identities.Close(task, code);
    }

    /// <summary>
    /// Agents and MRDs have other handles, those in the identities of the tasks included. Who is gone is signed out and
    /// has no work; what is held for it is let go.
    /// </summary>
    internal void Renumber(Renumbering renumbering)
    {
        if (renumbering.SessionsStay)
        {
            return;
        }

        for (var session = 0; session < _sessions.Length; session++)
        {
            if (renumbering.Session(session) == Renumbering.Gone)
            {
                Texts.Free(ref _sessions[session].Reason);
            }
        }

        for (var agent = 0; agent < _agents.Length; agent++)
        {
            if (renumbering.Agent(agent) == Renumbering.Gone)
            {
                Destinations.Release(ref _agents[agent].Destination);
            }
        }

        _agents = renumbering.ByAgent(_agents);
        _sessions = renumbering.BySession(_sessions, NewSession);
        Assignments.Renumber(renumbering);
        for (var task = 0; task < Identities.HandleLimit && !renumbering.MrdsStay; task++)
        {
            if (Identities.IsOpen(task))
            {
                _clientIds.Remove(task);
                _clientIds.Add(ClientHash(Identities.Mrd(task), Texts[_tasks[task].ClientUniqueId]), task);
            }
        }
    }

    /// <summary>Writes what is known of the open tasks beside their identities.</summary>
    internal void SaveTasks(PartWriter to)
    {
        var texts = new HeapTexts(Texts);
        for (var task = 0; task < Identities.HandleLimit; task++)
        {
            if (Identities.IsOpen(task))
            {
                to.Record(TaskFields, in _tasks[task], texts);
            }
        }
    }

    /// <summary>Takes what is known of the open tasks.</summary>
    internal bool TryLoadTasks(PartReader from)
    {
        _clientIds.Reserve(Identities.OpenCount);
        var texts = new HeapTexts(Texts);
        for (var task = 0; task < Identities.HandleLimit; task++)
        {
            if (!Identities.IsOpen(task))
            {
                continue;
            }

            _tasks.Cover(task);
            ref var record = ref _tasks[task];
            if (!from.TryRecord(TaskFields, texts, out record)
                || !from.Require(Destinations.TryHold(record.Origin), "a destination that there is"))
            {
                return false;
            }

            var clientId = Texts[record.ClientUniqueId];
            var mrd = Identities.Mrd(task);
            if (!from.Require(FindByClientId(mrd, clientId) < 0, "a ClientUniqueId that no other task has"))
            {
                return false;
            }

            _clientIds.Add(ClientHash(mrd, clientId), task);
        }

        return true;
    }

    /// <summary>Writes how agents stand, beside their parts.</summary>
    internal void SaveAgents(PartWriter to)
    {
        foreach (ref readonly var agent in _agents.AsSpan())
        {
            to.Record(AgentFields, in agent);
        }

        var texts = new HeapTexts(Texts);
        foreach (ref readonly var session in _sessions.AsSpan())
        {
            to.Record(SessionFields, in session, texts);
        }

        Assignments.SavePresences(to);
    }

    /// <summary>Takes how agents stand.</summary>
    internal bool TryLoadAgents(PartReader from)
    {
        foreach (ref var agent in _agents.AsSpan())
        {
            if (!from.TryRecord(AgentFields, out agent)
                || !from.Require(Destinations.TryHold(agent.Destination), "a destination that there is"))
            {
                return false;
            }
        }

        var texts = new HeapTexts(Texts);
        foreach (ref var session in _sessions.AsSpan())
        {
            if (!from.TryRecord(SessionFields, texts, out session))
            {
                return false;
            }

            UnroutableCount += session.IsUnroutable ? 1 : 0;
        }

        return Assignments.TryLoadPresences(from);
    }

    private Address AddressOf(int destination) =>
        Address.Of(Destinations.Kind(destination), Destinations.Name(destination));

    /// <summary>
    /// One table for all MRDs: the same id on another MRD has another hash, and so is another task.
    /// </summary>
    private static uint ClientHash(int mrd, ReadOnlySpan<byte> clientId) => TextHash.Of(clientId) + (uint)mrd;

    private readonly struct ClientIds(CommunicationTables tables) : IKeyed
    {
        public ref HandleLink Link(int handle) => ref tables._tasks[handle].Link;

        public bool HasKey(int handle, ReadOnlySpan<byte> key) =>
            tables.Texts[tables._tasks[handle].ClientUniqueId].SequenceEqual(key);
    }
}
