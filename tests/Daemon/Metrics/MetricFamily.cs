namespace MediaRouting.Tests.Daemon.Metrics;

/// <summary>A figure with its explanation, its type and its samples.</summary>
internal sealed record MetricFamily(string Name, string Help, string Type)
{
    public List<MetricSample> Samples { get; } = [];

    /// <summary>Its samples with a suffix, by the labels but <c>le</c>.</summary>
    public ILookup<string, MetricSample> Parts(string suffix) =>
        Samples.Where(sample => string.Equals(sample.Name, Name + suffix, StringComparison.Ordinal))
            .ToLookup(sample => sample.KeyWithout("le"));
}
