using System.Globalization;
using System.Text.RegularExpressions;

namespace MediaRouting.Tests.Daemon.Metrics;

/// <summary>
/// Reads the Prometheus text format, version 0.0.4, and takes nothing that a reader might forgive: every figure is
/// explained and typed right before its samples, stands once, and its samples have its name.
/// </summary>
internal sealed partial class MetricsPage
{
    private static readonly string[] Types = ["counter", "gauge", "histogram"];

    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private MetricFamily? _last;

    private MetricsPage(string text)
    {
        string[] lines = text.Split('\n');
        Require(lines[^1].Length == 0, "the last line has no end");
        for (int at = 0; at < lines.Length - 1; at++)
        {
            if (lines[at].StartsWith('#'))
            {
                Begin(lines[at], lines[++at]);
            }
            else
            {
                Add(lines[at]);
            }
        }
    }

    public SortedDictionary<string, MetricFamily> Families { get; } = new(StringComparer.Ordinal);

    /// <summary>Every sample by its name and labels.</summary>
    public Dictionary<string, double> Values => Families.Values
        .SelectMany(family => family.Samples).ToDictionary(sample => sample.Key, sample => sample.Value);


    /// <summary>Reads a page.</summary>
    /// <exception cref="FormatException">A line is not as it must be.</exception>
    public static MetricsPage Parse(string text) => new(text);

    /// <summary>The sum of the samples of a figure.</summary>
    public double Sum(string name) => Families[name].Samples.Sum(sample => sample.Value);

    private static void Require(bool holds, string fault)
    {
        if (!holds)
        {
            throw new FormatException(fault);
        }
    }

    private static SortedDictionary<string, string> Labels(string text)
    {
        SortedDictionary<string, string> labels = new(StringComparer.Ordinal);
        foreach (Match label in Label().Matches(text))
        {
            string value = Regex.Unescape(label.Groups["value"].Value);
            Require(labels.TryAdd(label.Groups["name"].Value, value), $"a label twice in {text}");
        }

        return labels;
    }

    private void Begin(string helpLine, string typeLine)
    {
        Match help = Help().Match(helpLine);
        Match type = Type().Match(typeLine);
        string name = help.Groups["name"].Value;
        Require(help.Success, $"no help: {helpLine}");
        Require(type.Success && type.Groups["name"].ValueSpan.SequenceEqual(name), $"no type of {name}: {typeLine}");
        Require(Types.Contains(type.Groups["type"].Value), $"no such type: {typeLine}");
        _last = new MetricFamily(name, help.Groups["help"].Value, type.Groups["type"].Value);
        Require(Families.TryAdd(name, _last), $"{name} stands twice");
    }

    private void Add(string line)
    {
        Match match = Sample().Match(line);
        Require(match.Success, $"no sample: {line}");
        string name = match.Groups["name"].Value;
        string[] suffixes = _last?.Type is "histogram" ? ["_bucket", "_sum", "_count"] : [""];
        Require(
            suffixes.Any(suffix => (_last?.Name + suffix).AsSpan().SequenceEqual(name)),
            $"{name} stands below {_last?.Name}");
        string value = match.Groups["value"].Value.Replace("+Inf", "Infinity", StringComparison.Ordinal);
        MetricSample sample = new(
            name, Labels(match.Groups["labels"].Value), double.Parse(value, CultureInfo.InvariantCulture));
        Require(_keys.Add(sample.Key), $"{sample.Key} stands twice");
        _last!.Samples.Add(sample);
    }

    [GeneratedRegex("^# HELP (?<name>[a-z][a-z0-9_]*) (?<help>[A-Z0-9].*[.])$", RegexOptions.ExplicitCapture)]
    private static partial Regex Help();

    [GeneratedRegex("^# TYPE (?<name>[a-z][a-z0-9_]*) (?<type>[a-z]+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Type();

    [GeneratedRegex(
        """^(?<name>[a-z][a-z0-9_]*)([{](?<labels>([a-z_]+="([^"\\]|\\[n"\\])*"(,(?!})|(?=})))+)[}])? """
        + """(?<value>[+]Inf|-?[0-9.]+(E[-+]?[0-9]+)?)$""",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Sample();

    [GeneratedRegex("""(?<name>[a-z_]+)="(?<value>([^"\\]|\\[n"\\])*)["]""", RegexOptions.ExplicitCapture)]
    private static partial Regex Label();
}
