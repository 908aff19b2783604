namespace MediaRouting.Tests.Daemon.Metrics;

/// <summary>One line of figures.</summary>
/// <param name="Name">With the suffix of a histogram's parts.</param>
/// <param name="Labels">In the order of their names.</param>
/// <param name="Value">The figure.</param>
internal sealed record MetricSample(string Name, SortedDictionary<string, string> Labels, double Value)
{
    /// <summary>What sets it apart from every other line.</summary>
    public string Key => Name + "{" + string.Join(',', Labels.Select(label => $"{label.Key}={label.Value}")) + "}";

    /// <summary>The same without one label.</summary>
    public string KeyWithout(string name) => string.Join(',', Labels
        .Where(label => !string.Equals(label.Key, name, StringComparison.Ordinal))
        .Select(label => $"{label.Key}={label.Value}"));
}
