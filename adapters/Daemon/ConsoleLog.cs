using MediaRouting.Daemon.Options;
using Microsoft.Extensions.Logging.Console;

namespace MediaRouting.Daemon;

/// <summary>Log lines on standard output: one line each, times in UTC.</summary>
public static class ConsoleLog
{
    /// <summary>A log in the given form. Disposing it writes what is still queued.</summary>
    public static ILoggerFactory Create(LogFormat format) => LoggerFactory.Create(logging =>
    {
        if (format == LogFormat.Json)
        {
            logging.AddJsonConsole(json =>
            {
                json.UseUtcTimestamp = true;
                json.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            });
        }
        else
        {
            logging.AddSimpleConsole(plain =>
            {
                plain.SingleLine = true;
                plain.UseUtcTimestamp = true;
                plain.TimestampFormat = "yyyy-MM-dd HH:mm:ss.fff ";
                plain.ColorBehavior = LoggerColorBehavior.Disabled;
            });
        }
    });
}
