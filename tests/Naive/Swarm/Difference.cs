using MediaRouting.Tests.Naive.Model;

namespace MediaRouting.Tests.Naive.Swarm;

/// <summary>Where engine and model first do not tell the same.</summary>
/// <param name="Place">Which command of the script, from 0.</param>
/// <param name="Expected">What the model tells, a line an event; or why it broke down.</param>
/// <param name="Actual">What the engine tells; or why it broke down.</param>
internal sealed record Difference(int Place, IReadOnlyList<string> Expected, IReadOnlyList<string> Actual)
{
    /// <summary>The events on one side or the other, the first of them that differs marked.</summary>
    public override string ToString()
    {
        var same = Expected.Zip(Actual).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"model:\n{Lines(Expected, same)}engine:\n{Lines(Actual, same)}";
    }

    private static string Lines(IReadOnlyList<string> lines, int marked) =>
        string.Concat(lines.Select((line, i) => $"{(i == marked ? "!   " : "    ")}{line}\n"));
}
