using System.Globalization;
using MediaRouting.Tests.Simulation.Site;
using MediaRouting.Tests.Simulation.World;

namespace MediaRouting.Tests.Simulation.Runs;

/// <summary>The command line of the simulation; see <see cref="Program"/>.</summary>
internal static class SimulationCommand
{
    private const string Usage = """
        --seeds N [--from S]                      plays N seeds from S, or 1, and prints what they were in
        --seed S [--only 1,2,3] [--canary NAME]   plays one, or some of its deeds, and prints its story
        --shrink S [--canary NAME]                shrinks one that fails, with a bug put in or without
        --compare S                               the people of a seed with one daemon and with two
        """;

    /// <summary>Runs the command.</summary>
    /// <returns>0 if nothing was wrong, 1 if something was, 2 if it was not understood.</returns>
    public static int Run(IReadOnlyList<string> args)
    {
        if (Number(args, "--seeds") is { } count)
        {
            return RunMany(Number(args, "--from") ?? 1, count);
        }

        if (Number(args, "--seed") is { } seed)
        {
            return Tell(seed, Option(args, "--only"), CanaryOf(args));
        }

        if (Number(args, "--shrink") is { } failing)
        {
            Console.Write(FailureReport.Of(failing, CanaryOf(args)));
            return 1;
        }

        if (Number(args, "--compare") is { } compared)
        {
            var fault = SeedRun.Compare(compared, Console.WriteLine);
            Console.WriteLine(fault?.Message ?? "the same");
            return fault is null ? 0 : 1;
        }

        Console.Error.WriteLine(Usage);
        return 2;
    }

    private static int RunMany(ulong from, ulong count)
    {
        var campaign = new Campaign();
        campaign.Run(from, count, Environment.ProcessorCount);
        Console.Write(campaign.Table());
        foreach (var (seed, fault) in campaign.Failures)
        {
            Console.WriteLine($"seed {seed}: {fault.Message}");
        }

        Console.WriteLine(campaign);
        return campaign.Failures.Count == 0 ? 0 : 1;
    }

    private static Canary CanaryOf(IReadOnlyList<string> args) =>
        Enum.Parse<Canary>(Option(args, "--canary") ?? nameof(Canary.None));

    private static int Tell(ulong seed, string? only, Canary canary)
    {
        var deeds = Plan.Of(seed, Weather.Of(seed));
        if (only is not null)
        {
            var numbers = only.Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToHashSet();
            deeds = [.. deeds.Where(deed => numbers.Contains(deed.Number))];
        }

        var record = SeedRun.Play(seed, canary, hasStory: true, deeds);
        foreach (var line in record.Story)
        {
            Console.WriteLine(line);
        }

        Console.WriteLine(record.Fault?.ToString() ?? "nothing was wrong");
        return record.Fault is null ? 0 : 1;
    }

    private static ulong? Number(IReadOnlyList<string> args, string option) =>
        Option(args, option) is { } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : null;

    private static string? Option(IReadOnlyList<string> args, string option)
    {
        var place = args.ToList().IndexOf(option);
        return place >= 0 && place + 1 < args.Count ? args[place + 1] : null;
    }
}
