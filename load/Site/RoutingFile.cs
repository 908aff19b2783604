using System.Text.Json;
using MediaRouting.Directory;
using MediaRouting.Load.People;
using MediaRouting.Load.Plan;

namespace MediaRouting.Load.Site;

/// <summary>The daemon's configuration for a scenario.</summary>
internal static class RoutingFile
{
    /// <summary>The file, as <c>mre check</c> reads it.</summary>
    public static byte[] Of(Scenario scenario, Staff staff)
    {
        // One iteration: what hashing costs is not what a scenario is to measure.
        var passwordHash = PasswordHash.Create(Staff.Password, iterations: 1);
        var skills = scenario.Agents.Teams.SelectMany(team => team.Skills.Keys).Distinct(StringComparer.Ordinal);
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            mrds = scenario.Mrds.Select(mrd => new
            {
                id = mrd.Id,
                maxTasks = mrd.MaxTasks,
                interruptible = mrd.Interruptible,
                offerTimeoutSeconds = mrd.OfferTimeoutSeconds,
                defaultQueue = scenario.Queues
                    .First(queue => string.Equals(queue.Mrd, mrd.Id, StringComparison.Ordinal)).Id,
            }),
            attributes = skills.Select(skill => new { name = skill }),
            queues = scenario.Queues.Select(queue => new
            {
                id = queue.Id,
                mrd = queue.Mrd,
                priority = queue.Priority,
                serviceLevel = new { type = queue.ServiceLevelType, thresholdSeconds = queue.ThresholdSeconds },
                steps = new[] { new { expression = $"{queue.Skill} >= {queue.Level}" } },
            }),
            agents = staff.Agents.Select(agent => new
            {
                id = agent.Id,
                passwordHash,
                attributes = agent.Team.Skills,
            }),
        });
    }
}
