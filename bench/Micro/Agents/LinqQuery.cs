namespace MediaRouting.Bench.Micro.Agents;

/// <summary>What people write first: a query over all agents under a lock.</summary>
internal sealed class LinqQuery : IAgentIndex
{
    private readonly Lock _lock = new();
    private readonly Candidate[] _candidates;

    /// <summary>Nobody in.</summary>
    public LinqQuery(House house) =>
        _candidates =
        [
            .. Enumerable.Range(0, house.Agents)
                .Select(agent => new Candidate { Agent = agent, Queues = [.. house.QueuesOf(agent)] }),
        ];

    /// <inheritdoc/>
    public int TakeFirst(int queue)
    {
        lock (_lock)
        {
            var first = _candidates
                .Where(candidate => candidate.IsIn && candidate.Queues.Contains(queue))
                .OrderBy(candidate => candidate.Held)
                .ThenBy(candidate => candidate.Since)
                .ThenBy(candidate => candidate.Agent)
                .FirstOrDefault();
            if (first is null)
            {
                return -1;
            }

            first.IsIn = false;
            return first.Agent;
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
