namespace MediaRouting.Testing;

/// <summary>
/// The inputs behind a line <c>Given</c>:
/// <code>
/// Given a1 chat READY          connects, signs in, and asks for the state
/// Given c1 chat a1 ACTIVE      a task of this ClientUniqueId is offered to a1, who takes it as far as that
/// </code>
/// </summary>
public static class Given
{
    /// <summary>The inputs of a line, without the word Given.</summary>
    /// <param name="line">The line.</param>
    /// <param name="taskName">Name of the task that it creates, if it creates one.</param>
    public static IEnumerable<string> Inputs(string line, string taskName)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 3)
        {
            yield return $"Connect {words[0]}";
            yield return $"Login {words[0]} {words[1]}";
            if (words[2] is "READY" or "LOGOUT")
            {
                yield return $"AgentState {words[0]} {words[1]} {words[2]}";
            }

            yield break;
        }

        yield return $"Task {words[1]} {words[0]}";
        foreach (var state in Path(words[3]))
        {
            yield return $"TaskState {taskName} {words[2]} {state}";
        }
    }

    private static string[] Path(string state) => state switch
    {
        "OFFERED" => [],
        "ACCEPTED" => ["ACCEPTED"],
        "ACTIVE" => ["ACTIVE"],
        "PAUSED" => ["ACTIVE", "PAUSED"],
        "WRAPPING_UP" => ["ACTIVE", "WRAPPING_UP"],
        "CLOSED" => ["ACTIVE", "CLOSED"],
        _ => throw new FormatException($"no path to {state}"),
    };
}
