using System.Diagnostics;

namespace MediaRouting.Daemon.Demo;

/// <summary>Times from sending a Task to receiving its TaskAssigned.</summary>
internal sealed class Latencies
{
    private readonly List<long> _ticks = [];

    /// <summary>Adds one, in ticks of <see cref="Stopwatch"/>.</summary>
    public void Add(long ticks) => _ticks.Add(ticks);

    /// <summary>Forgets them all.</summary>
    public void Clear() => _ticks.Clear();

    /// <summary>The value that a share of them, 0..1, does not exceed; null without any.</summary>
    public TimeSpan? Quantile(double share)
    {
        if (_ticks.Count == 0)
        {
            return null;
        }

        _ticks.Sort();
        var index = Math.Max(0, (int)Math.Ceiling(share * _ticks.Count) - 1);
        return Stopwatch.GetElapsedTime(0, _ticks[index]);
    }
}
