using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Routing;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Communication;

/// <summary>
/// Everything that the Communication Server role knows: connected agents, sessions, tasks, offer timers.
/// </summary>
public sealed class CommunicationTables
{
    private readonly Agent[] _agents;
    private readonly Session[] _sessions;
    private readonly Slab<TaskRecord> _tasks = new();
    private readonly HandleTable<ClientIds> _clientIds;

    /// <summary>Nobody connected, no tasks.</summary>
    public CommunicationTables(Registry registry, TaskIdentities identities, Destinations destinations)
    {
        Registry = registry;
        Identities = identities;
        Destinations = destinations;
        Assignments = new Assignments(registry);
        _clientIds = new HandleTable<ClientIds>(new ClientIds(this), expected: 1024);
        _agents = new Agent[registry.AgentCount];
        _sessions = new Session[registry.SessionCount];
        for (var session = 0; session < _sessions.Length; session++)
        {
            _sessions[session].Shown = AgentState.Logout;
        }
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

    /// <summary>Tasks that may be open at a time.</summary>
    public int OpenTaskLimit { get; init; } = Limits.OpenTasks;

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
