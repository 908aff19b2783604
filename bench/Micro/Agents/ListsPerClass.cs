using System.Numerics;

namespace MediaRouting.Bench.Micro.Agents;

/// <summary>
/// Per class a list of agents for each number of tasks held, which grows at its end, and a small heap of classes per
/// queue. Exact while agents come in the order of available since; one who comes back with an earlier time (an offer
/// that was taken back) would have to look for its place from the end, and equal times stay in the order of coming.
/// </summary>
internal sealed class ListsPerClass : IAgentIndex
{
    private const int HeldShift = 48;
    private const int Buckets = House.MostHeld + 1;

    private readonly House _house;
    private readonly ClassHeaps _classes;
    private readonly int[] _first;
    private readonly int[] _last;
    private readonly byte[] _occupied;
    private readonly int[] _next;
    private readonly ulong[] _keys;

    /// <summary>Nobody in.</summary>
    public ListsPerClass(House house)
    {
        _house = house;
        _classes = new ClassHeaps(house);
        _first = new int[house.Classes * Buckets];
        _last = new int[house.Classes * Buckets];
        _occupied = new byte[house.Classes];
        _next = new int[house.Agents];
        _keys = new ulong[house.Agents];
    }

    /// <inheritdoc/>
    public int TakeFirst(int queue)
    {
        var agentClass = _classes.First(queue);
        if (agentClass < 0)
        {
            return -1;
        }

        var held = BitOperations.TrailingZeroCount(_occupied[agentClass]);
        var list = (agentClass * Buckets) + held;
        var agent = _first[list];
        if (agent == _last[list])
        {
            _occupied[agentClass] &= (byte)~(1 << held);
        }
        else
        {
            _first[list] = _next[agent];
        }

        Show(agentClass);
        return agent;
    }

    /// <inheritdoc/>
    public void Put(int agent, int held, long since)
    {
        var agentClass = _house.ClassOf[agent];
        var list = (agentClass * Buckets) + held;
        _keys[agent] = ((ulong)held << HeldShift) | (ulong)since;
        if ((_occupied[agentClass] >> held & 1) == 0)
        {
            _occupied[agentClass] |= (byte)(1 << held);
            _first[list] = agent;
        }
        else
        {
            _next[_last[list]] = agent;
        }

        _last[list] = agent;
        Show(agentClass);
    }

    private void Show(int agentClass)
    {
        var occupied = _occupied[agentClass];
        var first = occupied == 0
            ? ulong.MaxValue
            : _keys[_first[(agentClass * Buckets) + BitOperations.TrailingZeroCount(occupied)]];
        _classes.Set(agentClass, first);
    }
}
