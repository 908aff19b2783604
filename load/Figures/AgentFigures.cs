using System.Diagnostics;
using MediaRouting.Load.Checker;

namespace MediaRouting.Load.Figures;

/// <summary>How a group of agents worked on an MRD, by the wire.</summary>
internal sealed record AgentFigures
{
    /// <summary>Agents of the group.</summary>
    public required int Total { get; init; }

    /// <summary>Of them, signed out in the end.</summary>
    public required int SignedOut { get; init; }

    /// <summary>Offers made to them.</summary>
    public required int Offers { get; init; }

    /// <summary>Tasks that they accepted.</summary>
    public required int Answered { get; init; }

    /// <summary>Times that they signed in.</summary>
    public required int SignIns { get; init; }

    /// <summary>Times that one of them got something to do after nothing.</summary>
    public required int Occupations { get; init; }

    /// <summary>Time that they were signed in, together.</summary>
    public required TimeSpan SignedIn { get; init; }

    /// <summary>Of it, with an offer, work or a wrap-up.</summary>
    public required TimeSpan Occupied { get; init; }

    /// <summary>The part of the time signed in, 0..1, with an offer, work or a wrap-up; 0 without any.</summary>
    public double Occupancy => SignedIn == TimeSpan.Zero ? 0 : Occupied / SignedIn;

    /// <summary>The figures of a group.</summary>
    /// <param name="mrd">On which MRD.</param>
    /// <param name="total">Agents of the group.</param>
    /// <param name="agents">Those of them that something was told of.</param>
    public static AgentFigures Of(string mrd, int total, IEnumerable<AgentTrace> agents)
    {
        var standings = agents
            .Where(agent => agent.Standings.ContainsKey(mrd))
            .Select(agent => agent.Standings[mrd])
            .ToList();
        return new AgentFigures
        {
            Total = total,
            SignedOut = total - standings.Count(standing => standing.IsSignedIn),
            Offers = standings.Sum(standing => standing.Offers),
            Answered = standings.Sum(standing => standing.Answered),
            SignIns = standings.Sum(standing => standing.SignIns),
            Occupations = standings.Sum(standing => standing.Occupations),
            SignedIn = Stopwatch.GetElapsedTime(0, standings.Sum(standing => standing.SignedInTicks)),
            Occupied = Stopwatch.GetElapsedTime(0, standings.Sum(standing => standing.OccupiedTicks)),
        };
    }
}
