using System.Collections.Immutable;
using System.Text;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Reconfiguration;

namespace MediaRouting.Engine.State;

/// <summary>
/// The configuration as the state machine uses it: agents, MRDs and queues by dense handle, their ids in UTF-8, limits
/// and policies. Handles follow the order of the configuration.
/// </summary>
public sealed class Registry
{
    private RoutingConfiguration _configuration;
    private ConfigurationInForce _inForce;
    private IdTable _mrds;
    private HandleTable<Agents> _agents;
    private IdTable _queues;
    private IdTable _labels;
    private TextHeap _heap = new();
    private TextHandle[] _mrdIds;
    private AgentKey[] _agentIds;
    private int[] _defaultQueues;
    private byte[] _mrdsOfQueues;
    private TextHandle[] _queueIds;
    private byte[] _limits;

    /// <summary>Takes a checked configuration; one that was not checked fails here, with what was wrong.</summary>
    /// <exception cref="ArgumentException">An id or name is used twice or unknown, or a number is out of its
    /// range.</exception>
    public Registry(RoutingConfiguration configuration)
    {
        _configuration = configuration;
        _inForce = new ConfigurationInForce(configuration, version: 1);
        _mrds = new IdTable(_heap, configuration.Mrds.Length * 2);
        _agents = new HandleTable<Agents>(new Agents(this), configuration.Agents.Length);
        _mrdIds = new TextHandle[configuration.Mrds.Length];
        _agentIds = new AgentKey[configuration.Agents.Length];
        _queues = new IdTable(_heap, configuration.Queues.Length * 2);
        _labels = new IdTable(_heap, configuration.Labels.Length);
        _defaultQueues = new int[configuration.Mrds.Length];
        _mrdsOfQueues = new byte[configuration.Queues.Length];
        _queueIds = new TextHandle[configuration.Queues.Length];
        _limits = new byte[_agentIds.Length * _mrdIds.Length];
        for (var mrd = 0; mrd < _mrdIds.Length; mrd++)
        {
            AddMrd(mrd);
        }

        for (var queue = 0; queue < _mrdsOfQueues.Length; queue++)
        {
            AddQueue(queue);
        }

        for (var mrd = 0; mrd < _mrdIds.Length; mrd++)
        {
            _defaultQueues[mrd] = FindDefaultQueue(mrd);
        }

        foreach (var label in configuration.Labels)
        {
            var name = Encoding.UTF8.GetBytes(label.Name);
            RequireFresh(name, _labels.Find(name), "label");
            _labels.Add(name, label.Priority);
        }

        for (var agent = 0; agent < _agentIds.Length; agent++)
        {
            AddAgent(agent);
        }
    }

    /// <summary>MRDs; handles are 0..MrdCount-1.</summary>
    public int MrdCount => _mrdIds.Length;

    /// <summary>Agents; handles are 0..AgentCount-1.</summary>
    public int AgentCount => _agentIds.Length;

    /// <summary>Sessions, an agent on an MRD each; handles are 0..SessionCount-1.</summary>
    public int SessionCount => _limits.Length;

    /// <summary>The MRD of an id or a name, or -1.</summary>
    public int FindMrd(ReadOnlySpan<byte> idOrName) => _mrds.Find(idOrName);

    /// <summary>The agent of an id, or -1.</summary>
    public int FindAgent(ReadOnlySpan<byte> id) => _agents.Find(TextHash.Of(id), id);

    /// <summary>Id of an MRD.</summary>
    public ReadOnlySpan<byte> MrdId(int mrd) => _heap[_mrdIds[mrd]];

    /// <summary>Id of an agent.</summary>
    public ReadOnlySpan<byte> AgentId(int agent) => _heap[_agentIds[agent].Id];

    /// <summary>The session of an agent on an MRD; the sessions of an agent are neighbours.</summary>
    public int Session(int agent, int mrd) => (agent * _mrdIds.Length) + mrd;

    /// <summary>The agent of a session.</summary>
    public int AgentOf(int session) => session / _mrdIds.Length;

    /// <summary>The MRD of a session.</summary>
    public int MrdOf(int session) => session % _mrdIds.Length;

    /// <summary>Tasks that an agent may hold on an MRD.</summary>
    public int Limit(int session) => _limits[session];

    /// <summary>Queues; handles are 0..QueueCount-1.</summary>
    public int QueueCount => _mrdsOfQueues.Length;

    /// <summary>Id of a queue.</summary>
    public ReadOnlySpan<byte> QueueId(int queue) => _heap[_queueIds[queue]];

    /// <summary>The queue of tasks of an MRD that name none.</summary>
    public int DefaultQueue(int mrd) => _defaultQueues[mrd];

    /// <summary>The MRD of a queue.</summary>
    public int MrdOfQueue(int queue) => _mrdsOfQueues[queue];

    /// <summary>The queue of an id or a name, or -1.</summary>
    public int FindQueue(ReadOnlySpan<byte> idOrName) => _queues.Find(idOrName);

    /// <summary>The priority that a label gives, 1..10, or -1 for one that is not configured.</summary>
    public int PriorityOfLabel(ReadOnlySpan<byte> label) => _labels.Find(label);

    /// <summary>A queue as it was configured.</summary>
    public QueueConfiguration Queue(int queue) => _configuration.Queues[queue];

    /// <summary>Policies and timeouts of an MRD.</summary>
    public MrdConfiguration Policy(int mrd) => _configuration.Mrds[mrd];

