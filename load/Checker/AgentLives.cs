using MediaRouting.Load.Wire;

namespace MediaRouting.Load.Checker;

/// <summary>What agents have and how they stand, held against what they may have.</summary>
internal sealed class AgentLives
{
    private readonly CheckedSite _site;
    private readonly Violations _violations;
    private readonly IdleWatch _idle;
    private readonly Dictionary<string, AgentTrace> _agents = new(StringComparer.Ordinal);

    /// <summary>Nobody is there yet.</summary>
    public AgentLives(CheckedSite site, Violations violations, IdleWatch idle)
    {
        _site = site;
        _violations = violations;
        _idle = idle;
    }

    /// <summary>Everybody that something was told of.</summary>
    public IEnumerable<AgentTrace> All => _agents.Values;

    /// <summary>An agent by id.</summary>
    public AgentTrace Of(string agentId, long number)
    {
        if (_agents.TryGetValue(agentId, out var trace))
        {
            return trace;
        }

        if (!_site.Agents.TryGetValue(agentId, out var agent))
        {
            _violations.Add(
                ViolationKind.Unexpected, $"number {number} tells of agent \"{agentId}\", whom nobody knows");
            agent = new CheckedAgent(agentId, "", []);
        }

        trace = new AgentTrace(agent);
        _agents.Add(agentId, trace);
        return trace;
    }

    /// <summary>A state was told.</summary>
    public void StateChanged(WireMessage message, long at)
    {
        var agent = Of(message.AgentId, message.Number);
        var mayBeOffered = message.State is "READY" or "ACTIVE"
            && message.PendingState.Length == 0
            && message.Routable;
        agent.On(message.Mrd).Change(message.State, mayBeOffered, at);
        Refresh(agent, at);
    }

    /// <summary>An agent has an offer.</summary>
    public void Offer(AgentTrace agent, string mrd, long at)
    {
        agent.OpenOffers++;
        if (agent.OpenOffers > 1)
        {
            _violations.Add(
                ViolationKind.OpenOffers, $"{agent.Agent.Id} has {agent.OpenOffers} open offers at a time");
        }

        agent.On(mrd).Offers++;
        Take(agent, mrd, at);
    }

    /// <summary>An agent's offer was accepted or is over.</summary>
    public void EndOffer(AgentTrace agent, long at)
    {
        agent.OpenOffers--;
        Refresh(agent, at);
    }

    /// <summary>An agent has one task more.</summary>
    public void Take(AgentTrace agent, string mrd, long at)
    {
        var load = agent.On(mrd).ChangeLoad(1, at);
        var most = _site.MaxTasks.GetValueOrDefault(mrd);
        if (load > most)
        {
            _violations.Add(
                ViolationKind.AboveCapacity,
                $"{agent.Agent.Id} has {load} tasks on {mrd}, where {most} are allowed");
        }

        Refresh(agent, at);
    }

    /// <summary>An agent has one task less.</summary>
    public void Release(AgentTrace agent, string mrd, long at)
    {
        agent.On(mrd).ChangeLoad(-1, at);
        Refresh(agent, at);
    }

    /// <summary>Nothing more will come: who has nothing must not be shown at work.</summary>
    public void Conclude(long at)
    {
        foreach (var agent in _agents.Values)
        {
            foreach (var (mrd, standing) in agent.Standings)
            {
                standing.Settle(at);
                if (standing.Load == 0 && standing.IsOccupied && agent.Standings.Values.Sum(one => one.Load) == 0)
                {
                    _violations.Add(
                        ViolationKind.Unexpected,
                        $"{agent.Agent.Id} is {standing.State} on {mrd} in the end, and has nothing");
                }
            }
        }
    }

    private void Refresh(AgentTrace agent, long at)
    {
        foreach (var (mrd, standing) in agent.Standings)
        {
            var isIdle = standing.MayBeOffered
                && agent.OpenOffers == 0
                && standing.Load < _site.MaxTasks.GetValueOrDefault(mrd);
            if (isIdle == standing.IsIdle)
            {
                continue;
            }

            standing.IsIdle = isIdle;
            foreach (var queue in agent.Agent.Queues)
            {
                if (string.Equals(_site.Queues[queue].Mrd, mrd, StringComparison.Ordinal))
                {
                    _idle.ChangeIdle(queue, isIdle ? 1 : -1, at);
                }
            }
        }
    }
}
