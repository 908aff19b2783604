using System.Globalization;
using System.Reflection;
using System.Text;
using MediaRouting.Engine;
using MediaRouting.Tests.Simulation.Site;

namespace MediaRouting.Tests.Simulation.Runs;

/// <summary>What is printed of a seed that failed: all that it takes to see it again, and the story of it.</summary>
internal static class FailureReport
{
    private const int MostPlays = 150;
    private const int MostLines = 120;

    /// <summary>Shrinks a failing seed and tells its story.</summary>
    public static string Of(ulong seed, Canary canary = Canary.None)
    {
        var first = SeedRun.Play(seed, canary);
        if (first.Fault is not { } fault)
        {
            return $"seed {seed} does not fail";
        }

        var deeds = new Shrinker(seed, canary, MostPlays).Shrink(fault, first.LastDeed);
        var smallest = SeedRun.Play(seed, canary, hasStory: true, deeds);
        var only = string.Join(',', deeds.Select(deed => deed.Number));
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"seed {seed}, commit {Commit}, turn {smallest.FaultTurn}: ")
            .AppendLine(smallest.Fault!.Message)
            .Append(CultureInfo.InvariantCulture, $"{deeds.Count} deeds are left of the plan; to see it again: ")
            .AppendLine(CultureInfo.InvariantCulture, $"dotnet run --project tests/Simulation -- --seed {seed} --only {only}");
        foreach (var line in Story(smallest))
        {
            text.AppendLine(line);
        }

        return text.ToString();
    }

    private static string Commit =>
        typeof(StateMachine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[^1] ?? "unknown";

    /// <summary>What concerns the task, and what happens beside the messages; everything, if it concerns none.</summary>
    private static IEnumerable<string> Story(Chronicle record)
    {
        var task = record.Fault!.Task;
        var lines = record.Story.Where(line => task.Length == 0
            || line.Contains($"\"{task}\"", StringComparison.Ordinal)
            || !line.Contains(" says ", StringComparison.Ordinal));
        return lines.TakeLast(MostLines);
    }
}
