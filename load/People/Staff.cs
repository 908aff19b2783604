using System.Globalization;
using MediaRouting.Load.Plan;

namespace MediaRouting.Load.People;

/// <summary>The agents of a scenario, by name.</summary>
internal sealed class Staff
{
    /// <summary>The password of every agent: the accounts last as long as the run.</summary>
    public const string Password = "pw";

    /// <summary>The agents of the teams, one team after the other.</summary>
    public Staff(Scenario scenario)
    {
        Agents =
        [
            .. scenario.Agents.Teams
                .SelectMany(team => Enumerable.Repeat(team, team.Count))
                .Select((team, number) => new StaffMember(
                    string.Create(CultureInfo.InvariantCulture, $"agent{number:00000}"), number, team)),
        ];
    }

    /// <summary>Everybody.</summary>
    public IReadOnlyList<StaffMember> Agents { get; }
}
