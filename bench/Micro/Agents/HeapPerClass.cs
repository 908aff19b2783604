using MediaRouting.Engine.State;

namespace MediaRouting.Bench.Micro.Agents;

/// <summary>A heap of agents per class, and a small heap of classes per queue.</summary>
internal sealed class HeapPerClass : IAgentIndex
{
    private const int HeldShift = 48;

    private readonly House _house;
    private readonly ClassHeaps _classes;
    private readonly IndexedHeap[] _agents;
    private readonly ulong[] _keys;

    /// <summary>Nobody in.</summary>
    public HeapPerClass(House house)
    {
        _house = house;
        _classes = new ClassHeaps(house);
        _keys = new ulong[house.Agents];
        _agents = new IndexedHeap[house.Classes];
        var positions = new HeapPositions();
        for (var agentClass = 0; agentClass < _agents.Length; agentClass++)
        {
            _agents[agentClass] = new IndexedHeap(positions);
        }
    }

    /// <inheritdoc/>
    public int TakeFirst(int queue)
    {
        var agentClass = _classes.First(queue);
        if (agentClass < 0)
        {
            return -1;
        }

        var agents = _agents[agentClass];
        var agent = agents.First;
        agents.Remove(agent);
        Show(agentClass);
        return agent;
    }

    /// <inheritdoc/>
    public void Put(int agent, int held, long since)
    {
        _keys[agent] = ((ulong)held << HeldShift) | (ulong)since;
        _agents[_house.ClassOf[agent]].Add(agent, _keys[agent]);
        Show(_house.ClassOf[agent]);
    }

    private void Show(int agentClass)
    {
        var first = _agents[agentClass].First;
        _classes.Set(agentClass, first < 0 ? ulong.MaxValue : _keys[first]);
    }
}
