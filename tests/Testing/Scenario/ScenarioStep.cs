namespace MediaRouting.Testing;

/// <summary>A row of a scenario: an input and the output that it must have.</summary>
/// <param name="Input">The input; of a line Given, what follows that word.</param>
/// <param name="IsGiven">A line Given: its output is not looked at.</param>
/// <param name="Output">The output lines.</param>
public sealed record ScenarioStep(string Input, bool IsGiven, List<string> Output);
