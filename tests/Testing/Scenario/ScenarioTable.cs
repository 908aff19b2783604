using System.Text;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Testing;

/// <summary>The text of a scenario, taken apart; spaces only align it.</summary>
public sealed class ScenarioTable
{
    // Where a scenario stands in a source file, a line has this much room of the 120 columns.
    private const int LineWidth = 112;
    private const int Indentation = 8;

    private readonly List<ScenarioStep> _steps = [];

    // Every line as it is written again: a step, or the text of a line that is none.
    private readonly List<object> _lines = [];

    private ScenarioTable(RoutingConfiguration configuration, List<string> configurationLines)
    {
        Configuration = configuration;
        ConfigurationLines = configurationLines;
    }

    /// <summary>What its first lines configure.</summary>
    public RoutingConfiguration Configuration { get; }

    /// <summary>The lines that do.</summary>
    public IReadOnlyList<string> ConfigurationLines { get; }

    /// <summary>Its rows.</summary>
    public IReadOnlyList<ScenarioStep> Steps => _steps;

    /// <summary>Takes a table apart.</summary>
    public static ScenarioTable Parse(string text)
    {
        var center = new ContactCenter();
        var lines = text.Split('\n').Select(line => line.TrimEnd()).ToList();
        var says = lines.FindAll(line => line.Length > 0 && !line.StartsWith('#'));
        var configures = says.FindAll(center.TryAdd);
        var isStep = lines.ConvertAll(line => says.Contains(line) && !configures.Contains(line));
        var table = new ScenarioTable(center.Build(), configures);
        for (var i = 0; i < lines.Count; i++)
        {
            if (isStep[i])
            {
                table.Add(lines[i]);
            }
            else
            {
                table._lines.Add(lines[i]);
            }
        }

        return table;
    }

    /// <summary>True if the output is what the table says.</summary>
    public bool IsAnsweredBy(List<List<string>> output) =>
        _steps.Zip(output).All(row => row.First.Output.SequenceEqual(row.Second, StringComparer.Ordinal));

    /// <summary>
    /// The table with this output in place of its own, aligned, each row that differs marked by <c>!</c>. An input
    /// too long to stand beside an output stands above it.
    /// </summary>
    public string WithOutputs(List<List<string>> output)
    {
        var longest = output.SelectMany(lines => lines).Select(line => line.Length).Append(0).Max();
        var room = LineWidth - " | ".Length - longest;
        var width = _steps.Where(step => !step.IsGiven && step.Input.Length <= room)
            .Select(step => step.Input.Length).Append(Indentation).Max();
        var text = new StringBuilder();
        var outputs = _steps.Zip(output).ToDictionary(row => row.First, row => row.Second);
        foreach (var line in _lines)
        {
            if (line is ScenarioStep step)
            {
                Write(text, step, outputs[step], width);
            }
            else
            {
                text.Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, ScenarioStep step, List<string> actual, int width)
    {
        if (step.IsGiven)
        {
            text.Append("Given ").Append(step.Input).Append('\n');
            return;
        }

        var mark = step.Output.SequenceEqual(actual, StringComparer.Ordinal) ? string.Empty : "   !";
        var input = step.Input;
        if (input.Length > width)
        {
            text.Append(input).Append('\n');
            input = string.Empty;
        }

        foreach (var line in actual.DefaultIfEmpty(string.Empty))
        {
            text.Append($"{input.PadRight(width)} | {line}{mark}".TrimEnd()).Append('\n');
            input = string.Empty;
        }
    }

    private static string Collapse(string text) =>
        string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private void Add(string line)
    {
        if (line.StartsWith("Given ", StringComparison.Ordinal))
        {
            Add(new ScenarioStep(Collapse(line[6..]), isGiven: true, []));
            return;
        }

        var bar = line.IndexOf('|', StringComparison.Ordinal);
        var input = Collapse(bar < 0 ? line : line[..bar]);
        var output = bar < 0 ? string.Empty : Collapse(line[(bar + 1)..]);
        if (input.Length > 0)
        {
            Add(new ScenarioStep(input, isGiven: false, []));
        }

        if (output.Length > 0)
        {
            _steps[^1].Output.Add(output);
        }
    }

    private void Add(ScenarioStep step)
    {
        _steps.Add(step);
        _lines.Add(step);
    }
}
