using System.Diagnostics;

namespace MediaRouting.Bench.Figures;

/// <summary>What a script took, and how much of that time its two threads had a core each.</summary>
/// <param name="Nanoseconds">Per command.</param>
/// <param name="IsUndisturbed">Both had, but for one part in twenty.</param>
internal readonly record struct Lap(double Nanoseconds, bool IsUndisturbed)
{
    private const double Cores = 2 * 0.95;

    /// <summary>Begins a lap.</summary>
    public static Beginning Begin() => new(Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);

    /// <summary>Where a lap began.</summary>
    internal readonly record struct Beginning(long Timestamp, TimeSpan Processor)
    {
        /// <summary>Ends the lap after so many commands.</summary>
        public Lap End(int commands)
        {
            var time = Stopwatch.GetElapsedTime(Timestamp);
            var cores = (Environment.CpuUsage.TotalTime - Processor) / time;
            return new Lap(time.TotalNanoseconds / commands, cores >= Cores);
        }
    }
}
