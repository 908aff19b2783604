using MediaRouting.Engine.Configuration;

namespace MediaRouting.Engine.State;

/// <summary>
/// Which handle of another configuration stands for an agent, an MRD or a queue of the one before, found by id; -1 for
/// what is gone. Handles follow the order of the configuration, so that what is added, removed or moved gives others
/// new ones. A queue that is of another MRD now is another queue.
/// </summary>
public sealed class Renumbering
{
    /// <summary>The handle of what is gone.</summary>
    public const int Gone = -1;

    private readonly int[] _agents;
    private readonly int[] _mrds;
    private readonly int[] _queues;
    private readonly int _agentCount;
    private readonly int _mrdCount;
    private readonly int _queueCount;

    /// <summary>Finds everything of one configuration in another; both are checked.</summary>
    public Renumbering(RoutingConfiguration from, RoutingConfiguration to)
    {
        (_agentCount, _mrdCount, _queueCount) = (to.Agents.Length, to.Mrds.Length, to.Queues.Length);
        _agents = Map(from.Agents.AsSpan(), to.Agents.AsSpan(), agent => agent.Id);
        _mrds = Map(from.Mrds.AsSpan(), to.Mrds.AsSpan(), mrd => mrd.Id);
        _queues = Map(from.Queues.AsSpan(), to.Queues.AsSpan(), queue => queue.Id);
        for (var queue = 0; queue < _queues.Length; queue++)
        {
            var isMoved = _queues[queue] != Gone
                && !string.Equals(from.Queues[queue].Mrd, to.Queues[_queues[queue]].Mrd, StringComparison.Ordinal);
            _queues[queue] = isMoved ? Gone : _queues[queue];
        }

        AgentsStay = _agents.Length == _agentCount && IsIdentity(_agents);
        MrdsStay = _mrds.Length == _mrdCount && IsIdentity(_mrds);
        QueuesStay = _queues.Length == _queueCount && IsIdentity(_queues);
        HasGoneQueues = _queues.AsSpan().Contains(Gone);
    }

    /// <summary>True if every agent has the handle that it had, and there is no other.</summary>
    public bool AgentsStay { get; }

    /// <summary>True if every MRD has the handle that it had, and there is no other.</summary>
    public bool MrdsStay { get; }

    /// <summary>True if every session has the handle that it had, and there is no other.</summary>
    public bool SessionsStay => AgentsStay && MrdsStay;

    /// <summary>True if every queue has the handle that it had, and there is no other.</summary>
    public bool QueuesStay { get; }

    /// <summary>True if a queue is gone, or is of another MRD.</summary>
    public bool HasGoneQueues { get; }

    /// <summary>The handle that an agent has now, or <see cref="Gone"/>.</summary>
    public int Agent(int former) => _agents[former];

    /// <summary>The handle that an MRD has now, or <see cref="Gone"/>.</summary>
    public int Mrd(int former) => _mrds[former];

    /// <summary>The handle that a queue has now, or <see cref="Gone"/>.</summary>
    public int Queue(int former) => _queues[former];

    /// <summary>The handle that a session has now, or <see cref="Gone"/>.</summary>
    public int Session(int former)
    {
        var (agent, mrd) = (_agents[former / _mrds.Length], _mrds[former % _mrds.Length]);
        return agent < 0 || mrd < 0 ? Gone : (agent * _mrdCount) + mrd;
    }

    /// <summary>What stood by agent, by the handles of now; what is new has the default.</summary>
    public T[] ByAgent<T>(T[] former) => AgentsStay ? former : Moved(former, new T[_agentCount], Agent);

    /// <summary>What stood by MRD, by the handles of now; what is new has the default.</summary>
    public T[] ByMrd<T>(T[] former) => MrdsStay ? former : Moved(former, new T[_mrdCount], Mrd);

    /// <summary>What stood by queue, by the handles of now; what is new has the default.</summary>
    public T[] ByQueue<T>(T[] former) => QueuesStay ? former : Moved(former, new T[_queueCount], Queue);

    /// <summary>What stood by session, by the handles of now.</summary>
    /// <param name="former">By the handles of before.</param>
    /// <param name="fresh">What a session has that is new.</param>
    public T[] BySession<T>(T[] former, T fresh = default)
        where T : struct
    {
        if (SessionsStay)
        {
            return former;
        }

        var moved = new T[_agentCount * _mrdCount];
        Array.Fill(moved, fresh);
        return Moved(former, moved, Session);
    }

    private static T[] Moved<T>(T[] former, T[] moved, Func<int, int> handleOf)
    {
        for (var handle = 0; handle < former.Length; handle++)
        {
            var now = handleOf(handle);
            if (now != Gone)
            {
                moved[now] = former[handle];
            }
        }

        return moved;
    }

    private static bool IsIdentity(int[] map)
    {
        for (var handle = 0; handle < map.Length; handle++)
        {
            if (map[handle] != handle)
            {
                return false;
            }
        }

        return true;
    }

    private static int[] Map<T>(ReadOnlySpan<T> from, ReadOnlySpan<T> to, Func<T, string> idOf)
    {
        var places = new Dictionary<string, int>(to.Length, StringComparer.Ordinal);
        for (var place = 0; place < to.Length; place++)
        {
            places.Add(idOf(to[place]), place);
        }

        var map = new int[from.Length];
        for (var place = 0; place < from.Length; place++)
        {
            map[place] = places.GetValueOrDefault(idOf(from[place]), Gone);
        }

        return map;
    }
}
