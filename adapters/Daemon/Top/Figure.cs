using System.Globalization;

namespace MediaRouting.Daemon.Top;

/// <summary>
/// Figures in few columns, in the same words everywhere on the screen; <c>-</c> for one that is not there.
/// </summary>
public static class Figure
{
    private const string None = "-";

    /// <summary>A number: whole to 99,999, then in thousands and millions.</summary>
    public static string Count(double? number) => number switch
    {
        null => None,
        < 100_000 => Text($"{Math.Round(number.Value):#,0}"),
        < 10_000_000 => Text($"{number.Value / 1_000:#,0}k"),
        _ => Text($"{number.Value / 1_000_000:#,0}M"),
    };

    /// <summary>A number a second: with one decimal below 10.</summary>
    public static string Rate(double? perSecond) => perSecond switch
    {
        null => None,
        > 0 and < 10 => Text($"{perSecond.Value:0.0}/s"),
        _ => Count(perSecond) + "/s",
    };

    /// <summary>A share of 1, in per cent without decimals.</summary>
    public static string Share(double? share) => share is { } part ? Text($"{part * 100:0}%") : None;

    /// <summary>Per cent without decimals.</summary>
    public static string Percent(decimal? percent) => percent is { } part ? Text($"{part:0}%") : None;

    /// <summary>Bytes, in MiB or GiB.</summary>
    public static string Bytes(double? bytes) => bytes switch
    {
        null => None,
        < 1024.0 * 1024 * 1024 => Text($"{bytes.Value / 1024 / 1024:0} MiB"),
        _ => Text($"{bytes.Value / 1024 / 1024 / 1024:0.0} GiB"),
    };

    /// <summary>How long somebody waits: tenths of a second below ten, then the two largest units.</summary>
    public static string Wait(double? seconds) => seconds switch
    {
        null => None,
        0 => "0",
        < 10 => Text($"{seconds.Value:0.0}s"),
        < 60 => Text($"{Math.Floor(seconds.Value):0}s"),
        < 3_600 => Text($"{Math.Floor(seconds.Value / 60):0}m{Math.Floor(seconds.Value % 60):00}"),
        < 86_400 => Text($"{Math.Floor(seconds.Value / 3_600):0}h{Math.Floor(seconds.Value % 3_600 / 60):00}"),
        _ => Text($"{Math.Floor(seconds.Value / 86_400):0}d{Math.Floor(seconds.Value % 86_400 / 3_600):00}"),
    };

    /// <summary>How long a part of the daemon took at most, as the bound of a histogram says it.</summary>
    public static string Latency(double? seconds, OutputStyle style) => seconds switch
    {
        null => None,
        double.PositiveInfinity => ">10s",
        < 0.001 => style.Pick("≤", "<=") + Text($"{seconds.Value * 1_000_000:0}") + style.Pick("µs", "us"),
        < 1 => style.Pick("≤", "<=") + Text($"{seconds.Value * 1_000:0}ms"),
        _ => style.Pick("≤", "<=") + Text($"{seconds.Value:0}s"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
