namespace MediaRouting.Daemon;

/// <summary>What can be written where output for people goes.</summary>
/// <param name="IsTerminal">Lines can be drawn again in place.</param>
/// <param name="HasColor">Colours are wanted too.</param>
/// <param name="IsUtf8">Signs beyond ASCII will be shown as such.</param>
public sealed record OutputStyle(bool IsTerminal, bool HasColor, bool IsUtf8)
{
    /// <summary>Columns that are written to at most.</summary>
    public const int Columns = 80;

    private const int Rows = 14;

    /// <summary>Plain lines of ASCII: right everywhere.</summary>
    public static OutputStyle Plain { get; } = new(IsTerminal: false, HasColor: false, IsUtf8: false);

    /// <summary>
    /// What a writer can show. Only standard output may be a terminal, and counts as one if it is large enough; colours
    /// are left out where NO_COLOR is set.
    /// </summary>
    public static OutputStyle Of(TextWriter output)
    {
        if (output != Console.Out)
        {
            return Plain;
        }

        var isTerminal = !Console.IsOutputRedirected
            && Environment.GetEnvironmentVariable("TERM") is not "dumb"
            && Console.WindowWidth >= Columns
            && Console.WindowHeight >= Rows;
        var wantsColor = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new OutputStyle(isTerminal, isTerminal && wantsColor, IsUtf8Locale());
    }

    /// <summary>One of two texts: the first where it can be shown.</summary>
    public string Pick(string utf8, string ascii) => IsUtf8 ? utf8 : ascii;

    /// <summary>A text in bold, or as it is.</summary>
    public string Bold(string text) => Paint("1", text);

    /// <summary>A text that steps back, or as it is.</summary>
    public string Dim(string text) => Paint("2", text);

    /// <summary>A text that says "well", or as it is.</summary>
    public string Green(string text) => Paint("32", text);

    /// <summary>A text that says "soon", or as it is.</summary>
    public string Yellow(string text) => Paint("33", text);

    /// <summary>A text that says "not well", or as it is.</summary>
    public string Red(string text) => Paint("31", text);

    private string Paint(string code, string text) => HasColor ? $"\e[{code}m{text}\e[0m" : text;

    /// <summary>As the C library decides it: the first of these variables that is set names the encoding.</summary>
    private static bool IsUtf8Locale()
    {
        if (OperatingSystem.IsWindows())
        {
            return Console.OutputEncoding.CodePage == 65001;
        }

        string[] variables = ["LC_ALL", "LC_CTYPE", "LANG"];
        var locale = variables
            .Select(Environment.GetEnvironmentVariable)
            .FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return locale is not null
            && (locale.Contains("UTF-8", StringComparison.OrdinalIgnoreCase)
                || locale.Contains("UTF8", StringComparison.OrdinalIgnoreCase));
    }
}
