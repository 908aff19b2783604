using System.Diagnostics;
using MediaRouting.Engine.Statistics;

namespace MediaRouting.Load.Figures;

/// <summary>Latencies of a step, in microseconds, and how often it went well or was refused.</summary>
internal sealed class StepFigures
{
    private static readonly double TicksPerMicrosecond = Stopwatch.Frequency / 1e6;

    private readonly LatencyHistogram _latencies = new();
    private long _sum;

    /// <summary>Times that it went well.</summary>
    public long Ok => _latencies.Count;

    /// <summary>Times that it was refused.</summary>
    public long Fail { get; private set; }

    /// <summary>The shortest latency; 0 without any.</summary>
    public long Min { get; private set; }

    /// <summary>The longest.</summary>
    public long Max => _latencies.Max;

    /// <summary>The mean; 0 without any.</summary>
    public double Mean => Ok == 0 ? 0 : (double)_sum / Ok;

    /// <summary>The latency that so large a part of them, 0..1, does not exceed.</summary>
    public long At(double part) => _latencies.ValueAt(part);

    /// <summary>It went well.</summary>
    public void Record(long fromTimestamp, long toTimestamp)
    {
        var latency = Math.Max(0, (long)((toTimestamp - fromTimestamp) / TicksPerMicrosecond));
        Min = Ok == 0 ? latency : Math.Min(Min, latency);
        _sum += latency;
        _latencies.Record(latency);
    }

    /// <summary>It was refused.</summary>
    public void Refuse() => Fail++;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _latencies.Clear();
        (_sum, Fail, Min) = (0, 0, 0);
    }
}
