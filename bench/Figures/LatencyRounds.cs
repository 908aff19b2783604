using MediaRouting.Engine.Statistics;

namespace MediaRouting.Bench.Figures;

/// <summary>
/// The latencies of one side at one rate, in rounds. Those that nothing else disturbed count; all of them, if those
/// were fewer than three.
/// </summary>
/// <param name="name">The side.</param>
internal sealed class LatencyRounds(string name)
{
    private readonly LatencyHistogram _all = new();
    private readonly LatencyHistogram _undisturbed = new();

    /// <summary>The side.</summary>
    public string Name => name;

    /// <summary>The p50 of each round.</summary>
    public Series Middle { get; } = new();

    /// <summary>The p99 of each round.</summary>
    public Series Tail { get; } = new();

    /// <summary>The latencies of the rounds that count, in nanoseconds.</summary>
    public LatencyHistogram Latencies => Middle.IsDisturbed ? _all : _undisturbed;

    /// <summary>Adds a round.</summary>
    public void Add(Lap lap, LatencyHistogram latencies)
    {
        Middle.Add(latencies.ValueAt(0.5), lap.IsUndisturbed);
        Tail.Add(latencies.ValueAt(0.99), lap.IsUndisturbed);
        _all.Add(latencies);
        if (lap.IsUndisturbed)
        {
            _undisturbed.Add(latencies);
        }
    }
}
