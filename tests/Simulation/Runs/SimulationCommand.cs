using System.Globalization;
using MediaRouting.Tests.Simulation.World;

namespace MediaRouting.Tests.Simulation.Runs;

internal static class SimulationCommand
{
    public static int Run(string[] args)
    {
        var from = ulong.Parse(args[0], CultureInfo.InvariantCulture);
        var count = ulong.Parse(args.Length > 1 ? args[1] : "1", CultureInfo.InvariantCulture);
        var story = args.Length > 2;
        for (var seed = from; seed < from + count; seed++)
        {
            var start = System.Diagnostics.Stopwatch.GetTimestamp();
            var record = new Chronicle(story);
            var weather = Weather.Of(seed);
            var world = new SimulatedWorld(seed, weather, Plan.Of(seed, weather), record);
            world.Run();
            if (story) foreach (var line in record.Story) Console.WriteLine(line);
            Console.WriteLine($"seed {seed} split {weather.IsSplit} kept {weather.BeginsWithKept} turns {weather.Turns} {world.Elapsed / 1000} s in {System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms hash {record.Hash:x} {record.Fault?.Message} turn {record.FaultTurn} deed {record.LastDeed}");
        }
        return 0;
    }
}
