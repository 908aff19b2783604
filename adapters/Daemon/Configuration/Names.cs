namespace MediaRouting.Daemon.Configuration;

/// <summary>Names as sentences list them.</summary>
internal static class Names
{
    private const int Most = 10;

    /// <summary>The first of them, and a sign if there are more: <c>chat, email, voice</c>.</summary>
    public static string Some(IReadOnlyCollection<string> names) =>
        names.Count == 0 ? "none" : string.Join(", ", names.Take(Most)) + (names.Count > Most ? ", …" : "");
}
