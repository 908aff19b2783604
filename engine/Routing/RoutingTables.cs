using MediaRouting.Engine.Commands;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Routing;

/// <summary>Everything that the MRE role knows: how agents stand, which tasks wait, who has which.</summary>
public sealed class RoutingTables
{
    private readonly Slab<bool> _open = new();
    private readonly RoutedSession[] _sessions;
    private readonly bool _ownsIdentities;

    /// <summary>Nobody signed in, no tasks.</summary>
    /// <param name="registry">The configuration.</param>
    /// <param name="identities">The tasks by id.</param>
    /// <param name="ownsIdentities">
    /// True in the <c>routing-engine</c> topology: a task that is closed here is closed for the daemon. In
    /// <c>combined</c> the Communication Server role says so.
    /// </param>
    public RoutingTables(Registry registry, TaskIdentities identities, bool ownsIdentities)
    {
        Registry = registry;
        Identities = identities;
        _ownsIdentities = ownsIdentities;
        _sessions = new RoutedSession[registry.SessionCount];
        Assignments = new Assignments(registry);
        Waiting = new WaitingTasks(registry.QueueCount);
        Available = new AvailableAgents(registry);
    }

    /// <summary>The configuration.</summary>
    public Registry Registry { get; }

    /// <summary>The tasks by id.</summary>
    public TaskIdentities Identities { get; }

    /// <summary>Who has which task, as far as MRE knows.</summary>
    public Assignments Assignments { get; }

    /// <summary>The tasks that wait.</summary>
    public WaitingTasks Waiting { get; }

    /// <summary>The agents who may be offered a task.</summary>
    public AvailableAgents Available { get; }

    /// <summary>Unix milliseconds: the time of the command in hand.</summary>
    public long Now { get; set; }

    /// <summary>What is known of an agent on an MRD.</summary>
    public ref RoutedSession Session(int session) => ref _sessions[session];

    /// <summary>True for a task that was queued here and is not closed.</summary>
    public bool IsOpen(int task)
    {
        _open.Cover(task);
        return _open[task];
    }

    /// <summary>The state of a task as MRE knows it: NEW while it waits, else the owner's.</summary>
    public TaskState StateOf(int task)
    {
        if (!IsOpen(task))
        {
            return TaskState.Closed;
        }

        var owner = Assignments.Owner(task);
        return owner == Assignments.None ? TaskState.New : TaskStateDerivation.Shown(Assignments, owner);
    }

    /// <summary>A task is queued here from now on.</summary>
    public void Open(int task)
    {
        _open.Cover(task);
        _open[task] = true;
    }

    /// <summary>A task that neither waits nor has parts is over.</summary>
    public void Close(int task)
    {
        _open[task] = false;
        if (_ownsIdentities)
        {
            Identities.Close(task, default);
        }
    }

    /// <summary>Work of a session has ended: the agent is available since now.</summary>
    public void WorkEnded(int session) => _sessions[session].Since = Now;
}
