using System.Text;
using System.Text.RegularExpressions;

namespace MediaRouting.Testing;

/// <summary>
/// The values that stand in one run for the placeholders of a script. The first message that is expected to have
/// <c>&lt;name&gt;</c> decides what it is; from then on it is that. <c>&lt;time&gt;</c> is any time in the form of
/// the protocol; a name that begins with time is such a time, one that begins with id a JMSMessageID.
/// <c>&lt;sequence&gt;</c> is the MediaRoutingSequence of the last message received.
/// </summary>
public sealed class Placeholders
{
    private const string Time = @"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z";
    private const string MessageId = @"ID:[^""]+";
    private const string Anything = @"[^""<>]+";
    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly Regex Placeholder = new("<(?<name>[A-Za-z][A-Za-z0-9]*)>", Plain, Patience);

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Gives a placeholder its value.</summary>
    public void Set(string placeholder, string value) => _values[placeholder] = value;

    /// <summary>The text with the values of its placeholders.</summary>
    /// <exception cref="KeyNotFoundException">Nothing has decided yet what a placeholder is.</exception>
    public string Fill(string text) => Placeholder.Replace(text, match => _values[match.Groups["name"].Value]);

    /// <summary>True if a text is the one expected; then new placeholders have their values from it.</summary>
    public bool Matches(string expected, string actual)
    {
        Match match = Regex.Match(actual, Pattern(expected), Plain, Patience);
        if (!match.Success)
        {
            return false;
        }

        foreach (Group group in match.Groups.Cast<Group>().Where(group => char.IsLetter(group.Name[0])))
        {
            _values[group.Name] = group.Value;
        }

        return true;
    }

    private string Pattern(string expected)
    {
        var pattern = new StringBuilder("^");
        var met = new HashSet<string>(StringComparer.Ordinal);
        int at = 0;
        foreach (Match placeholder in Placeholder.Matches(expected))
        {
            string name = placeholder.Groups["name"].Value;
            pattern.Append(Regex.Escape(expected[at..placeholder.Index]));
            at = placeholder.Index + placeholder.Length;
            if (_values.TryGetValue(name, out string? value))
            {
                pattern.Append(Regex.Escape(value));
            }
            else if (name is "time")
            {
                pattern.Append(Time);
            }
            else if (met.Add(name))
            {
                pattern.Append($"(?<{name}>{Form(name)})");
            }
            else
            {
                throw new FormatException($"<{name}> is new and stands twice in {expected}");
            }
        }

        return pattern.Append(Regex.Escape(expected[at..])).Append("\\z").ToString();
    }

    private static string Form(string name) =>
        name.StartsWith("time", StringComparison.Ordinal) ? Time
        : name.StartsWith("id", StringComparison.Ordinal) ? MessageId
        : Anything;
}
