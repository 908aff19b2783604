using System.Globalization;

namespace MediaRouting.Testing;

/// <summary>The time of a scenario: it stands still but where the scenario says <c>+5s</c> or <c>+250ms</c>.</summary>
public sealed class ScriptClock
{
    /// <summary>When every scenario starts, Unix milliseconds.</summary>
    public const long Start = 1_750_000_000_000;

    /// <summary>Unix milliseconds.</summary>
    public long Now { get; private set; } = Start;

    /// <summary>Moves on by <c>+5s</c> or <c>+250ms</c>.</summary>
    public void Advance(string by)
    {
        var isMilliseconds = by.EndsWith("ms", StringComparison.Ordinal);
        var digits = by.TrimStart('+').TrimEnd('m', 's');
        Now += long.Parse(digits, CultureInfo.InvariantCulture) * (isMilliseconds ? 1 : 1000);
    }

    /// <summary>A time as it is written in a scenario: since its start.</summary>
    public static string Text(long time)
    {
        var elapsed = time - Start;
        return time == 0 ? "never"
            : elapsed % 1000 == 0 ? string.Create(CultureInfo.InvariantCulture, $"+{elapsed / 1000}s")
            : string.Create(CultureInfo.InvariantCulture, $"+{elapsed}ms");
    }
}
