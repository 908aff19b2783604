namespace MediaRouting.Bench;

/// <summary>
/// Prints figures as Markdown tables, each as soon as it is there, and notes them for the report if there is to be one.
/// </summary>
/// <param name="output">Where to print.</param>
/// <param name="rows">The file for the report; none if null.</param>
public sealed class FigureTable(TextWriter output, string? rows)
{
    private string _title = "";
    private int _short;
    private int _disturbed;

    /// <summary>Prints the head of a table.</summary>
    public void Begin(string title)
    {
        _title = title;
        output.WriteLine();
        output.WriteLine($"### {title}");
        output.WriteLine();
        output.WriteLine("| figure | made of | value | goal | |");
        output.WriteLine("|---|---|---|---|---|");
    }

    /// <summary>Prints a row.</summary>
    public void Add(Figure figure)
    {
        _short += figure.Verdict == Verdict.Short ? 1 : 0;
        _disturbed += figure.Verdict == Verdict.Disturbed ? 1 : 0;
        output.WriteLine(figure);
        Note(figure with { Table = _title });
    }

    /// <summary>Prints what the figures are taken on.</summary>
    public void AddMachine()
    {
        foreach (var fact in MachineFacts.Now)
        {
            Add(fact);
        }
    }

    /// <summary>Prints a fact about the machine.</summary>
    public void Add(Fact fact)
    {
        output.WriteLine($"- {fact.Name}: {fact.Value}");
        Note(fact);
    }

    /// <summary>Notes a point of a plot; it is not printed.</summary>
    public void Add(PlotPoint point) => Note(point);

    /// <summary>Prints how many goals were missed.</summary>
    public void End()
    {
        output.WriteLine();
        output.WriteLine($"{_short} short of their goals, {_disturbed} disturbed by other work on this machine.");
    }

    private void Note(Row row)
    {
        if (rows is not null)
        {
            RowFile.Append(rows, row);
        }
    }
}
