namespace MediaRouting.Bench.Micro.Agents;

/// <summary>
/// Per queue and number of tasks held a bitset whose bits are tickets, drawn in the order of coming; the tickets used
/// up, everybody who is in gets a new one. Order by coming only: neither an earlier available since nor the order of
/// the configuration among equal times has a ticket to go by.
/// </summary>
internal sealed class BitsPerQueue : IAgentIndex
{
    private const int TicketsPerAgent = 4;
    private const int Buckets = House.MostHeld + 1;
    private const int Nobody = -1;

    private readonly House _house;
    private readonly RankedBits[] _bits = new RankedBits[House.Queues * Buckets];
    private readonly int[] _agentOf;
    private readonly int[] _ticketOf;
    private readonly byte[] _held;
    private int _tickets;

    /// <summary>Nobody in.</summary>
    public BitsPerQueue(House house)
    {
        _house = house;
        _agentOf = new int[house.Agents * TicketsPerAgent];
        _ticketOf = new int[house.Agents];
        _held = new byte[house.Agents];
        Array.Fill(_agentOf, Nobody);
        for (var place = 0; place < _bits.Length; place++)
        {
            _bits[place] = new RankedBits(_agentOf.Length);
        }
    }

    /// <inheritdoc/>
    public int TakeFirst(int queue)
    {
        for (var held = 0; held < Buckets; held++)
        {
            var ticket = _bits[(queue * Buckets) + held].First;
            if (ticket >= 0)
            {
                var agent = _agentOf[ticket];
                GiveBack(agent);
                return agent;
            }
        }

        return -1;
    }

    /// <inheritdoc/>
    public void Put(int agent, int held, long since)
    {
        if (_tickets == _agentOf.Length)
        {
            StartAgain();
        }

        _held[agent] = (byte)held;
        Draw(agent);
    }

    private void StartAgain()
    {
        var drawn = _tickets;
        _tickets = 0;
        for (var ticket = 0; ticket < drawn; ticket++)
        {
            var agent = _agentOf[ticket];
            if (agent != Nobody)
            {
                GiveBack(agent);
                Draw(agent);
            }
        }
    }

    private void Draw(int agent)
    {
        _ticketOf[agent] = _tickets;
        _agentOf[_tickets] = agent;
        foreach (var queue in _house.QueuesOf(agent))
        {
            _bits[(queue * Buckets) + _held[agent]].Set(_tickets);
        }

        _tickets++;
    }

    private void GiveBack(int agent)
    {
        _agentOf[_ticketOf[agent]] = Nobody;
        foreach (var queue in _house.QueuesOf(agent))
        {
            _bits[(queue * Buckets) + _held[agent]].Clear(_ticketOf[agent]);
        }
    }
}
