using System.Text.RegularExpressions;

namespace MediaRouting.Tests.Daemon.Metrics;

/// <summary>The names and labels that a query of Prometheus asks for.</summary>
internal static partial class DeployedQueries
{
    // Of the query language, of Prometheus itself, or added by it to every sample.
    private static readonly string[] Known = ["instance", "job", "le"];

    /// <summary>
    /// What is asked for and is not on a page: a name; a label that the name does not have; a value that it never has.
    /// </summary>
    public static IEnumerable<string> Missing(string query, MetricsPage page)
    {
        Dictionary<string, List<MetricSample>> samples = page.Families.Values
            .SelectMany(family => family.Samples)
            .GroupBy(sample => sample.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        Match[] selectors = [.. Selector().Matches(query).Cast<Match>()];
        if (selectors.Length == 0 && !query.StartsWith("up{", StringComparison.Ordinal))
        {
            yield return $"nothing in {query}";
        }

        foreach (Match selector in selectors)
        {
            string name = selector.Groups["name"].Value;
            if (!samples.TryGetValue(name, out List<MetricSample>? found))
            {
                yield return name;
                continue;
            }

            foreach (Match label in Matcher().Matches(selector.Groups["labels"].Value))
            {
                string key = label.Groups["name"].Value;
                string value = label.Groups["value"].Value;
                if (!Known.Contains(key) && !found.Exists(sample =>
                    sample.Labels.GetValueOrDefault(key, "").AsSpan().SequenceEqual(value)))
                {
                    yield return selector.Value;
                }
            }
        }

        IEnumerable<string> labels = Grouping().Matches(query).SelectMany(
            match => match.Groups["labels"].Value.Split(',', StringSplitOptions.TrimEntries));
        string[] known =
        [
            .. selectors.SelectMany(selector => samples.GetValueOrDefault(selector.Groups["name"].Value, []))
                .SelectMany(sample => sample.Labels.Keys),
            .. Known,
        ];
        foreach (string label in labels.Where(label => !known.Contains(label)))
        {
            yield return $"{label} in {query}";
        }
    }

    [GeneratedRegex(@"\b(?<name>(mre|process|dotnet)_[a-z_]+)([{](?<labels>[^}]*)[}])?", RegexOptions.ExplicitCapture)]
    private static partial Regex Selector();

    [GeneratedRegex("""(?<name>[a-z]+)(=|=~)"(?<value>[^"]*)["]""", RegexOptions.ExplicitCapture)]
    private static partial Regex Matcher();

    [GeneratedRegex(@"\b(by|without|on) [(](?<labels>[a-z, ]+)[)]", RegexOptions.ExplicitCapture)]
    private static partial Regex Grouping();
}
