namespace MediaRouting.Daemon.Options;

/// <summary>How log lines are written to standard output.</summary>
public enum LogFormat
{
    /// <summary><c>plain</c>: one line of text each, for people.</summary>
    Plain,

    /// <summary><c>json</c>: one JSON object a line, for collectors.</summary>
    Json,
}
