namespace MediaRouting.Daemon.Top;

/// <summary>What a running daemon said of itself at one look.</summary>
/// <param name="At">When, on the clock of whoever looks; only differences mean something.</param>
/// <param name="Metrics">Its page of metrics.</param>
/// <param name="Statistics">Its statistics; null from a daemon without the MRE role, which has none.</param>
public sealed record Look(TimeSpan At, MetricsPage Metrics, StatisticsPage? Statistics)
{
    /// <summary>How much a counter has grown in a second since an earlier look; null if it is not there.</summary>
    public double? Rate(Look? before, string name) => Rate(before, page => page.Sum(name));

    /// <summary>The same of the samples with a label of this value.</summary>
    public double? Rate(Look? before, string name, string label, string value) =>
        Rate(before, page => page.Sum(name, label, value));

    private double? Rate(Look? before, Func<MetricsPage, double?> counter)
    {
        var seconds = (At - (before?.At ?? At)).TotalSeconds;
        return seconds > 0 && counter(Metrics) is { } now && counter(before!.Metrics) is { } then && now >= then
            ? (now - then) / seconds
            : null;
    }
}
