namespace MediaRouting.Engine.Routing.Explain;

/// <summary>The last decision about a task, with names in place of handles.</summary>
/// <param name="Decision">The record of it.</param>
/// <param name="Agent">Id of the agent who was chosen.</param>
/// <param name="RunnerUp">Id of the agent who would have been next, or null.</param>
/// <param name="Summary">Why, in one sentence.</param>
public sealed record DecisionExplanation(Decision Decision, string Agent, string? RunnerUp, string Summary);
