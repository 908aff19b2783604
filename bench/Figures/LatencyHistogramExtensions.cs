using MediaRouting.Engine.Statistics;

namespace MediaRouting.Bench.Figures;

/// <summary>Latencies that were recorded in nanoseconds.</summary>
internal static class LatencyHistogramExtensions
{
    /// <summary>Microseconds that so large a part of them did not exceed.</summary>
    /// <param name="latencies">Nanoseconds.</param>
    /// <param name="part">0..1; 1 is the longest.</param>
    public static double Microseconds(this LatencyHistogram latencies, double part) => latencies.ValueAt(part) / 1000.0;
}
