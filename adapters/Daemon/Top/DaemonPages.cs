using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace MediaRouting.Daemon.Top;

/// <summary>The pages of a running daemon's admin endpoint.</summary>
/// <param name="client">Takes them; its base address is the endpoint.</param>
internal sealed class DaemonPages(HttpClient client)
{
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>Takes a look.</summary>
    /// <returns>What was seen, or why nothing was: one sentence.</returns>
    public async Task<(Look? Look, string Fault)> LookAsync(CancellationToken stop)
    {
        try
        {
            string metrics = await client.GetStringAsync(new Uri("/metrics", UriKind.Relative), stop);
            TimeSpan at = Stopwatch.GetElapsedTime(_start);
            using HttpResponseMessage answer = await client.GetAsync(new Uri("/stats", UriKind.Relative), stop);
            string statistics = await answer.Content.ReadAsStringAsync(stop);

            // A daemon without the MRE role has no such page.
            bool hasStatistics = answer.StatusCode != HttpStatusCode.NotFound;
            if (hasStatistics && !answer.IsSuccessStatusCode)
            {
                return (null, $"/stats answered {(int)answer.StatusCode}: {statistics}");
            }

            return (new Look(at, new MetricsPage(metrics), hasStatistics ? StatisticsPage.Read(statistics) : null), "");
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return (null, $"no answer from {client.BaseAddress}: {exception.Message}");
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            return (null, $"not the admin endpoint of a daemon: {exception.Message}");
        }
    }
}
