using System.Buffers;
using System.Globalization;
using System.Text;
using MediaRouting.Engine.Statistics;

namespace MediaRouting.Daemon.Admin;

/// <summary>
/// Writes figures in the Prometheus text format, version 0.0.4: a family (its name, what it is, its type), then its
/// samples. A name that breaks the conventions is a slip in the program and throws.
/// </summary>
public sealed class MetricsText
{
    /// <summary>The media type of the text.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private const string CounterSuffix = "_total";
    private const double NanosecondsASecond = 1e9;

    // 1 µs to 10 s, two a power of ten: enough to tell memory from disk from network.
    private static readonly long[] Bounds =
    [
        1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000, 30_000_000, 100_000_000,
        300_000_000, 1_000_000_000, 3_000_000_000, 10_000_000_000,
    ];

    private static readonly string[] BoundTexts = Array.ConvertAll(
        Bounds, bound => (bound / 1_000_000_000m).ToString("0.######", CultureInfo.InvariantCulture));

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _families = new(StringComparer.Ordinal);
    private string _family = "";

    /// <summary>Begins a figure that only grows, from 0 at start.</summary>
    /// <param name="name">Its name, with the unit, ending in <c>_total</c>.</param>
    /// <param name="help">What it counts, one sentence.</param>
    /// <exception cref="ArgumentException">The name is not one, is no counter's, or was begun before.</exception>
    public void Counter(string name, string help)
    {
        ThrowUnless(name.EndsWith(CounterSuffix, StringComparison.Ordinal), name, "a counter ends in _total");
        Begin(name, help, "counter");
    }

    /// <summary>Begins a figure that goes up and down.</summary>
    /// <param name="name">Its name, with the unit, not ending in <c>_total</c>.</param>
    /// <param name="help">What it is, one sentence.</param>
    /// <exception cref="ArgumentException">The name is not one, is a counter's, or was begun before.</exception>
    public void Gauge(string name, string help)
    {
        ThrowUnless(!name.EndsWith(CounterSuffix, StringComparison.Ordinal), name, "only a counter ends in _total");
        Begin(name, help, "gauge");
    }

    /// <summary>Begins a figure that says how often each length of time occurred.</summary>
    /// <param name="name">Its name, ending in <c>_seconds</c>.</param>
    /// <param name="help">What it measures, one sentence.</param>
    /// <exception cref="ArgumentException">The name is not one, is of another unit, or was begun before.</exception>
    public void Histogram(string name, string help)
    {
        ThrowUnless(name.EndsWith("_seconds", StringComparison.Ordinal), name, "a time ends in _seconds");
        Begin(name, help, "histogram");
    }

    /// <summary>Adds the samples of a histogram, of the family begun last.</summary>
    /// <param name="nanoseconds">What was measured, in nanoseconds.</param>
    /// <param name="labels">What sets it apart from the other histograms of the family.</param>
    public void Sample(LatencyHistogram nanoseconds, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        Span<long> counts = stackalloc long[Bounds.Length];
        var all = nanoseconds.CountUpTo(Bounds, counts);
        for (var bound = 0; bound < Bounds.Length; bound++)
        {
            Sample(Integer(counts[bound]), labels, "_bucket", BoundTexts[bound]);
        }

        Sample(Integer(all), labels, "_bucket", "+Inf");
        Sample(Number(nanoseconds.Sum / NanosecondsASecond), labels, "_sum");
        Sample(Integer(all), labels, "_count");
    }

    /// <summary>Adds a sample of the family begun last.</summary>
    /// <param name="value">Its value.</param>
    /// <param name="labels">What sets it apart from the other samples of the family.</param>
    public void Sample(long value, params ReadOnlySpan<(string Name, string Value)> labels) =>
        Sample(Integer(value), labels);

    /// <summary>Adds a sample of the family begun last.</summary>
    /// <param name="value">Its value.</param>
    /// <param name="labels">What sets it apart from the other samples of the family.</param>
    public void Sample(double value, params ReadOnlySpan<(string Name, string Value)> labels) =>
        Sample(Number(value), labels);

    /// <summary>The text so far.</summary>
    public override string ToString() => _text.ToString();

    private static string Integer(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    private static void ThrowUnless(bool good, string name, string rule)
    {
        if (!good)
        {
            throw new ArgumentException($"\"{name}\": {rule}", nameof(name));
        }
    }

    private static bool IsName(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && !name.AsSpan().ContainsAnyExcept(NameCharacters);

    private void Begin(string name, string help, string type)
    {
        ThrowUnless(IsName(name), name, "a name has letters, digits and _, and begins with no digit");
        ThrowUnless(_families.Add(name), name, "begun before");
        _family = name;
        _text.Append("# HELP ").Append(name).Append(' ');
        AppendEscaped(help, quotes: false);
        _text.Append("\n# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
    }

    private void Sample(
        string value, ReadOnlySpan<(string Name, string Value)> labels, string suffix = "", string? bound = null)
    {
        _text.Append(_family).Append(suffix);
        char separator = '{';
        foreach ((string name, string label) in labels)
        {
            ThrowUnless(IsName(name), name, "a name has letters, digits and _, and begins with no digit");
            _text.Append(separator).Append(name).Append("=\"");
            AppendEscaped(label, quotes: true);
            _text.Append('"');
            separator = ',';
        }

        if (bound is not null)
        {
            _text.Append(separator).Append("le=\"").Append(bound).Append('"');
            separator = ',';
        }

        _text.Append(separator == '{' ? " " : "} ").Append(value).Append('\n');
    }

    private void AppendEscaped(string text, bool quotes)
    {
        foreach (char c in text)
        {
            _ = c switch
            {
                '\\' => _text.Append("\\\\"),
                '\n' => _text.Append("\\n"),
                '"' when quotes => _text.Append("\\\""),
                _ => _text.Append(c),
            };
        }
    }
}
