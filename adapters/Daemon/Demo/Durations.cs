using System.Globalization;

namespace MediaRouting.Daemon.Demo;

/// <summary>Short times as people read them.</summary>
internal static class Durations
{
    /// <summary>Microseconds, milliseconds or seconds with about three digits; a dash for none.</summary>
    public static string Text(TimeSpan? time, OutputStyle style) => time switch
    {
        null => "-",
        { TotalMicroseconds: < 999.5 } value => Text(value.TotalMicroseconds, "0") + style.Pick(" µs", " us"),
        { TotalMilliseconds: < 99.95 } value => Text(value.TotalMilliseconds, "0.0") + " ms",
        { TotalMilliseconds: < 999.5 } value => Text(value.TotalMilliseconds, "0") + " ms",
        { } value => Text(value.TotalSeconds, "0.0") + " s",
    };

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
