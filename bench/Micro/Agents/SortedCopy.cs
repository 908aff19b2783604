namespace MediaRouting.Bench.Micro.Agents;

/// <summary>What the original does: under a lock, those of a queue who are in are copied and sorted.</summary>
internal sealed class SortedCopy : IAgentIndex
{
    private readonly Lock _lock = new();
    private readonly Candidate[] _candidates;
    private readonly List<Candidate>[] _members = new List<Candidate>[House.Queues];

    /// <summary>Nobody in.</summary>
    public SortedCopy(House house)
    {
        _candidates =
        [
            .. Enumerable.Range(0, house.Agents)
                .Select(agent => new Candidate { Agent = agent, Queues = [.. house.QueuesOf(agent)] }),
        ];
        for (var queue = 0; queue < House.Queues; queue++)
        {
            _members[queue] = [.. _candidates.Where(candidate => candidate.Queues.Contains(queue))];
        }
    }

    /// <inheritdoc/>
    public int TakeFirst(int queue)
    {
        lock (_lock)
        {
            var copy = _members[queue].FindAll(candidate => candidate.IsIn);
            copy.Sort(Candidate.Compare);
            if (copy.Count == 0)
            {
                return -1;
            }

            copy[0].IsIn = false;
            return copy[0].Agent;
        }
    }

    /// <inheritdoc/>
    public void Put(int agent, int held, long since)
    {
        lock (_lock)
        {
            var candidate = _candidates[agent];
            candidate.Held = held;
            candidate.Since = since;
            candidate.IsIn = true;
        }
    }
}
