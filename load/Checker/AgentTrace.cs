namespace MediaRouting.Load.Checker;

/// <summary>What the messages have told of one agent.</summary>
/// <param name="agent">Who.</param>
internal sealed class AgentTrace(CheckedAgent agent)
{
    private readonly Dictionary<string, Standing> _standings = new(StringComparer.Ordinal);

    /// <summary>Who.</summary>
    public CheckedAgent Agent { get; } = agent;

    /// <summary>Open offers.</summary>
    public int OpenOffers { get; set; }

    /// <summary>MediaRoutingSequence of the last answer to Connect.</summary>
    public long ConnectedAs { get; set; }

    /// <summary>Tasks that the agent has accepted.</summary>
    public int Answered => _standings.Values.Sum(standing => standing.Answered);

    /// <summary>By MRD.</summary>
    public IReadOnlyDictionary<string, Standing> Standings => _standings;

    /// <summary>How the agent stands on an MRD.</summary>
    public Standing On(string mrd)
    {
        if (!_standings.TryGetValue(mrd, out var standing))
        {
            standing = new Standing();
            _standings.Add(mrd, standing);
        }

        return standing;
    }
}
