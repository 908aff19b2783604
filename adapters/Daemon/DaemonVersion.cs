namespace MediaRouting.Daemon;

/// <summary>Which <c>mre</c> this is.</summary>
internal static class DaemonVersion
{
    /// <summary>Its version, three numbers.</summary>
    public static string Text { get; } = typeof(DaemonVersion).Assembly.GetName().Version!.ToString(3);
}
