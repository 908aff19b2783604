using MediaRouting.Load.Plan;

namespace MediaRouting.Load.People;

/// <summary>An agent on paper.</summary>
/// <param name="Id">Id.</param>
/// <param name="Number">From 0.</param>
/// <param name="Team">Team, which says what the agent knows and when the agent works.</param>
internal sealed record StaffMember(string Id, int Number, TeamPlan Team);
