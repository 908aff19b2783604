using System.Text;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Testing;

/// <summary>The text of a scenario, taken apart; spaces only align it.</summary>
public sealed class ScenarioTable
{
    private readonly List<ScenarioStep> _steps = [];

    private ScenarioTable(RoutingConfiguration configuration) => Configuration = configuration;

    /// <summary>What its first lines configure.</summary>
    public RoutingConfiguration Configuration { get; }

    /// <summary>Its rows.</summary>
    public IReadOnlyList<ScenarioStep> Steps => _steps;

    /// <summary>Takes a table apart.</summary>
    public static ScenarioTable Parse(string text)
    {
        var center = new ContactCenter();
        var lines = text.Split('\n').Select(line => line.TrimEnd()).Where(
            line => line.Length > 0 && !line.StartsWith('#') && !center.TryAdd(line)).ToList();
        var table = new ScenarioTable(center.Build());
        foreach (var line in lines)
        {
            table.Add(line);
        }

        return table;
    }

    /// <summary>True if the output is what the table says.</summary>
    public bool IsAnsweredBy(List<List<string>> output) =>
        _steps.Zip(output).All(row => row.First.Output.SequenceEqual(row.Second, StringComparer.Ordinal));

    /// <summary>The table with this output in place of its own, aligned, each row that differs marked by <c>!</c>.</summary>
    public string WithOutputs(List<List<string>> output)
    {
        var width = _steps.Where(step => !step.IsGiven).Max(step => step.Input.Length);
        var text = new StringBuilder();
        foreach (var (step, actual) in _steps.Zip(output))
        {
            if (step.IsGiven)
            {
                text.Append("Given ").AppendLine(step.Input);
                continue;
            }

            var mark = step.Output.SequenceEqual(actual, StringComparer.Ordinal) ? string.Empty : "   !";
            var input = step.Input;
            foreach (var line in actual.DefaultIfEmpty(string.Empty))
            {
                text.AppendLine($"{input.PadRight(width)} | {line}{mark}".TrimEnd());
                input = string.Empty;
            }
        }

        return text.ToString();
    }

    private static string Collapse(string text) =>
        string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private void Add(string line)
    {
        if (line.StartsWith("Given ", StringComparison.Ordinal))
        {
            _steps.Add(new ScenarioStep(Collapse(line[6..]), IsGiven: true, []));
            return;
        }

        var bar = line.IndexOf('|', StringComparison.Ordinal);
        var input = Collapse(bar < 0 ? line : line[..bar]);
        var output = bar < 0 ? string.Empty : Collapse(line[(bar + 1)..]);
        if (input.Length > 0)
        {
            _steps.Add(new ScenarioStep(input, IsGiven: false, []));
        }

        if (output.Length > 0)
        {
            _steps[^1].Output.Add(output);
        }
    }
}
