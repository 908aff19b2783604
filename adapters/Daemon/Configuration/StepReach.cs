namespace MediaRouting.Daemon.Configuration;

/// <summary>How many agents a step of a queue reaches.</summary>
/// <param name="Matching">Agents that it matches.</param>
/// <param name="New">Of them, those whom no step before it matches.</param>
public readonly record struct StepReach(int Matching, int New);
