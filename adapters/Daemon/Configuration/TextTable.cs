using System.Text;

namespace MediaRouting.Daemon.Configuration;

/// <summary>Cells in columns as wide as their widest, two blanks between them.</summary>
/// <param name="head">The first row.</param>
internal sealed class TextTable(params string[] head)
{
    private readonly List<string[]> _rows = [head];

    /// <summary>Adds a row, of as many cells as the head has.</summary>
    public void Add(params string[] row) => _rows.Add(row);

    /// <summary>Writes it.</summary>
    public void Write(TextWriter output)
    {
        int[] widths = [.. head.Select((_, column) => _rows.Max(row => row[column].Length))];
        foreach (string[] row in _rows)
        {
            StringBuilder line = new();
            for (int column = 0; column < row.Length; column++)
            {
                line.Append(row[column].PadRight(widths[column] + 2));
            }

            output.WriteLine(line.ToString().TrimEnd());
        }
    }
}
