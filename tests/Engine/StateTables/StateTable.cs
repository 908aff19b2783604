using System.Text;
using MediaRouting.Engine;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.StateTables;

/// <summary>
/// Every input in every state: each cell is played on a site of its own, brought into the state of its column, and
/// shows what the input of its row leads to. A refusal is shown as <c>!</c> and the initials of its code.
/// </summary>
internal sealed class StateTable
{
    /// <summary>Characters of a column.</summary>
    public int CellWidth { get; init; } = 11;

    /// <summary>The question is put to an MRE, and answered by a row.</summary>
    public bool AsksMre { get; init; }

    /// <summary>Lines that configure the site.</summary>
    public required string Center { get; init; }

    /// <summary>Name of a state, and the lines that lead to it.</summary>
    public required (string Name, string[] Lines)[] States { get; init; }

    /// <summary>Name of an input, and its line.</summary>
    public required (string Name, string Line)[] Inputs { get; init; }

    /// <summary>The line that asks how things stand afterwards, and what of its answer is shown.</summary>
    public required (string Line, Func<string, string> Show) Question { get; init; }

    /// <summary>The table as the site fills it.</summary>
    public string Fill(Func<ISite> newSite)
    {
        var width = Inputs.Max(input => input.Name.Length);
        var text = new StringBuilder();
        Row(text, string.Empty.PadRight(width), States.Select(state => state.Name));
        foreach (var (name, line) in Inputs)
        {
            Row(text, name.PadRight(width), States.Select(state => Cell(newSite(), state.Lines, line)));
        }

        return text.ToString();
    }

    private void Row(StringBuilder text, string name, IEnumerable<string> cells)
    {
        var row = string.Concat(cells.Select(cell => " " + cell.PadRight(CellWidth)));
        text.Append((name + row).TrimEnd()).Append('\n');
    }

    private static bool IsError(string line) => line.Contains(": Error ", StringComparison.Ordinal);

    private static string Initials(string error)
    {
        var code = error.Split(": Error ")[1].Split(' ')[0];
        return string.Concat("!", string.Concat(code.Split('_').Select(word => word[0])));
    }

    private string Cell(ISite site, string[] lines, string input)
    {
        var player = new ScenarioPlayer(site, showsRows: AsksMre, showsRowCorrelation: false);
        foreach (var line in lines)
        {
            if (line.StartsWith("Given ", StringComparison.Ordinal))
            {
                player.Arrange(line[6..]);
            }
            else
            {
                Assert.DoesNotContain(player.Play(line), IsError);
            }
        }

        var output = player.Play(input);
        var error = output.Find(IsError);
        return error is not null
            ? Initials(error)
            : Question.Show(player.Play(Question.Line).FirstOrDefault(string.Empty));
    }
}
