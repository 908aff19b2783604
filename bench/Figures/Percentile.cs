using System.Diagnostics;

namespace MediaRouting.Bench.Figures;

/// <summary>Times that were measured one by one.</summary>
internal static class Percentile
{
    /// <summary>The time that half of them are below, in microseconds.</summary>
    /// <param name="ticks">Timestamps of the stopwatch; put in order by this.</param>
    public static double Middle(Span<long> ticks) => Of(ticks, 0.5);

    /// <summary>The time that this part of them are below, in microseconds.</summary>
    /// <param name="ticks">Timestamps of the stopwatch; put in order by this.</param>
    /// <param name="part">0..1; 1 is the longest.</param>
    public static double Of(Span<long> ticks, double part)
    {
        ticks.Sort();
        var place = Math.Min(ticks.Length - 1, (int)(ticks.Length * part));
        return Stopwatch.GetElapsedTime(0, ticks[place]).TotalMicroseconds;
    }
}
