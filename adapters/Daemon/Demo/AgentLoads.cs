namespace MediaRouting.Daemon.Demo;

/// <summary>
/// How much each agent has, by the messages, held against its limits. Open offers and wrap-ups count.
/// </summary>
/// <param name="limits">Tasks that an agent may have, by agent and MRD.</param>
/// <param name="faults">Where a load above the limit is noted.</param>
internal sealed class AgentLoads(IReadOnlyDictionary<(string AgentId, string Mrd), int> limits, Faults faults)
{
    private readonly Dictionary<(string AgentId, string Mrd), int> _tasks = [];
    private readonly Dictionary<string, int> _offers = new(StringComparer.Ordinal);

    /// <summary>An agent has one task more.</summary>
    public void Take(string agentId, string mrd)
    {
        var limit = limits.GetValueOrDefault((agentId, mrd));
        var load = _tasks[(agentId, mrd)] = _tasks.GetValueOrDefault((agentId, mrd)) + 1;
        if (load > limit)
        {
            faults.Add(FaultKind.AboveCapacity, $"{agentId} has {load} tasks on {mrd}, where {limit} are allowed");
        }
    }

    /// <summary>An agent has one task less.</summary>
    public void Release(string agentId, string mrd) =>
        _tasks[(agentId, mrd)] = _tasks.GetValueOrDefault((agentId, mrd)) - 1;

    /// <summary>An agent has an open offer more.</summary>
    public void OpenOffer(string agentId)
    {
        var offers = _offers[agentId] = _offers.GetValueOrDefault(agentId) + 1;
        if (offers > 1)
        {
            faults.Add(FaultKind.AboveCapacity, $"{agentId} has {offers} open offers at a time");
        }
    }

    /// <summary>An agent's open offer was answered or has ended.</summary>
    public void EndOffer(string agentId) => _offers[agentId] = _offers.GetValueOrDefault(agentId) - 1;
}
