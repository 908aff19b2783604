using MediaRouting.Engine.State;

namespace MediaRouting.Bench.Micro.Agents;

/// <summary>A heap of agents per queue: an agent enters and leaves as many heaps as it serves queues.</summary>
internal sealed class HeapPerQueue : IAgentIndex
{
    private const int HeldShift = 48;

    private readonly House _house;
    private readonly IndexedHeap[] _heaps = new IndexedHeap[House.Queues];

    /// <summary>Nobody in.</summary>
    public HeapPerQueue(House house)
    {
        _house = house;
        var positions = new HeapPositions();
        for (var queue = 0; queue < _heaps.Length; queue++)
        {
            _heaps[queue] = new IndexedHeap(positions);
        }
    }

    /// <inheritdoc/>
    public int TakeFirst(int queue)
    {
        var membership = _heaps[queue].First;
        if (membership < 0)
        {
            return -1;
        }

        var agent = membership / House.QueuesPerAgent;
        var queues = _house.QueuesOf(agent);
        for (var place = 0; place < House.QueuesPerAgent; place++)
        {
            _heaps[queues[place]].Remove((agent * House.QueuesPerAgent) + place);
        }

        return agent;
    }

    /// <inheritdoc/>
    public void Put(int agent, int held, long since)
    {
        var key = ((ulong)held << HeldShift) | (ulong)since;
        var queues = _house.QueuesOf(agent);
        for (var place = 0; place < House.QueuesPerAgent; place++)
        {
            _heaps[queues[place]].Add((agent * House.QueuesPerAgent) + place, key);
        }
    }
}