    /// <summary>The configuration as a whole.</summary>
    public RoutingConfiguration Configuration => _configuration;

    /// <summary>The attributes that are configured.</summary>
    public ImmutableArray<AttributeConfiguration> Attributes => _configuration.Attributes;

    /// <summary>An agent as it was configured.</summary>
    public AgentConfiguration Agent(int agent) => _configuration.Agents[agent];

    /// <summary>The configuration and which one it is. Readable from any thread.</summary>
    public ConfigurationInForce InForce => Volatile.Read(ref _inForce);

    /// <summary>Becomes another one; whatever goes by a handle of before is renumbered beside it.</summary>
    public void Become(Registry next, ConfigurationInForce inForce)
    {
        (_configuration, _heap) = (next._configuration, next._heap);
        (_mrds, _agents, _queues, _labels) = (next._mrds, next._agents, next._queues, next._labels);
        (_mrdIds, _queueIds, _agentIds) = (next._mrdIds, next._queueIds, next._agentIds);
        (_defaultQueues, _mrdsOfQueues, _limits) = (next._defaultQueues, next._mrdsOfQueues, next._limits);
        Volatile.Write(ref _inForce, inForce);
    }

    /// <summary>
    /// Goes on with the version that a saved state had, or that is known of one that did not say: nobody but who starts
    /// the machine may tell it.
    /// </summary>
    public void GoOnAs(int version) =>
        Volatile.Write(ref _inForce, new ConfigurationInForce(_configuration, version));

    private static void RequireFresh(ReadOnlySpan<byte> text, int known, string what)
    {
        if (text.IsEmpty || text.Length > Limits.IdBytes || known >= 0)
        {
            throw new ArgumentException(
                $"{what} '{Encoding.UTF8.GetString(text)}' is used twice, or is not 1..{Limits.IdBytes} bytes long");
        }
    }

    private void AddMrd(int mrd)
    {
        var mrdConfiguration = _configuration.Mrds[mrd];
        var id = Encoding.UTF8.GetBytes(mrdConfiguration.Id);
        var name = Encoding.UTF8.GetBytes(mrdConfiguration.Name);
        RequireFresh(id, _mrds.Find(id), "MRD id");
        _mrdIds[mrd] = _mrds.Add(id, mrd);
        if (!name.AsSpan().SequenceEqual(id))
        {
            RequireFresh(name, _mrds.Find(name), "MRD name");
            _mrds.Add(name, mrd);
        }
    }

    private void AddQueue(int queue)
    {
        var queueConfiguration = _configuration.Queues[queue];
        var id = Encoding.UTF8.GetBytes(queueConfiguration.Id);
        var name = Encoding.UTF8.GetBytes(queueConfiguration.Name);
        RequireFresh(id, _queues.Find(id), "queue id");
        _queueIds[queue] = _queues.Add(id, queue);
        if (!name.AsSpan().SequenceEqual(id))
        {
            RequireFresh(name, _queues.Find(name), "queue name");
            _queues.Add(name, queue);
        }

        if (queueConfiguration.ServiceLevel is { IsSound: false } serviceLevel)
        {
            throw new ArgumentException($"queue '{queueConfiguration.Id}' has no such service level: {serviceLevel}");
        }

        var mrd = FindMrd(Encoding.UTF8.GetBytes(queueConfiguration.Mrd));
        _mrdsOfQueues[queue] = mrd >= 0
            ? (byte)mrd
            : throw new ArgumentException($"queue '{queueConfiguration.Id}' is of no MRD that there is");
    }

    private int FindDefaultQueue(int mrd)
    {
        var named = _configuration.Mrds[mrd].DefaultQueue;
        var queue = named is null
            ? _mrdsOfQueues.AsSpan().IndexOf((byte)mrd)
            : FindQueue(Encoding.UTF8.GetBytes(named));
        return queue >= 0 && _mrdsOfQueues[queue] == mrd
            ? queue
            : throw new ArgumentException($"MRD '{_configuration.Mrds[mrd].Id}' has no default queue");
    }

    private void AddAgent(int agent)
    {
        var agentConfiguration = _configuration.Agents[agent];
        var id = Encoding.UTF8.GetBytes(agentConfiguration.Id);
        RequireFresh(id, FindAgent(id), "agent id");
        _agentIds[agent].Id = _heap.Add(id);
        _agents.Add(TextHash.Of(id), agent);
        for (var mrd = 0; mrd < _mrdIds.Length; mrd++)
        {
            var mrdConfiguration = _configuration.Mrds[mrd];
            var limit = agentConfiguration.MaxTasks.GetValueOrDefault(mrdConfiguration.Id, mrdConfiguration.MaxTasks);
            if (limit is < 1 or > Limits.TasksPerAgent)
            {
                throw new ArgumentException(
                    $"agent '{agentConfiguration.Id}' has a limit of {limit} on '{mrdConfiguration.Id}', "
                    + $"not 1..{Limits.TasksPerAgent}");
            }

            _limits[Session(agent, mrd)] = (byte)limit;
        }
    }

    private struct AgentKey
    {
        public HandleLink Link;
        public TextHandle Id;
    }

    private readonly struct Agents(Registry registry) : IKeyed
    {
        public ref HandleLink Link(int handle) => ref registry._agentIds[handle].Link;

        public bool HasKey(int handle, ReadOnlySpan<byte> key) => registry.AgentId(handle).SequenceEqual(key);
    }
}
