namespace MediaRouting.Daemon.Top;

/// <summary>
/// Draws a screen in place on the terminal's second screen, so that what stood there is there again afterwards. Plain
/// ANSI: cursor home, end of line, rest of the screen.
/// </summary>
internal sealed class TopTerminal : IDisposable
{
    private const string Enter = "\e[?1049h\e[?25l";
    private const string Leave = "\e[?25h\e[?1049l";
    private readonly TextWriter _output;

    /// <summary>Takes the terminal.</summary>
    public TopTerminal(TextWriter output)
    {
        _output = output;
        _output.Write(Enter);
    }

    /// <summary>True once the user has typed q.</summary>
    public static bool IsLeft()
    {
        while (!Console.IsInputRedirected && Console.KeyAvailable)
        {
            if (Console.ReadKey(intercept: true).KeyChar is 'q' or 'Q')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Draws lines that fit.</summary>
    public void Draw(IEnumerable<string> lines)
    {
        _output.Write("\e[H" + string.Join("\e[K\r\n", lines) + "\e[K\e[J");
        _output.Flush();
    }

    /// <summary>Gives the terminal back.</summary>
    public void Dispose()
    {
        _output.Write(Leave);
        _output.Flush();
    }
}
