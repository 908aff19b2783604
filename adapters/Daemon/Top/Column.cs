namespace MediaRouting.Daemon.Top;

/// <summary>A column of a table on the screen.</summary>
/// <typeparam name="T">What a row is about.</typeparam>
/// <param name="Heading">Its heading.</param>
/// <param name="Width">Its width in columns of the terminal, without the space before it.</param>
/// <param name="Text">What stands in it.</param>
/// <param name="Paint">How it is painted, once it has its width; null for as it is.</param>
public sealed record Column<T>(
    string Heading, int Width, Func<T, string> Text, Func<T, Func<string, string>?>? Paint = null)
{
    /// <summary>The heading, to the right.</summary>
    public string Head => ' ' + Heading.PadLeft(Width);

    /// <summary>A cell, to the right; what is too long is cut, and begins with a sign for that.</summary>
    public string Cell(T row, OutputStyle style)
    {
        var text = Text(row);
        text = text.Length <= Width ? text.PadLeft(Width) : style.Pick("…", "~") + text[^(Width - 1)..];
        return ' ' + (Paint?.Invoke(row)?.Invoke(text) ?? text);
    }
}
