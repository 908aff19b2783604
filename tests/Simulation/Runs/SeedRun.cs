using System.Text;
using System.Text.RegularExpressions;
using MediaRouting.Tests.Simulation.Broker;
using MediaRouting.Tests.Simulation.Checks;
using MediaRouting.Tests.Simulation.Site;
using MediaRouting.Tests.Simulation.World;

namespace MediaRouting.Tests.Simulation.Runs;

/// <summary>One seed: its world played, twice, or calm.</summary>
internal static partial class SeedRun
{
    /// <summary>Plays a seed.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="canary">The bug to put in.</param>
    /// <param name="hasStory">Whether the story is written down.</param>
    /// <param name="deeds">The deeds to be done; null for all that the seed plans.</param>
    public static Chronicle Play(
        ulong seed, Canary canary = Canary.None, bool hasStory = false, IReadOnlyList<Deed>? deeds = null)
    {
        var record = new Chronicle(hasStory);
        var weather = Weather.Of(seed);
        var world = new SimulatedWorld(seed, weather, deeds ?? Plan.Of(seed, weather), record, canary);
        world.Run();
        record.Elapsed = world.Elapsed;
        return record;
    }

    /// <summary>
    /// Plays the people of a seed in two calm worlds, one daemon in the one and two in the other.
    /// </summary>
    /// <param name="seed">The seed.</param>
    /// <param name="saw">Told of what the two worlds were in.</param>
    /// <returns>Where what the Chat Server was told differs, or what else was wrong; null for nothing.</returns>
    public static SimulationFault? Compare(ulong seed, Action<string> saw)
    {
        var weather = Weather.Of(seed);
        var deeds = Plan.Of(seed, weather);
        var told = new List<string>[2];
        for (var side = 0; side < told.Length; side++)
        {
            var record = new Chronicle(hasStory: false);
            var world = new SimulatedWorld(seed, weather.Calm(isSplit: side == 1), deeds, record);
            world.Run();
            if (record.Fault is not null)
            {
                return record.Fault;
            }

            told[side] = Lines(world.Told);
            if (record.Seen.ContainsKey("configuration: put in force"))
            {
                saw(side == 0 ? "combined = split: one changes its configuration" : "combined = split: two change it");
            }
        }

        var place = told[0].Zip(told[1])
            .TakeWhile(pair => string.Equals(pair.First, pair.Second, StringComparison.Ordinal))
            .Count();
        return place == told[0].Count && place == told[1].Count
            ? null
            : new SimulationFault(
                "combined = split",
                $"line {place} of what the Chat Server was told:\n"
                + $"combined: {string.Join("\n          ", told[0].Skip(place - 4).Take(8))}\n"
                + $"split:    {string.Join("\n          ", told[1].Skip(place - 4).Take(8))}");
    }

    /// <summary>By time and address, in order, with tasks named for their customers, since ids differ.</summary>
    private static List<string> Lines(IReadOnlyList<Letter> letters)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = new List<(long Time, string Queue, string Line)>();
        foreach (var letter in letters)
        {
            var body = Encoding.UTF8.GetString(letter.Body);
            if (letter.Type is "Task" && CreatedTask().Match(body) is { Success: true } created)
            {
                names.TryAdd(created.Groups["task"].Value, created.Groups["client"].Value);
            }

            var text = TaskId().Replace(body, match => names.GetValueOrDefault(match.Value, match.Value));
            var line = $"{letter.Timestamp} {letter.Queue} {letter.Type} {letter.CorrelationId} {text}";
            lines.Add((letter.Timestamp, letter.Queue, line));
        }

        return
        [
            .. lines.OrderBy(line => line.Time)
                .ThenBy(line => line.Queue, StringComparer.Ordinal)
                .Select(line => line.Line),
        ];
    }

    [GeneratedRegex("task-[0-9]+")]
    private static partial Regex TaskId();

    [GeneratedRegex("\"ClientUniqueId\":\"(?<client>[^\"]*)\",\"TaskId\":\"(?<task>[^\"]*)\"")]
    private static partial Regex CreatedTask();
}
