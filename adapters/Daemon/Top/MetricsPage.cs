using System.Globalization;

namespace MediaRouting.Daemon.Top;

/// <summary>
/// The samples of a page of metrics in the Prometheus text format 0.0.4, as far as the daemon writes it: a sample a
/// line, no timestamps.
/// </summary>
public sealed class MetricsPage
{
    private readonly List<Sample> _samples = [];

    /// <summary>Reads a page.</summary>
    /// <exception cref="FormatException">A line is no sample: this is no page of metrics.</exception>
    public MetricsPage(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (!line.IsEmpty && line[0] != '#')
            {
                _samples.Add(Read(line));
            }
        }
    }

    /// <summary>The sum of all samples of a name; null if there is none.</summary>
    public double? Sum(string name) => Sum(sample => IsOf(sample, name));

    /// <summary>The sum of the samples of a name with a label of this value; null if there is none.</summary>
    public double? Sum(string name, string label, string value) =>
        Sum(sample => IsOf(sample, name) && Has(sample, label, value));

    /// <summary>
    /// The bound of a histogram that a share of what was measured since an earlier page does not exceed.
    /// </summary>
    /// <param name="earlier">The page before; null for everything since the start.</param>
    /// <param name="name">The histogram's name.</param>
    /// <param name="share">Above 0 and at most 1.</param>
    /// <param name="label">Only histograms with this label; null for all.</param>
    /// <param name="value">The value of the label.</param>
    /// <returns>Seconds; infinity above the last bound; null if nothing was measured.</returns>
    public double? Quantile(
        MetricsPage? earlier, string name, double share, string? label = null, string value = "")
    {
        var buckets = Buckets(name, label, value);
        var before = earlier?.Buckets(name, label, value) ?? [];
        foreach (var (bound, count) in before)
        {
            buckets[bound] = buckets.GetValueOrDefault(bound) - count;
        }

        var all = buckets.GetValueOrDefault(double.PositiveInfinity);
        return all > 0 ? buckets.First(bucket => bucket.Value >= share * all).Key : null;
    }

    private static bool IsOf(Sample sample, string name) => string.Equals(sample.Name, name, StringComparison.Ordinal);

    private static bool Has(Sample sample, string label, string value) =>
        sample.Labels.TryGetValue(label, out var found) && string.Equals(found, value, StringComparison.Ordinal);

    private static Sample Read(ReadOnlySpan<char> line)
    {
        var space = line.LastIndexOf(' ');
        var brace = line.IndexOf('{');
        if (space <= 0 || !double.TryParse(Finite(line[(space + 1)..]), CultureInfo.InvariantCulture, out var number))
        {
            throw new FormatException($"expected a sample, found {line}");
        }

        return brace < 0
            ? new Sample(line[..space].ToString(), [], number)
            : new Sample(line[..brace].ToString(), ReadLabels(line[(brace + 1)..space]), number);
    }

    private static ReadOnlySpan<char> Finite(ReadOnlySpan<char> value) => value switch
    {
        "+Inf" => "Infinity",
        "-Inf" => "-Infinity",
        _ => value,
    };

    private static Dictionary<string, string> ReadLabels(ReadOnlySpan<char> text)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        while (text.IndexOf("=\"") is var equals and > 0)
        {
            var name = text[..equals].TrimStart(',').ToString();
            text = text[(equals + 2)..];
            var end = 0;
            while (end < text.Length && text[end] != '"')
            {
                end += text[end] == '\\' ? 2 : 1;
            }

            if (end >= text.Length)
            {
                throw new FormatException($"the label {name} does not end");
            }

            labels[name] = text[..end].ToString().Replace("\\\"", "\"", StringComparison.Ordinal)
                .Replace("\\n", "\n", StringComparison.Ordinal).Replace(@"\\", "\\", StringComparison.Ordinal);
            text = text[(end + 1)..];
        }

        return labels;
    }

    private double? Sum(Predicate<Sample> wanted)
    {
        var found = _samples.FindAll(wanted);
        return found.Count > 0 ? found.Sum(sample => sample.Value) : null;
    }

    private SortedDictionary<double, double> Buckets(string name, string? label, string value)
    {
        var buckets = new SortedDictionary<double, double>();
        foreach (var sample in _samples.Where(sample =>
            IsOf(sample, name + "_bucket") && (label is null || Has(sample, label, value))))
        {
            var bound = double.Parse(Finite(sample.Labels["le"]), CultureInfo.InvariantCulture);
            buckets[bound] = buckets.GetValueOrDefault(bound) + sample.Value;
        }

        return buckets;
    }

    private sealed record Sample(string Name, Dictionary<string, string> Labels, double Value);
}
