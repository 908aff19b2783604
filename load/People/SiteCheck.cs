using MediaRouting.Load.Checker;
using MediaRouting.Load.Plan;
using MediaRouting.Load.Wire;

namespace MediaRouting.Load.People;

/// <summary>What of a scenario the checker is told beforehand.</summary>
internal static class SiteCheck
{
    /// <summary>Addresses, limits, and who may take what.</summary>
    public static CheckedSite Of(Scenario scenario, Staff staff, ChatQueues queues)
    {
        var ofTeam = scenario.Agents.Teams.Distinct().ToDictionary(
            team => team, team => QueuesOf(team, scenario.Queues));
        return new CheckedSite
        {
            Origin = queues.Origin,
            Asked = queues.Asked,
            DeadLetters = queues.DeadLetters,
            MaxTasks = scenario.Mrds.ToDictionary(mrd => mrd.Id, mrd => mrd.MaxTasks, StringComparer.Ordinal),
            Queues =
            [
                .. scenario.Queues.Select(queue => new CheckedQueue(
                    queue.Id, queue.Mrd, queue.ServiceLevelType, queue.ThresholdSeconds)),
            ],
            Agents = staff.Agents.ToDictionary(
                member => member.Id,
                member => new CheckedAgent(member.Id, member.Team.Name, ofTeam[member.Team]),
                StringComparer.Ordinal),
        };
    }

    private static int[] QueuesOf(TeamPlan team, IReadOnlyList<QueuePlan> queues) =>
    [
        .. Enumerable.Range(0, queues.Count).Where(
            number => team.Skills.GetValueOrDefault(queues[number].Skill) >= queues[number].Level),
    ];
}
