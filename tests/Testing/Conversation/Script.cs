namespace MediaRouting.Testing;

/// <summary>
/// A conversation with the daemon as a table. A line begins with what it is; white space parts its columns, the last
/// of which is the body. An indented line goes on with the one above; where that breaks behind a space, it ends with
/// <c>\</c>. <c>-</c> is an absent header and <c>@</c> the prefix that keeps the queues of one run apart from those
/// of another.
/// <code>
/// > queue type correlation reply-to body               a message to the daemon
/// ! queue type correlation reply-to body               the same; the probes must not change by it
/// = queue type body                                    a probe: a question asked around every !
/// &lt; queue type correlation [Name=value ...] body       what comes out, in order; with its properties if it has any
/// .                                                    what follows comes by itself, without a message
/// </code>
/// In a text <c>&lt;name&gt;</c> is a placeholder, see <see cref="Placeholders"/>.
/// </summary>
public sealed class Script
{
    private const string None = "-";

    private readonly List<ScriptStep> _steps = [];
    private readonly List<ScriptInput> _probes = [];
    private List<ScriptOutput> _outputs = [];

    private Script(IEnumerable<(int Number, string Text)> lines)
    {
        foreach ((int number, string text) in lines)
        {
            Read(number, text);
        }
    }

    /// <summary>The steps in their order.</summary>
    public IReadOnlyList<ScriptStep> Steps => _steps;

    /// <summary>The questions whose answers a message that changes nothing leaves alone.</summary>
    public IReadOnlyList<ScriptInput> Probes => _probes;

    /// <summary>Every destination at which something is expected.</summary>
    public IEnumerable<string> Destinations => _steps
        .SelectMany(step => step.Outputs).Select(output => output.Destination).Distinct(StringComparer.Ordinal);

    /// <summary>Reads the table kept under a name beside this class.</summary>
    public static Script Load(string name)
    {
        using Stream stream = typeof(Script).Assembly.GetManifestResourceStream($"Conversation/{name}.txt")
            ?? throw new ArgumentException($"there is no conversation {name}", nameof(name));
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    /// <summary>Reads a table.</summary>
    /// <exception cref="FormatException">A line is none of those above.</exception>
    public static Script Parse(string table)
    {
        var lines = new List<(int Number, string Text)>();
        foreach ((int index, string line) in table.Split('\n').Index())
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line[0] == ' ')
            {
                lines[^1] = (lines[^1].Number, lines[^1].Text.TrimEnd('\\') + line.Trim());
            }
            else
            {
                lines.Add((index + 1, line.TrimEnd()));
            }
        }

        return new Script(lines);
    }

    private void Read(int number, string line)
    {
        switch (line[0])
        {
            case '>' or '!':
                string[] input = Columns(number, line[1..], 5);
                Begin(new ScriptInput(
                    number, input[0], Header(input[1]), Header(input[2]), Header(input[3]), input[4], line[0] == '!'));
                break;
            case '=':
                string[] probe = Columns(number, line[1..], 3);
                _probes.Add(new ScriptInput(number, probe[0], probe[1], null, null, probe[2], ChangesNothing: false));
                break;
            case '<':
                string[] output = Columns(number, line[1..], 4);
                int end = output[3].StartsWith('[') ? output[3].IndexOf(']', StringComparison.Ordinal) : -1;
                string[] properties = end < 0 ? [] : output[3][1..end].Split(' ');
                string body = output[3][(end + 1)..].Trim();
                _outputs.Add(
                    new ScriptOutput(number, output[0], Header(output[1]), Header(output[2]), properties, body));
                break;
            case '.':
                Begin(input: null);
                break;
            default:
                throw new FormatException($"line {number}: {line}");
        }
    }

    private void Begin(ScriptInput? input)
    {
        _outputs = [];
        _steps.Add(new ScriptStep(input, _outputs));
    }

    private static string? Header(string column) =>
        string.Equals(column, None, StringComparison.Ordinal) ? null : column;

    private static string[] Columns(int number, string line, int count)
    {
        var columns = new string[count];
        string rest = line.TrimStart();
        for (var i = 0; i < count - 1; i++)
        {
            int end = rest.IndexOf(' ', StringComparison.Ordinal);
            if (end < 0)
            {
                throw new FormatException($"line {number} has too few columns: {line}");
            }

            columns[i] = rest[..end];
            rest = rest[end..].TrimStart();
        }

        columns[^1] = rest;
        return columns;
    }
}
