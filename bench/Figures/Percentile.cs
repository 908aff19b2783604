using System.Diagnostics;

namespace MediaRouting.Bench.Figures;

/// <summary>Times that were measured one by one.</summary>
internal static class Percentile
{
    /// <summary>The time that half of them are below, in microseconds.</summary>
    /// <param name="ticks">Timestamps of the stopwatch; put in order by this.</param>
    public static double Middle(Span<long> ticks)
    {
        ticks.Sort();
        return Stopwatch.GetElapsedTime(0, ticks[ticks.Length / 2]).TotalMicroseconds;
    }
}
