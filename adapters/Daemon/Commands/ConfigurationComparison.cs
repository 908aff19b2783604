using System.Net.Http.Headers;
using System.Text.Json;
using MediaRouting.Daemon.Configuration;
using MediaRouting.Engine;
using MediaRouting.Engine.Reconfiguration;

namespace MediaRouting.Daemon.Commands;

/// <summary>What a configuration would change: <c>mre check --against</c>.</summary>
internal static class ConfigurationComparison
{
    /// <summary>
    /// Says what a configuration would change of another, where nobody is signed in and no task is open.
    /// </summary>
    public static void WithFile(ConfigurationFile file, ConfigurationFile other, TextWriter output)
    {
        StateMachine idle = new(other.Routing, new StateMachineOptions { TaskIdPrefix = "check" }, outbox: null);
        ChangeEffects effects = idle.Foresee(new ConfigurationChange(idle.Registry.InForce, file.Routing));
        using MemoryStream json = new();
        using (Utf8JsonWriter writer = new(json))
        {
            writer.WriteStartObject();
            ChangeJson.Write(writer, effects);
            writer.WriteEndObject();
        }

        using JsonDocument changes = JsonDocument.Parse(json.ToArray());
        Write(output, effects.Difference.IsEmpty, changes.RootElement);
    }

    /// <summary>Says what a configuration would change of a running daemon, and whether it can.</summary>
    /// <param name="file">The configuration.</param>
    /// <param name="address">The daemon's admin endpoint.</param>
    /// <param name="output">Where to.</param>
    /// <param name="stop">Ends the waiting.</param>
    public static async Task<ExitCode> WithRunningAsync(
        ConfigurationFile file, Uri address, TextWriter output, CancellationToken stop)
    {
        try
        {
            using HttpClient client = new();
            using ReadOnlyMemoryContent body = new(file.Json);
            body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using HttpResponseMessage response =
                await client.PostAsync(new Uri(address, "/config/preview"), body, stop);
            using JsonDocument answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(stop));
            if (!answer.RootElement.TryGetProperty("changes", out JsonElement changes))
            {
                output.WriteLine($"{address}: {answer.RootElement.GetProperty("error")}");
                return ExitCode.Usage;
            }

            output.WriteLine($"against version {changes.GetProperty("fromVersion")} of {address}");
            Write(output, isEmpty: false, changes);
            output.WriteLine(response.IsSuccessStatusCode ? "it can be put in force" : "it cannot be put in force now");
            return response.IsSuccessStatusCode ? ExitCode.Stopped : ExitCode.Usage;
        }
        catch (Exception exception) when (
            exception is HttpRequestException or JsonException or KeyNotFoundException or TaskCanceledException)
        {
            output.WriteLine($"{address}: {exception.Message}");
            return ExitCode.Usage;
        }
    }

    private static void Write(TextWriter output, bool isEmpty, JsonElement changes)
    {
        if (isEmpty)
        {
            output.WriteLine("nothing that routing goes by is different");
        }

        ChangeText.Write(output, changes);
    }
}
