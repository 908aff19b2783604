using MediaRouting.Load.Checker;

namespace MediaRouting.Load.Figures;

/// <summary>How a team worked, by the wire.</summary>
/// <param name="Team">Which.</param>
/// <param name="Agents">Agents who were there.</param>
/// <param name="Answered">Tasks they accepted.</param>
/// <param name="Occupancy">
/// The part, 0..1, of the time on an MRD that went to work, offers and wrap-up included, of that and the time READY.
/// </param>
/// <param name="Fairness">
/// Jain's index of the tasks that each accepted for the time that each was there: 1 if all had the same, one by the
/// number of agents if one had everything.
/// </param>
internal sealed record TeamFigures(string Team, int Agents, long Answered, double Occupancy, double Fairness)
{
    /// <summary>The figures of a team.</summary>
    public static TeamFigures Of(string team, IReadOnlyCollection<AgentTrace> agents)
    {
        var occupied = agents.Sum(OccupiedOf);
        var ready = agents.Sum(ReadyOf);
        var shares = agents.Where(agent => OccupiedOf(agent) + ReadyOf(agent) > 0)
            .Select(agent => agent.Answered / (OccupiedOf(agent) + ReadyOf(agent)))
            .ToList();
        return new TeamFigures(
            team,
            agents.Count,
            agents.Sum(agent => (long)agent.Answered),
            occupied + ready == 0 ? 0 : occupied / (occupied + ready),
            JainOf(shares));
    }

    /// <summary>(Σx)² ÷ (n · Σx²), Jain's index of fairness; 1 where there is nothing to share.</summary>
    public static double JainOf(IReadOnlyCollection<double> shares)
    {
        var squares = shares.Sum(share => share * share);
        return squares == 0 ? 1 : Math.Pow(shares.Sum(), 2) / (shares.Count * squares);
    }

    private static double OccupiedOf(AgentTrace agent) =>
        agent.Standings.Values.Sum(standing => (double)standing.OccupiedTicks);

    private static double ReadyOf(AgentTrace agent) =>
        agent.Standings.Values.Sum(standing => (double)standing.ReadyTicks);
}
