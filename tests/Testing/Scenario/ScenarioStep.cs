namespace MediaRouting.Testing;

/// <summary>A row of a scenario: an input and the output that it must have.</summary>
/// <param name="input">The input; of a line Given, what follows that word.</param>
/// <param name="isGiven">A line Given: its output is not looked at.</param>
/// <param name="output">The output lines.</param>
public sealed class ScenarioStep(string input, bool isGiven, List<string> output)
{
    /// <summary>The input; of a line Given, what follows that word.</summary>
    public string Input { get; } = input;

    /// <summary>A line Given: its output is not looked at.</summary>
    public bool IsGiven { get; } = isGiven;

    /// <summary>The output lines.</summary>
    public List<string> Output { get; } = output;
}
