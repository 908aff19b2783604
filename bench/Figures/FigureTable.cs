namespace MediaRouting.Bench.Figures;

/// <summary>Prints figures as Markdown tables, each as soon as it is there.</summary>
internal sealed class FigureTable(TextWriter output)
{
    private int _short;
    private int _disturbed;

    /// <summary>Prints the head of a table.</summary>
    public void Begin(string title)
    {
        output.WriteLine();
        output.WriteLine($"### {title}");
        output.WriteLine();
        output.WriteLine("| figure | made of | value | goal | |");
        output.WriteLine("|---|---|---|---|---|");
    }

    /// <summary>Prints a row.</summary>
    public void Add(Figure figure)
    {
        _short += figure.IsShort ? 1 : 0;
        _disturbed += figure.IsDisturbed ? 1 : 0;
        output.WriteLine(figure);
    }

    /// <summary>Prints how many goals were missed.</summary>
    public void End()
    {
        output.WriteLine();
        output.WriteLine($"{_short} short of their goals, {_disturbed} disturbed by other work on this machine.");
    }
}
