namespace MediaRouting.Bench.Micro.Agents;

/// <summary>
/// The work that an index is measured by: a queue drawn at random takes its first agent, and of those who were taken
/// the one who has been away longest comes back. A quarter of the agents is away at any time, 256 at most.
/// </summary>
internal sealed class Shift
{
    private const int Draws = 1 << 16;
    private const int MostAway = 256;

    private readonly IAgentIndex _index;
    private readonly Queue<int> _away;
    private readonly byte[] _queues = new byte[Draws];
    private readonly byte[] _held = new byte[Draws];
    private readonly int _mostAway;
    private long _since;

    /// <summary>Everybody in, then some taken.</summary>
    public Shift(House house, IAgentIndex index)
    {
        _index = index;
        _mostAway = Math.Min(house.Agents / 4, MostAway);
        _away = new Queue<int>(house.Agents);
        var random = new Random(1);
        for (var draw = 0; draw < Draws; draw++)
        {
            _queues[draw] = (byte)random.Next(House.Queues);
            _held[draw] = (byte)random.Next(House.MostHeld + 1);
        }

        for (var agent = 0; agent < house.Agents; agent++)
        {
            Return(agent);
        }

        for (var agent = 0; agent < _mostAway; agent++)
        {
            Take();
        }
    }

    /// <summary>One agent leaves, one comes back.</summary>
    /// <returns>The agent who left, or -1.</returns>
    public int Turn()
    {
        var agent = Take();
        if (_away.Count > _mostAway)
        {
            Return(_away.Dequeue());
        }

        return agent;
    }

    private int Take()
    {
        var agent = _index.TakeFirst(_queues[_since & (Draws - 1)]);
        if (agent >= 0)
        {
            _away.Enqueue(agent);
        }

        // A queue without agents draws the next number too, or it would be drawn for ever.
        _since++;
        return agent;
    }

    private void Return(int agent) => _index.Put(agent, _held[++_since & (Draws - 1)], _since);
}
