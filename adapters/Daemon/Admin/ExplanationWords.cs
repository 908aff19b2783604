using System.Globalization;
using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Json;

namespace MediaRouting.Daemon.Admin;

/// <summary>Times, states and policies as explanations write them.</summary>
internal static class ExplanationWords
{
    /// <summary>Unix milliseconds as UTC, ISO 8601.</summary>
    public static string Time(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time)
        .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A state of an agent; empty for none.</summary>
    public static string Of(AgentState state) =>
        state == AgentState.None ? "" : Encoding.UTF8.GetString(WireNames.Of(state));

    /// <summary>A state of a task.</summary>
    public static string Of(TaskState state) => Encoding.UTF8.GetString(WireNames.Of(state));

    /// <summary>A policy as the configuration writes it.</summary>
    public static string Of(QueuePolicy policy) => policy switch
    {
        QueuePolicy.MostSkilled => "mostSkilled",
        QueuePolicy.LeastSkilled => "leastSkilled",
        _ => "longestAvailable",
    };
}
