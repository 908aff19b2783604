using System.Globalization;

namespace MediaRouting.Daemon.Demo;

/// <summary>Prints an outcome: what happened on the left, what must be 0 on the right.</summary>
/// <param name="output">Where to.</param>
/// <param name="style">What can be shown there.</param>
public sealed class OutcomeTable(TextWriter output, OutputStyle style)
{
    private const int LabelWidth = 25;
    private const int ValueWidth = 6;
    private const string Indent = "  ";

    /// <summary>Prints it.</summary>
    public void Print(Outcome outcome)
    {
        (string Label, int Value)[] figures =
        [
            ("tasks in", outcome.TasksIn), ("offered", outcome.Offered), ("answered", outcome.Answered),
            ("declined", outcome.Declined), ("no answer", outcome.NoAnswer), ("abandoned", outcome.Abandoned),
            ("no agent in time", outcome.Expired), ("transferred", outcome.Transferred),
            ("conferenced", outcome.Conferenced), ("closed", outcome.Closed),
        ];
        (string Label, int Value)[] zeros =
        [
            ("lost", outcome.Faults[(int)FaultKind.Lost]), ("double", outcome.Faults[(int)FaultKind.Double]),
            ("above capacity", outcome.Faults[(int)FaultKind.AboveCapacity]),
            ("sequence gaps", outcome.Faults[(int)FaultKind.SequenceGap]),
            ("messages unanswered", outcome.Faults[(int)FaultKind.Unanswered]),
            ("dead letters", outcome.Faults[(int)FaultKind.DeadLetter]),
        ];
        (string Label, int Value)[] messages =
        [
            ("messages in", outcome.MessagesIn), ("messages out", outcome.MessagesOut),
            ("refused (states crossed)", outcome.Refused), ("interrupted by a call", outcome.Interrupted),
        ];
        string[] right =
            [.. zeros.Select(zero => Cell(zero, isZeroAsked: true)), .. messages.Select(cell => Cell(cell))];

        var bar = style.Dim(style.Pick("│", "|"));
        Rule("┌", "┬", "┐");
        for (var row = 0; row < figures.Length; row++)
        {
            output.WriteLine($"{Indent}{bar}{Cell(figures[row])}{bar}{right[row]}{bar}");
        }

        Rule("└", "┴", "┘");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Indent}{outcome.TasksIn} tasks = {outcome.Answered} answered + {outcome.Abandoned} abandoned"
            + $" + {outcome.Expired} without an agent in time"));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Indent}{outcome.Offered} offers = {outcome.Answered} answered + {outcome.Declined} declined"
            + $" + {outcome.NoAnswer} no answer + {outcome.LeftDuringOffer} given up"));
    }

    private void Rule(string left, string middle, string right)
    {
        var line = string.Concat(Enumerable.Repeat(style.Pick("─", "-"), LabelWidth + ValueWidth + 4));
        output.WriteLine(Indent + style.Dim(
            style.Pick(left, "+") + line + style.Pick(middle, "+") + line + style.Pick(right, "+")));
    }

    private string Cell((string Label, int Value) cell, bool isZeroAsked = false)
    {
        var text = cell.Value.ToString(CultureInfo.InvariantCulture).PadLeft(ValueWidth);
        var painted = (isZeroAsked, cell.Value) switch
        {
            (true, 0) => style.Green(text),
            (true, _) => style.Red(text),
            _ => style.Bold(text),
        };
        return $"  {cell.Label.PadRight(LabelWidth)}{painted}  ";
    }
}
