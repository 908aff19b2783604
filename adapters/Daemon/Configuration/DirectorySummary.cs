using MediaRouting.Directory.Http;
using MediaRouting.Engine.Commands;

namespace MediaRouting.Daemon.Configuration;

/// <summary>What <c>mre check</c> shows of a good directory file; nothing that may be a secret.</summary>
internal static class DirectorySummary
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter output, HttpDirectoryOptions options)
    {
        output.WriteLine(
            $"agent directory {options}: {options.Method}, {options.Requests} requests at a time, "
            + $"an answer within {options.Timeout.TotalSeconds} s");
        if (PlainWarning(options) is { } warning)
        {
            output.WriteLine(warning);
        }

        TextTable table = new("status", "where", "means");
        foreach (AnswerRule rule in options.Answers)
        {
            table.Add(
                string.Join(", ", rule.Statuses),
                rule.Where.IsEmpty ? "-" : string.Join(", ", rule.Where),
                Name(rule.Means));
        }

        table.Add("else", "-", "DIRECTORY_UNAVAILABLE");
        table.Write(output);
    }

    /// <summary>Says that passwords are sent readable to another machine; null if they are not.</summary>
    public static string? PlainWarning(HttpDirectoryOptions options) =>
        options.Server.Scheme is "https" || options.Server.IsLoopback
            ? null
            : $"{options} is not https://: passwords cross the network readable";

    private static string Name(Verification means) => means switch
    {
        Verification.Verified => "verified",
        Verification.UserNotFound => "USER_NOT_FOUND",
        _ => "AUTHENTICATION_FAILED",
    };
}
