using System.Collections.Immutable;

namespace MediaRouting.Daemon.Configuration;

/// <summary>
/// The properties that each kind of object in a directory file may have. The schema beside the samples has the same.
/// </summary>
public static class DirectoryFields
{
    /// <summary>The whole file.</summary>
    public static ImmutableArray<string> File { get; } =
    [
        "$schema", "method", "url", "headers", "basic", "body", "answers", "timeoutSeconds", "requests", "tlsCa",
    ];

    /// <summary>User and password of HTTP Basic.</summary>
    public static ImmutableArray<string> Basic { get; } = ["user", "password", "passwordFile"];

    /// <summary>The body of the request.</summary>
    public static ImmutableArray<string> Body { get; } = ["json", "form"];

    /// <summary>What an answer means.</summary>
    public static ImmutableArray<string> Answer { get; } = ["status", "where", "means"];
}
