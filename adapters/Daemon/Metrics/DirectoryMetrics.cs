using MediaRouting.Daemon.Admin;
using MediaRouting.Directory.Http;
using MediaRouting.Engine.Commands;

namespace MediaRouting.Daemon.Metrics;

/// <summary>What <c>/metrics</c> shows of an HTTP agent directory.</summary>
internal static class DirectoryMetrics
{
    /// <summary>Writes its figures; none where the configuration is the directory.</summary>
    public static void Write(MetricsText text, HttpDirectory? directory)
    {
        if (directory is null)
        {
            return;
        }

        text.Counter("mre_directory_requests_total", "Sign-ins that the agent directory was asked about, by outcome.");
        text.Sample(directory.Count(Verification.Verified), ("outcome", "verified"));
        text.Sample(directory.Count(Verification.UserNotFound), ("outcome", "userNotFound"));
        text.Sample(directory.Count(Verification.AuthenticationFailed), ("outcome", "authenticationFailed"));
        text.Sample(directory.Count(Verification.DirectoryUnavailable), ("outcome", "unavailable"));
        text.Counter("mre_directory_request_seconds_total", "Time that these requests took, together.");
        text.Sample(directory.Asked.TotalSeconds);
    }
}
