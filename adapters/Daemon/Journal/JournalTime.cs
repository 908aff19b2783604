namespace MediaRouting.Daemon.Journal;

/// <summary>A time of the journal, in milliseconds since 1970-01-01 UTC, for people.</summary>
internal static class JournalTime
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>The time by ISO 8601, in UTC; null for one that no calendar has.</summary>
    public static string? Iso(long time) =>
        time >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
            && time <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
        ? DateTimeOffset.FromUnixTimeMilliseconds(time).ToString(Format)
        : null;
}
