using MediaRouting.Engine.State;

namespace MediaRouting.Bench.Micro.Agents;

/// <summary>A small heap per queue over the classes that serve it, each by the key of its first agent.</summary>
internal sealed class ClassHeaps
{
    private readonly House _house;
    private readonly IndexedHeap[] _heaps = new IndexedHeap[House.Queues];
    private readonly ulong[] _keys;

    /// <summary>No class has an agent.</summary>
    public ClassHeaps(House house)
    {
        _house = house;
        _keys = new ulong[house.Classes];
        Array.Fill(_keys, ulong.MaxValue);
        var positions = new HeapPositions();
        for (var queue = 0; queue < _heaps.Length; queue++)
        {
            _heaps[queue] = new IndexedHeap(positions);
        }
    }

    /// <summary>The class of a queue's first agent, or -1.</summary>
    public int First(int queue)
    {
        var membership = _heaps[queue].First;
        return membership < 0 ? -1 : membership / House.QueuesPerAgent;
    }

    /// <summary>Says what the first agent of a class has for a key; <see cref="ulong.MaxValue"/> for none.</summary>
    public void Set(int agentClass, ulong key)
    {
        var before = _keys[agentClass];
        if (key == before)
        {
            return;
        }

        _keys[agentClass] = key;
        var queues = _house.QueuesOfClass[agentClass];
        for (var place = 0; place < House.QueuesPerAgent; place++)
        {
            var heap = _heaps[queues[place]];
            var membership = (agentClass * House.QueuesPerAgent) + place;
            if (before != ulong.MaxValue)
            {
                heap.Remove(membership);
            }

            if (key != ulong.MaxValue)
            {
                heap.Add(membership, key);
            }
        }
    }
}
