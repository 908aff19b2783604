using System.Buffers;
using System.Globalization;
using System.Text;

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

    /// <summary>Adds a sample of the family begun last.</summary>
    /// <param name="value">Its value.</param>
    /// <param name="labels">What sets it apart from the other samples of the family.</param>
    public void Sample(long value, params ReadOnlySpan<(string Name, string Value)> labels) =>
        Sample(value.ToString(CultureInfo.InvariantCulture), labels);

    /// <summary>Adds a sample of the family begun last.</summary>
    /// <param name="value">Its value.</param>
    /// <param name="labels">What sets it apart from the other samples of the family.</param>
    public void Sample(double value, params ReadOnlySpan<(string Name, string Value)> labels) =>
        Sample(Number(value), labels);

    /// <summary>The text so far.</summary>
    public override string ToString() => _text.ToString();

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

    private void Sample(string value, ReadOnlySpan<(string Name, string Value)> labels)
    {
        _text.Append(_family);
        char separator = '{';
        foreach ((string name, string label) in labels)
        {
            ThrowUnless(IsName(name), name, "a name has letters, digits and _, and begins with no digit");
            _text.Append(separator).Append(name).Append("=\"");
            AppendEscaped(label, quotes: true);
            _text.Append('"');
            separator = ',';
        }

        _text.Append(labels.IsEmpty ? " " : "} ").Append(value).Append('\n');
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
