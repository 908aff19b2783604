using System.Globalization;
using System.Reflection;
using System.Text;
using MediaRouting.Engine;
using MediaRouting.Tests.Simulation.Site;

namespace MediaRouting.Tests.Simulation.Runs;

/// <summary>What is printed of a seed that failed: all that it takes to see it again, and the story of it.</summary>
internal static class FailureReport
{
    private const int UsualPlays = 200;
    private const int MostLines = 120;

    /// <summary>Shrinks a failing seed and tells its story.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="canary">The bug that was put in.</param>
    /// <param name="mostPlays">How often it may be played to shrink it.</param>
    public static string Of(ulong seed, Canary canary = Canary.None, int mostPlays = UsualPlays)
    {
        var first = SeedRun.Play(seed, canary);
        if (first.Fault is not { } fault)
        {
            return $"seed {seed} does not fail";
        }

        var deeds = new Shrinker(seed, canary, mostPlays).Shrink(fault, first.LastDeed);
        var smallest = SeedRun.Play(seed, canary, hasStory: true, deeds);
        var only = string.Join(',', deeds.Select(deed => deed.Number));
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"seed {seed}, commit {Commit}, turn {smallest.FaultTurn}: ")
            .AppendLine(smallest.Fault!.Message)
            .Append(CultureInfo.InvariantCulture, $"{deeds.Count} deeds are left of the plan; to see it again: ")
            .AppendLine($"dotnet run --project tests/Simulation -- {Again(seed, canary)} --only {only}");
        foreach (var line in Story(smallest))
        {
            text.AppendLine(line);
        }

        return text.ToString();
    }

    private static string Again(ulong seed, Canary canary) => string.Create(
        CultureInfo.InvariantCulture, $"--seed {seed}{(canary == Canary.None ? "" : $" --canary {canary}")}");

    private static string Commit =>
        typeof(StateMachine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[^1] ?? "unknown";

    /// <summary>What concerns the task, and what happens beside the messages; everything, if there is none.</summary>
    private static IEnumerable<string> Story(Chronicle record)
    {
        var task = record.Fault!.Task;
        var lines = record.Story.Where(line => task.Length == 0
            || line.Contains($"\"{task}\"", StringComparison.Ordinal)
            || !line.Contains(" says ", StringComparison.Ordinal));
        return lines.TakeLast(MostLines);
    }
}
